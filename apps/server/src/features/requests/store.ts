import { sql } from 'kysely'
import type { Tx } from '../../storage/tenant.ts'
import type { RequestEntry, RequestFilter } from './request-entry.ts'

const columns = [
  ...(['id', 'at', 'keyId', 'merchantId', 'mode', 'method', 'route', 'subjectId'] as const),
  ...(['status', 'code', 'durationMs', 'requestId'] as const),
] as const

export async function insertRequests(tx: Tx, entries: readonly RequestEntry[]): Promise<void> {
  await tx.db
    .insertInto('requests')
    .values(entries.map((entry) => ({ ...entry, providerId: tx.providerId })))
    .execute()
}

/** Ids sort by time; so many at once and no more. */
export async function deleteRequestsBefore(tx: Tx, id: string, most: number): Promise<void> {
  await sql`
    delete from requests where provider_id = ${tx.providerId} and id in (
      select id from requests where provider_id = ${tx.providerId} and id < ${id} order by id limit ${most})`.execute(
    tx.db,
  )
}

export async function selectRequests(tx: Tx, filter: RequestFilter): Promise<RequestEntry[]> {
  let query = tx.db
    .selectFrom('requests')
    .select(columns)
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', filter.mode)
  if (filter.merchantId) query = query.where('merchantId', '=', filter.merchantId)
  if (filter.keyId) query = query.where('keyId', '=', filter.keyId)
  if (filter.code) query = query.where('code', '=', filter.code)
  if (filter.requestId) query = query.where('requestId', '=', filter.requestId)
  if (filter.isRefused !== null) query = query.where('status', filter.isRefused ? '>=' : '<', 400)
  if (filter.before) query = query.where('id', '<', filter.before)
  return query.orderBy('id', 'desc').limit(filter.limit).execute()
}
