import { filled, optional, type Reading, readerOf, refuseAt, whole } from './values.ts'

const MAX_COUPONS = 50

/** A coupon that paid a part, or that a part went back to. Fen. */
export type Coupon = { readonly coupon_id: string; readonly coupon_fee: number; readonly coupon_type?: string }

export type WithCoupons = { readonly coupons?: readonly Coupon[] }

type Names = { readonly id: string; readonly fee: string; readonly end: string }

/** Coupons of an order are numbered from 0: `coupon_id_0`, `coupon_fee_0`, `coupon_type_0`. */
export function readCoupons(fields: ReadonlyMap<string, string>): Reading<readonly Coupon[]> {
  return readNumbered(fields, { id: 'coupon_id', fee: 'coupon_fee', end: '' })
}

/** Those of a refund likewise, `coupon_refund_id_0`; in a list of refunds the `nth` refund comes first: `coupon_refund_id_1_0`. */
export function readRefundedCoupons(fields: ReadonlyMap<string, string>, nth?: number): Reading<readonly Coupon[]> {
  const end = nth === undefined ? '' : `_${nth}`
  return readNumbered(fields, { id: 'coupon_refund_id', fee: 'coupon_refund_fee', end })
}

/** What was read, with its coupons where there are some; wrong when either is. */
export function join<T extends object>(
  reading: Reading<T>,
  coupons: Reading<readonly Coupon[]>,
): Reading<T & WithCoupons> {
  if (!reading.ok) return reading
  if (!coupons.ok) return coupons
  return { ok: true, value: { ...reading.value, ...(coupons.value.length === 0 ? {} : { coupons: coupons.value }) } }
}

function readNumbered(fields: ReadonlyMap<string, string>, { id, fee, end }: Names): Reading<readonly Coupon[]> {
  const coupons: Coupon[] = []
  for (let n = 0; fields.get(`${id}${end}_${n}`); n++) {
    if (n === MAX_COUPONS) return refuseAt(`/${id}${end}_${n}`)
    const one = Object.entries({ coupon_id: id, coupon_fee: fee, coupon_type: 'coupon_type' }).map(
      ([name, wire]) => [name, fields.get(`${wire}${end}_${n}`) ?? ''] as const,
    )
    const reading = readCoupon({ fields: new Map(one), nested: new Map() })
    if (!reading.ok) return refuseAt(`/${fee}${end}_${n}`)
    coupons.push(reading.value)
  }
  return { ok: true, value: coupons }
}

const readCoupon = readerOf<Coupon>({ coupon_id: filled, coupon_fee: whole, coupon_type: optional(filled) })
