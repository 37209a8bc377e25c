import type { Promised } from '../../queue/promise-job.ts'
import type { SubMerchant } from './merchant.ts'

const dayMs = 86_400_000

/** A number whose settlement account WeChat is asked for. */
export type SettledNumber = Pick<SubMerchant, 'id' | 'merchantId' | 'accountId' | 'subMchid'>

/** A look at where a number is settled to. Each promises the next: a day later, unless somebody wants to know sooner. */
export function settlementLook({ id, merchantId, accountId, subMchid }: SettledNumber, at: Date): Promised {
  const key = `${accountId}/settlement_accounts.look/${id}`
  const payload = { accountId, merchantId, subMerchantId: id, subMchid }
  return { task: 'settlement_accounts.look', key, payload, at }
}

export function nextSettlementLook(number: SettledNumber, now: Date): Promised {
  return settlementLook(number, new Date(now.getTime() + dayMs))
}
