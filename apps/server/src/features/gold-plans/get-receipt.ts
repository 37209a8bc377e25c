import type { Context } from '../../context.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { getMerchantIn } from '../merchants/get-merchant.ts'
import { findPaymentIn } from '../payments/get-payment.ts'
import type { FoundAccount } from '../providers/account.ts'
import { type AskedReceipt, isShown, type Receipt } from './receipt.ts'

/**
 * What a payer may see of a payment, without signing in: only by the payment's own number, which nobody can guess, with the
 * sub-merchant's that it is of, under the account that it is of, and not for long. Null for everything else.
 */
export async function getReceipt(ctx: Context, account: FoundAccount, asked: AskedReceipt): Promise<Receipt | null> {
  return inTenant(ctx, { providerId: account.providerId }, async (tenant) => {
    const tx = onClockOf(tenant, account)
    const payment = await findPaymentIn(tx, asked.paymentId)
    if (payment?.accountId !== account.id || payment.identity.subMchid !== asked.subMchid) return null
    if (!isShown(payment, tx.now)) return null
    const merchant = await getMerchantIn(tx, payment.merchantId)
    const { amount, state, paidAt, id: paymentId } = payment
    return { merchant: merchant?.name ?? '', amount, state, paidAt, paymentId }
  })
}
