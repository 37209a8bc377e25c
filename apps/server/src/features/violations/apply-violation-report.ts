import { recordEvent } from '../../base/events.ts'
import type { KeptExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { findNumber } from '../merchants/get-merchant.ts'
import { readAccount } from '../providers/get-account.ts'
import { digestOf, type ToldViolation } from './from-wechat.ts'
import { insertViolation, insertWord, lockRecords, selectByRecordForUpdate, updateViolation } from './store.ts'
import { isLatest, nextState, type Violation, type ViolationWord } from './violation.ts'

type Owner = { readonly providerId: string; readonly accountId: string }

/** The one door for what WeChat's risk control tells. Each word once, however often it comes. Says whether the number is known here. */
export async function applyViolationReport(
  ctx: Context,
  { providerId, accountId }: Owner,
  { subMchid, recordId, word }: ToldViolation,
  exchange: KeptExchange,
): Promise<boolean> {
  return inTenant(ctx, { providerId, accountId }, async (tx) => {
    // Two notices of one record may come at once, and the first of them makes it.
    await lockRecords(tx, accountId)
    const before = await selectByRecordForUpdate(tx, accountId, recordId)
    const after = before ? told(tx, before, word) : made(tx, { accountId, subMchid, recordId, word })
    if (!before) await insertViolation(tx, after)
    if (await insertWord(tx, after.id, digestOf(word), word)) {
      if (before) await updateViolation(tx, after)
      await tell(tx, after, 'notice', exchange)
    }
    return (await findNumber(tx, accountId, subMchid)) !== undefined
  })
}

export function made(
  tx: Tx,
  of: Pick<Violation, 'accountId' | 'subMchid' | 'recordId'> & { readonly word: ViolationWord },
): Violation {
  const { word, ...whose } = of
  const settled = { settledBy: null, settledReason: null }
  const when = { createdAt: tx.now, changedAt: tx.now }
  return { id: newId('violation'), ...whose, ...word, state: nextState(null, word), ...settled, ...when }
}

function told(tx: Tx, before: Violation, word: ViolationWord): Violation {
  const said = isLatest(before, word) ? word : {}
  const state = nextState(before, word)
  const settled = state === 'settled' ? {} : { settledBy: null, settledReason: null }
  return { ...before, ...said, ...settled, state, changedAt: tx.now }
}

/** Joins: told to the provider's systems, and to the merchant's where its number is known here. */
export async function tell(
  tx: Tx,
  { id: subjectId, accountId, subMchid, recordId, kind, state, riskType, punishPlan }: Violation,
  source: 'notice' | 'answer' | 'person',
  exchange: KeptExchange | null,
): Promise<void> {
  const number = await findNumber(tx, accountId, subMchid)
  const { mode } = await readAccount(tx, accountId)
  recordEvent(tx, {
    type: 'merchant.violation',
    source,
    subjectId,
    accountId,
    // What belongs to no merchant stands under the provider's own id.
    merchantId: number?.merchantId ?? tx.providerId,
    facts: {
      ...{ mode, merchant: number?.merchantId ?? null, sub_mchid: subMchid, record_id: recordId },
      ...{ kind, state, risk_type: riskType, punish_plan: punishPlan },
    },
    exchange,
  })
}
