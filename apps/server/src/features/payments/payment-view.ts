import type { Payment as PaymentView } from '@teyue/contract/payment'
import type { Vault } from '../../secrets.ts'
import { viewIdentity } from '../appids/identity-view.ts'
import { type Payment, refundable } from './payment.ts'
import { openPayer, openRequest } from './sealed-request.ts'

/** A payment as the API shows it; a refusal in doubt is not shown as one. `pay` is what the payer needs now, or null; `request` spares opening the sealed one. */
export function viewPayment(
  vault: Vault,
  payment: Payment,
  pay: PaymentView['pay'],
  request = openRequest(vault, payment),
): PaymentView {
  const refused = payment.state === 'refused' && payment.refusedCode !== null
  return {
    id: payment.id,
    object: 'payment',
    mode: payment.mode,
    merchant: payment.merchantId,
    sub_merchant: payment.subMerchantId,
    account: payment.accountId,
    store: viewPlace(payment.scene?.store),
    terminal: viewPlace(payment.scene?.terminal),
    product: payment.product,
    amount: payment.amount,
    currency: 'CNY',
    description: payment.description,
    reference: payment.reference,
    state: payment.state,
    metadata: { ...request.metadata },
    created_at: payment.createdAt.toISOString(),
    expires_at: payment.expiresAt.toISOString(),
    paid_at: payment.paidAt?.toISOString() ?? null,
    transaction_id: payment.transactionId,
    imported: viewImported(payment),
    refundable: refundable(payment),
    refunded: payment.refundAccepted,
    fee: payment.state === 'paid' ? payment.fee : null,
    payer: viewPayer(vault, payment),
    identity: viewIdentity(payment.identity),
    pay,
    refusal: refused ? { code: payment.refusedCode ?? '', message: payment.refusedMessage ?? '' } : null,
  }
}

function viewPlace(place: NonNullable<PaymentView['terminal']> | null | undefined): PaymentView['terminal'] {
  return place ? { id: place.id, name: place.name, number: place.number } : null
}

function viewImported({ outTradeNo, combineOutTradeNo, verifiedAt }: Payment): PaymentView['imported'] {
  if (outTradeNo === null) return null
  const numbers = { out_trade_no: outTradeNo, combine_out_trade_no: combineOutTradeNo }
  return { ...numbers, verified_at: verifiedAt?.toISOString() ?? null }
}

function viewPayer(vault: Vault, payment: Payment): PaymentView['payer'] {
  const { sp, sub } = openPayer(vault, payment)
  return { sp_openid: sp, sub_openid: sub, payer_total: payment.payerTotal }
}
