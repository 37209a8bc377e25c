import { sql } from 'kysely'
import type { SealedExchange } from '../../base/exchanges.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Notice, NoticeRefusal } from './notice.ts'

// The database's guard: a notice is kept once, however often it comes.
const oneRowOneNotice = 'notices_pkey'

export type NewNotice = Pick<Notice, 'id' | 'eventType' | 'contentSealed'> & { readonly exchange: SealedExchange }

const insert = statement(`
  with kept as (insert into exchanges (provider_id, id, at, masked, sealed) values ($1, $5, $6, $7, $8))
  insert into notices (provider_id, account_id, id, event_type, exchange_id, content_sealed, state, received_at)
  values ($1, $2, $3, $4, $5, $9, 'received', $10)`)

/** Keeps the notice and its raw bytes. Fails (`isNoticeKept`) when it has come before. */
export function insertNotice(tx: Tx, accountId: string, notice: NewNotice): void {
  const { id, eventType, contentSealed, exchange } = notice
  const kept = [exchange.id, exchange.at, JSON.stringify(exchange.masked), exchange.sealed]
  tx.write(insert(tx.db, tx.providerId, accountId, id, eventType, ...kept, contentSealed, tx.now))
}

export function isNoticeKept(error: unknown): boolean {
  return (error as { constraint?: unknown } | null)?.constraint === oneRowOneNotice
}

export async function selectNotice(tx: Tx, accountId: string, id: string): Promise<Notice | undefined> {
  return tx.db
    .selectFrom('notices')
    .select(['providerId', 'accountId', 'id', 'eventType', 'exchangeId', 'contentSealed', 'state'])
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function updateNoticeState(tx: Tx, accountId: string, id: string, state: Notice['state']): Promise<void> {
  await tx.db
    .updateTable('notices')
    .set({ state })
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .execute()
}

export async function countRefusal(tx: Tx, accountId: string, reason: NoticeRefusal): Promise<void> {
  await sql`
    insert into notice_refusals (provider_id, account_id, day, reason, times, last_at)
    values (${tx.providerId}, ${accountId}, (${tx.now}::timestamptz at time zone 'Asia/Shanghai')::date, ${reason}, 1, ${tx.now})
    on conflict (provider_id, account_id, day, reason)
    do update set times = notice_refusals.times + 1, last_at = excluded.last_at`.execute(tx.db)
}
