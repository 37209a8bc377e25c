import { sql } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Disagreement } from './disagreement.ts'

export type EventRow = Omit<Tables['events'], 'providerId' | 'exchangeId'>

export type TimelineFilter = {
  readonly mode: 'test' | 'live'
  readonly merchantId: string | null
  /** Only what happened to payments of this store, and to their refunds. */
  readonly storeId?: string
  readonly subjectId: string | null
  readonly type?: string | null
  /** Events whose types begin so are not the viewer's to see. */
  readonly unseen?: readonly string[]
  readonly before: string | null
  readonly limit: number
}

/** Newest first; ids sort by time. */
export async function selectEvents(tx: Tx, filter: TimelineFilter): Promise<EventRow[]> {
  let query = events(tx, filter)
  if (filter.before) query = query.where('id', '<', filter.before)
  return query.orderBy('id', 'desc').limit(filter.limit).execute()
}

export async function selectEvent(
  tx: Tx,
  filter: Pick<TimelineFilter, 'mode' | 'merchantId' | 'storeId' | 'unseen'>,
  id: string,
): Promise<EventRow | undefined> {
  return events(tx, { ...filter, subjectId: null })
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Oldest first. */
export async function selectEventsAfter(
  tx: Tx,
  filter: Omit<TimelineFilter, 'before'>,
  after: string,
): Promise<EventRow[]> {
  return events(tx, filter).where('id', '>', after).orderBy('id').limit(filter.limit).execute()
}

export async function selectDisagreements(
  tx: Tx,
  filter: Omit<TimelineFilter, 'merchantId'> & { readonly state: 'open' | 'settled' | null },
): Promise<Disagreement[]> {
  let query = disagreements(tx, filter.mode)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.subjectId) query = query.where('subjectId', '=', filter.subjectId)
  if (filter.before) query = query.where('id', '<', filter.before)
  return query.orderBy('id', 'desc').limit(filter.limit).execute()
}

export async function selectDisagreement(
  tx: Tx,
  mode: TimelineFilter['mode'],
  id: string,
): Promise<Disagreement | undefined> {
  return disagreements(tx, mode).where('id', '=', id).executeTakeFirst()
}

function disagreements(tx: Tx, mode: TimelineFilter['mode']) {
  return tx.db
    .selectFrom('disagreements')
    .select(['id', 'kind', 'subjectId', 'accountId', 'message', 'ours', 'theirs', 'source', 'exchangeId', 'state'])
    .select(['times', 'firstAt', 'lastAt', 'settledAt', 'settledBy', 'settledHow', 'settledReason'])
    .where('providerId', '=', tx.providerId)
    .where('accountId', 'in', accountsOf(tx, mode))
}

function events(tx: Tx, filter: Omit<TimelineFilter, 'before' | 'limit'>) {
  const { mode, merchantId, storeId, subjectId, type, unseen = [] } = filter
  let query = tx.db
    .selectFrom('events')
    .select(['id', 'at', 'type', 'source', 'subjectId', 'accountId', 'merchantId', 'facts'])
    .where('providerId', '=', tx.providerId)
    .where('accountId', 'in', accountsOf(tx, mode))
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (storeId) query = query.where(sql`facts ->> 'store'`, '=', storeId)
  if (subjectId) query = query.where('subjectId', '=', subjectId)
  if (type) query = query.where('type', '=', type)
  for (const beginning of unseen) query = query.where('type', 'not like', `${beginning}%`)
  return query
}

function accountsOf(tx: Tx, mode: 'test' | 'live') {
  return tx.db.selectFrom('accounts').select('id').where('providerId', '=', tx.providerId).where('mode', '=', mode)
}
