import type { Vault } from '../../secrets.ts'
import type { Payment } from './payment.ts'
import type { PayerOpenids } from './payment-report.ts'
import type { KeptRequest } from './payment-request.ts'

/** The request names the payer, so it is kept sealed. */
export function sealRequest(vault: Vault, paymentId: string, request: KeptRequest): Buffer {
  return vault.seal(JSON.stringify(request), `payment.request:${paymentId}`)
}

export function openRequest(vault: Vault, payment: Payment): KeptRequest {
  return JSON.parse(vault.open(payment.requestSealed, `payment.request:${payment.id}`).toString('utf8')) as KeptRequest
}

export function sealPayer(vault: Vault, paymentId: string, payer: PayerOpenids): Buffer {
  return vault.seal(JSON.stringify(payer), `payment.payer:${paymentId}`)
}

export function openPayer(vault: Vault, payment: Payment): PayerOpenids {
  if (!payment.payerSealed) return { sp: null, sub: null }
  return JSON.parse(vault.open(payment.payerSealed, `payment.payer:${payment.id}`).toString('utf8')) as PayerOpenids
}
