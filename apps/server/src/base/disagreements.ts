import { sql } from 'kysely'
import type { Disagreement } from '../errors.ts'
import { newId } from '../kit/ids.ts'
import { inTenant, type Storage, type Tx } from '../storage/tenant.ts'
import type { Source } from './events.ts'
import type { KeptExchange, SealedExchange } from './exchanges.ts'

export type DisagreementContext = {
  readonly providerId: string
  readonly accountId: string
  readonly subjectId: string
  readonly source: Source
  readonly exchange: SealedExchange | KeptExchange | null
}

/**
 * Writes down, in a transaction of its own, that our books and WeChat's differ. Met again, the same difference is counted
 * on the row that is open.
 */
export async function recordDisagreement(
  storage: Storage,
  where: DisagreementContext,
  difference: Disagreement,
): Promise<void> {
  await inTenant(storage, where, (tx) => raiseDisagreement(tx, where, difference))
}

/** What was in dispute has come right by WeChat's own later word; joins the transaction that writes that down. */
export async function settleDisagreement(tx: Tx, subjectId: string, kind: string): Promise<void> {
  await sql`
    update disagreements set state = 'settled', last_at = ${tx.now}, settled_at = ${tx.now}, settled_how = 'wechat_said'
    where provider_id = ${tx.providerId} and subject_id = ${subjectId} and kind = ${kind} and state = 'open'`.execute(
    tx.db,
  )
}

/** The same, where the transaction that finds it writes more: what settles it later waits for the same rows, and comes after it. */
export async function raiseDisagreement(
  tx: Tx,
  where: DisagreementContext,
  { kind, message, ours, theirs }: Disagreement,
): Promise<void> {
  const exchangeId = where.exchange ? await keepExchange(tx, where.exchange) : null
  await sql`
    insert into disagreements (provider_id, id, kind, subject_id, account_id, message, ours, theirs, source, exchange_id, state, times, first_at, last_at)
    values (${tx.providerId}, ${newId('disagreement')}, ${kind}, ${where.subjectId}, ${where.accountId}, ${message},
      ${JSON.stringify(ours)}::jsonb, ${JSON.stringify(theirs)}::jsonb, ${where.source}, ${exchangeId}, 'open', 1, ${tx.now}, ${tx.now})
    on conflict (provider_id, subject_id, kind) where state = 'open'
    do update set times = disagreements.times + 1, last_at = excluded.last_at`.execute(tx.db)
}

async function keepExchange(tx: Tx, exchange: SealedExchange | KeptExchange): Promise<string> {
  if (!('sealed' in exchange)) return exchange.id
  const { id, at, masked, sealed } = exchange
  await sql`
    insert into exchanges (provider_id, id, at, masked, sealed)
    values (${tx.providerId}, ${id}, ${at}, ${JSON.stringify(masked)}::jsonb, ${sealed})
    on conflict do nothing`.execute(tx.db)
  return id
}
