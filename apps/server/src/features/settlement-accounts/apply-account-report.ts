import { recordEvent } from '../../base/events.ts'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { nextSettlementLook, type SettledNumber } from '../merchants/settlement-look.ts'
import type { KnownAccount } from './account.ts'
import type { TellsAccount } from './from-wechat.ts'
import { selectAccountOf, upsertAccount } from './store.ts'

export type AccountReport = {
  readonly providerId: string
  readonly number: SettledNumber
  readonly told: TellsAccount
  readonly exchange: SealedExchange
}

/** The one door for WeChat's word on the account in force. Keeps it, says what is another than before, and asks again each day. */
export async function applyAccountReport(ctx: Context, report: AccountReport): Promise<KnownAccount> {
  const { providerId, number } = report
  return inTenant(ctx, { providerId, accountId: number.accountId }, async (tx) => {
    const before = await selectAccountOf(tx, number.id)
    const after = toKnown(tx, before, report)
    await upsertAccount(tx, after)
    if (before && before.accountNumber !== after.accountNumber) tell(tx, report, 'settlement_account.changed')
    if (after.verifyResult === 'VERIFY_FAIL' && before?.verifyResult !== 'VERIFY_FAIL')
      tell(tx, report, 'settlement_account.failing')
    promiseJob(tx, nextSettlementLook(number, tx.now))
    return after
  })
}

/** WeChat has said nothing of the account: it is asked on, a day later. */
export async function askAgainTomorrow(
  ctx: Context,
  { providerId, number }: Pick<AccountReport, 'providerId' | 'number'>,
): Promise<void> {
  const { accountId } = number
  await inTenant(ctx, { providerId, accountId }, async (tx) => promiseJob(tx, nextSettlementLook(number, tx.now)))
}

function toKnown(tx: Tx, before: KnownAccount | undefined, { number, told }: AccountReport): KnownAccount {
  const isSame = before?.accountNumber === told.accountNumber && before.verifyResult === told.verifyResult
  const { id: subMerchantId, accountId, merchantId } = number
  return {
    ...told,
    ...{ subMerchantId, accountId, merchantId },
    askedAt: tx.now,
    changedAt: isSame ? before.changedAt : tx.now,
  }
}

function tell(tx: Tx, { number, told, exchange }: AccountReport, type: string): void {
  const { accountBank, accountNumber, verifyResult, verifyFailReason } = told
  recordEvent(tx, {
    type,
    source: 'query',
    subjectId: number.id,
    accountId: number.accountId,
    merchantId: number.merchantId,
    facts: {
      merchant: number.merchantId,
      sub_mchid: number.subMchid,
      account_bank: accountBank,
      account_number: accountNumber,
      verify_result: verifyResult,
      verify_fail_reason: verifyFailReason,
    },
    exchange,
  })
}
