import { type Actor, recordDeed } from '../../base/audit.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { addDays, dayOf, startOf } from '../../kit/day.ts'
import { newId } from '../../kit/ids.ts'
import { maskValue } from '../../kit/redact.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { findOperator } from '../applyments/get-applyment.ts'
import { assertStaying, getMerchantIn } from '../merchants/get-merchant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { WantedAccount } from './account.ts'
import { type Change, isOpen, maxChangesADay } from './change.ts'
import { factsOf } from './change-facts.ts'
import { changesLeft, mustGetNumber } from './get-settlement-account.ts'
import { sealRequest } from './open-request.ts'
import { submission } from './promises.ts'
import { insertChange, selectChanges } from './store.ts'
import { assertAccount } from './wanted-account.ts'

/** Promises WeChat another settlement account for a number. What it would refuse is refused here, at its field. */
export async function createChange(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { subMerchantId, wanted }: { readonly subMerchantId: string; readonly wanted: WantedAccount },
): Promise<Change> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    const number = await mustGetNumber(tenant, viewer, subMerchantId)
    await assertStaying(tenant, number.merchantId)
    const tx = onClockOf(tenant, await readAccount(tenant, number.accountId))
    await takeTurn(tx, `settlement changes of ${number.id}`)
    await assertTurn(tx, number.id)
    await assertHolder(ctx, tx, number, wanted)
    const change = begun(ctx, tx, viewer, number, wanted)
    await insertChange(tx, change)
    promiseJob(tx, submission(change, tx.now))
    recordEvent(tx, {
      ...factsOf(change),
      type: 'settlement_change.submitting',
      source: doer ? 'person' : 'caller',
    })
    const { subMchid, accountBank, accountNumberMasked } = change
    const after = { number: subMchid, bank: accountBank, account_number: accountNumberMasked, change: change.id }
    if (doer) recordDeed(tx, doer, { act: 'settlement_change.made', subjectId: number.merchantId, after })
    return change
  })
}

/** WeChat takes five a day of a merchant, and none while another is under way. */
async function assertTurn(tx: Tx, subMerchantId: string): Promise<void> {
  const [newest] = await selectChanges(tx, subMerchantId, { before: null, limit: 1 })
  if (newest && isOpen(newest.state))
    throw new PublicError('SETTLEMENT_CHANGE_UNDER_WAY', { id: newest.id, state: newest.state })
  if ((await changesLeft(tx, subMerchantId)) > 0) return
  const again = startOf(addDays(dayOf(tx.now), 1)).toISOString()
  throw new PublicError('SETTLEMENT_CHANGES_OF_DAY', { limit: maxChangesADay, again_at: again })
}

async function assertHolder(
  ctx: Context,
  tx: Tx,
  { id, merchantId }: SubMerchant,
  wanted: WantedAccount,
): Promise<void> {
  const merchant = await getMerchantIn(tx, merchantId)
  if (!merchant) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: merchantId })
  const { subject, subjectType } = merchant
  assertAccount(wanted, { subject, subjectType, operator: await findOperator(tx, ctx.vault, id) })
}

function begun(ctx: Context, tx: Tx, { mode }: Viewer, number: SubMerchant, wanted: WantedAccount): Change {
  const id = newId('settlementChange')
  const { accountNumber, accountName, ...shown } = wanted
  const masked = maskValue({ accountNumber, accountName }) as Pick<WantedAccount, 'accountNumber' | 'accountName'>
  return {
    ...shown,
    id,
    providerId: tx.providerId,
    accountId: number.accountId,
    merchantId: number.merchantId,
    subMerchantId: number.id,
    subMchid: number.subMchid,
    mode,
    state: 'submitting',
    stateSince: tx.now,
    accountNumberMasked: masked.accountNumber,
    accountNameMasked: masked.accountName,
    requestSealed: sealRequest(ctx, id, wanted),
    isDistinct: false,
    attempts: 0,
    queries: 0,
    applicationNo: null,
    refusedCode: null,
    refusedMessage: null,
    refusedField: null,
    failReason: null,
    finishedAt: null,
    createdAt: tx.now,
  }
}
