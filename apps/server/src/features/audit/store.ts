import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { AuditEntry, AuditFilter } from './audit-entry.ts'

const columns = [
  ...(['id', 'number', 'at', 'personId', 'sessionId', 'address', 'requestId', 'act', 'outcome', 'merchantId'] as const),
  ...(['subjectId', 'before', 'after', 'hash'] as const),
] as const

const check = statement<{ readonly entries: number; readonly brokenAt: number | null }>(
  'select entries, broken_at from check_audit_chain($1)',
)

/** Newest first. */
export async function selectAuditEntries(tx: Tx, filter: AuditFilter): Promise<AuditEntry[]> {
  return matching(tx, filter).select(columns).orderBy('id', 'desc').limit(filter.limit).execute()
}

/** How many there are, as far as `limit`. */
export async function countEntries(tx: Tx, filter: AuditFilter): Promise<number> {
  const { count } = await tx.db
    .selectFrom(matching(tx, filter).select('id').limit(filter.limit).as('found'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function selectChain(tx: Tx): Promise<{ readonly entries: number; readonly brokenAt: number | null }> {
  const [chain] = await check(tx.db, tx.providerId)
  return chain ?? { entries: 0, brokenAt: null }
}

function matching(tx: Tx, filter: AuditFilter) {
  let query = tx.db.selectFrom('auditEntries').where('providerId', '=', tx.providerId)
  if (filter.merchantId) query = query.where('merchantId', '=', filter.merchantId)
  if (filter.personId) query = query.where('personId', '=', filter.personId)
  if (filter.subjectId) query = query.where('subjectId', '=', filter.subjectId)
  if (filter.act) query = query.where('act', '=', filter.act)
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome)
  if (filter.from) query = query.where('at', '>=', filter.from)
  if (filter.to) query = query.where('at', '<', filter.to)
  if (filter.before) query = query.where('id', '<', filter.before)
  return query
}
