import type pg from 'pg'
import { type Finding, good, wrong } from './finding.ts'

const MAX_PROVIDERS = 100
const remedy =
  'Somebody with the rights of the database’s owner changed or removed entries. Compare with a backup; GET /v1/audit/chain says the same.'

/** Whether each provider's audit is whole: no entry changed, none missing. */
export async function lookAtAudit(owner: pg.Pool): Promise<Finding[]> {
  const { rows } = await owner.query<{ id: string; entries: number; brokenAt: number | null }>(
    `select p.provider_id as id, c.entries, c.broken_at as "brokenAt"
     from (select provider_id from providers order by provider_id limit $1) p, check_audit_chain(p.provider_id) c`,
    [MAX_PROVIDERS],
  )
  const broken = rows.filter(({ brokenAt }) => brokenAt !== null)
  if (broken.length > 0)
    return broken.map(({ id, brokenAt }) => wrong('audit', `of ${id} does not hold from entry ${brokenAt} on`, remedy))
  const entries = rows.reduce((sum, row) => sum + row.entries, 0)
  return [good('audit', `${entries} entries, none changed, none missing`)]
}
