import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { KeptAppid } from '../appids/appid.ts'
import { mustGetAppid } from '../appids/bind-appid.ts'
import { getBindingsOf } from '../appids/get-appids.ts'
import { findSubMerchant, getSubMerchants } from '../merchants/get-merchant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { listPaymentsIn } from '../payments/get-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { openPayer } from '../payments/sealed-request.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Payer, type PayersPayment, payersOf } from './payer.ts'

/** An appid's payers across the merchants that share it (M16). */
export type AppidPayers = {
  readonly appid: KeptAppid
  /** The numbers it is bound to, in the viewer's mode. */
  readonly numbers: readonly (SubMerchant & { readonly isDefault: boolean })[]
  readonly payers: readonly Payer[]
  /** How many payments were looked at: the newest of each number. */
  readonly lookedAt: number
}

const maxNumbers = 50
/** Each payment's payer is opened, so that they are few. */
const maxPaymentsPerNumber = 100
const anything = {
  storeId: null,
  terminalId: null,
  product: null,
  reference: null,
  amountFrom: null,
  amountTo: null,
  createdFrom: null,
  createdTo: null,
}

/** The payers of the newest payments, whoever came last first. */
export async function listPayers(ctx: Context, viewer: Viewer, appidId: string): Promise<AppidPayers> {
  const { appid, numbers, payments } = await inTenant(ctx, viewer, async (tx) => {
    const appid = await mustGetAppid(tx, appidId)
    const numbers = await numbersOf(tx, viewer, appid.appid)
    const payments: Payment[] = []
    for (const number of numbers) payments.push(...(await newestOf(tx, viewer, number)))
    return { appid, numbers, payments }
  })
  const known = payments.flatMap((payment) => toPayersPayment(ctx, payment, appid.appid))
  return { appid, numbers, payers: payersOf(known), lookedAt: payments.length }
}

async function numbersOf(tx: Tx, { mode }: Viewer, appid: string): Promise<AppidPayers['numbers']> {
  const bindings = (await getBindingsOf(tx, appid)).slice(0, maxNumbers)
  const found: SubMerchant[] = []
  for (const { subMerchantId } of bindings) found.push((await findSubMerchant(tx, subMerchantId))!)
  const owners = [...new Set(found.map(({ merchantId }) => merchantId))]
  const ofMode = await getSubMerchants(tx, owners, mode)
  const defaults = new Map(bindings.map(({ subMerchantId, isDefault }) => [subMerchantId, isDefault]))
  return ofMode.flatMap((number) => {
    const isDefault = defaults.get(number.id)
    return isDefault === undefined ? [] : [{ ...number, isDefault }]
  })
}

function newestOf(tx: Tx, { mode }: Viewer, { merchantId, subMchid }: SubMerchant): Promise<Payment[]> {
  const page = { before: null, limit: maxPaymentsPerNumber }
  return listPaymentsIn(tx, { ...anything, ...page, mode, merchantId, subMchid, state: 'paid' })
}

function toPayersPayment(ctx: Context, payment: Payment, appid: string): PayersPayment[] {
  const { sub } = openPayer(ctx.vault, payment)
  if (sub?.appid !== appid || !payment.paidAt) return []
  return [{ openid: sub.openid, merchantId: payment.merchantId, amount: payment.amount, paidAt: payment.paidAt }]
}
