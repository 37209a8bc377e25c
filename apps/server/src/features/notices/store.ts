import { sql } from 'kysely'
import type { SealedExchange } from '../../base/exchanges.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Notice, NoticeRefusal } from './notice.ts'

export type NewNotice = Pick<Notice, 'id' | 'eventType' | 'contentSealed'> & { readonly exchange: SealedExchange }

/** Keeps the notice and its raw bytes; false when it has come before. */
export async function insertNotice(tx: Tx, accountId: string, notice: NewNotice): Promise<boolean> {
  const { id, eventType, contentSealed, exchange } = notice
  const { rows } = await sql`
    with kept as (
      insert into exchanges (provider_id, id, at, masked, sealed)
      select ${tx.providerId}, ${exchange.id}, ${exchange.at}, ${JSON.stringify(exchange.masked)}::jsonb, ${exchange.sealed}
      where not exists (select from notices where provider_id = ${tx.providerId} and account_id = ${accountId} and id = ${id})
      returning id
    )
    insert into notices (provider_id, account_id, id, event_type, exchange_id, content_sealed, state, received_at)
    select ${tx.providerId}, ${accountId}, ${id}, ${eventType}, kept.id, ${contentSealed}, 'received', ${tx.now} from kept
    on conflict do nothing returning id`.execute(tx.db)
  return rows.length === 1
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
