import { type Check, filled, listOf, oneOf, optional, record, text, whole } from './shapes.ts'

const MAX_PIECES = 1000
const SHA1_HEX = /^[0-9a-f]{40}$/i

/** `bill_date` as in `2026-11-23`. Without `tar_type` the bill comes unpacked: it is read either way. */
type OfDay = { readonly bill_date: string; readonly tar_type?: 'GZIP' }

/** ALL (the default) holds payments and refunds; the others have columns of their own. */
export type TradeBillRequest = OfDay & {
  readonly sub_mchid?: string
  readonly bill_type?: 'ALL' | 'SUCCESS' | 'REFUND'
}

/** BASIC is the default. */
export type FundFlowBillRequest = OfDay & { readonly account_type?: 'BASIC' | 'OPERATION' | 'FEES' }

export type SubMerchantBillRequest = OfDay & {
  readonly sub_mchid: string
  readonly account_type: 'BASIC' | 'OPERATION' | 'FEES' | 'DEPOSIT'
}

/** Where a bill lies for 5 minutes, and the hash of its unpacked text. */
export type BillFile = { readonly hash_type: 'SHA1'; readonly hash_value: string; readonly download_url: string }

/** A bill in sealed pieces, in their order from 1. */
export type SealedBill = {
  readonly download_bill_count: number
  readonly download_bill_list?: readonly SealedBillPiece[]
}

/** `encrypt_key` is sealed for our merchant certificate. The hash is that of the piece, opened and unpacked. */
export type SealedBillPiece = BillFile & {
  readonly bill_sequence: number
  readonly encrypt_key: string
  readonly nonce: string
}

const sha1: Check = (value) => text(value) ?? (SHA1_HEX.test(value as string) ? null : '/')
const file = { hash_type: oneOf('SHA1'), hash_value: sha1, download_url: filled }

export const checkBillFile: Check = record<BillFile>(file)

const anySealedBill = record<SealedBill>({
  download_bill_count: whole,
  download_bill_list: optional(
    listOf(record<SealedBillPiece>({ ...file, bill_sequence: whole, encrypt_key: filled, nonce: filled }), MAX_PIECES),
  ),
})

/** A piece too few, or in another order, would be another bill. */
export const checkSealedBill: Check = (value) => {
  const fault = anySealedBill(value)
  if (fault !== null) return fault
  const { download_bill_count, download_bill_list = [] } = value as SealedBill
  const inOrder = download_bill_list.every(({ bill_sequence }, index) => bill_sequence === index + 1)
  return inOrder && download_bill_list.length === download_bill_count ? null : '/download_bill_list'
}
