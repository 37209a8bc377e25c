import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { CSV_HEAD, csvLine } from '../../kit/csv.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { AuditEntry, AuditFilter } from './audit-entry.ts'
import { countEntries, selectAuditEntries } from './store.ts'

const MAX_EXPORTED = 50_000
const ROWS_AT_ONCE = 500

const COLUMNS = [
  ...['number', 'at', 'person', 'session', 'address', 'request_id', 'act', 'outcome', 'merchant', 'subject'],
  ...['before', 'after', 'hash'],
]

/**
 * The audit as CSV, newest first, read as it is sent. Whoever takes it out is in it.
 * @throws PublicError EXPORT_TOO_LARGE rather than leaving anything out.
 */
export async function publishAudit(
  ctx: Context,
  providerId: string,
  actor: Actor,
  filter: AuditFilter,
): Promise<AsyncGenerator<string>> {
  const rows = await inTenant(ctx, { providerId }, (tx) => countEntries(tx, { ...filter, limit: MAX_EXPORTED + 1 }))
  if (rows > MAX_EXPORTED) throw new PublicError('EXPORT_TOO_LARGE', { limit: MAX_EXPORTED })
  const { personId, subjectId, act, from, to } = filter
  const after = { rows, person: personId, subject: subjectId, act, from, to }
  await inTenant(ctx, { providerId }, async (tx) => recordDeed(tx, actor, { act: 'audit.exported', after }))
  return lines(ctx, providerId, filter)
}

async function* lines(ctx: Context, providerId: string, filter: AuditFilter): AsyncGenerator<string> {
  yield CSV_HEAD + csvLine(COLUMNS)
  let before = filter.before
  for (let sent = 0; sent < MAX_EXPORTED; sent += ROWS_AT_ONCE) {
    const page = { ...filter, before, limit: ROWS_AT_ONCE }
    const entries = await inTenant(ctx, { providerId }, (tx) => selectAuditEntries(tx, page))
    if (entries.length > 0) yield entries.map(line).join('')
    if (entries.length < ROWS_AT_ONCE) return
    before = entries.at(-1)!.id
  }
}

function line(entry: AuditEntry): string {
  return csvLine([
    ...[entry.number, entry.at.toISOString(), entry.personId, entry.sessionId, entry.address, entry.requestId],
    ...[entry.act, entry.outcome, entry.merchantId, entry.subjectId],
    ...[facts(entry.before), facts(entry.after), entry.hash.toString('hex')],
  ])
}

function facts(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}
