import type pg from 'pg'
import { assertSchemaFits } from '../open-database.ts'
import { type Finding, failed, good, wrong } from './finding.ts'

const longestDriftMs = 5_000

/** Which server answers, and whether its clock is this machine's. Its age was judged when it was opened. */
export async function lookAtServer(owner: pg.Pool): Promise<Finding[]> {
  const before = Date.now()
  const { rows } = await owner.query<{ version: string; ms: number }>(
    `select current_setting('server_version') as version, floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms`,
  )
  const after = Date.now()
  const { version, ms } = rows[0]!
  return [
    good('database', `PostgreSQL ${version} answered within ${after - before} ms`),
    clock(Math.round(ms - (before + after) / 2)),
  ]
}

/** Whether the schema is this program's; if not, what it is and what brings the two together. */
export async function lookAtSchema(owner: pg.Pool): Promise<Finding> {
  try {
    await assertSchemaFits(owner)
    return good('schema', 'is the one of this Teyue')
  } catch (error) {
    return failed('schema', error, 'Look at the database’s log.')
  }
}

function clock(driftMs: number): Finding {
  const says = `the database’s is ${seconds(driftMs)} ${driftMs < 0 ? 'behind' : 'ahead of'} this machine’s`
  if (Math.abs(driftMs) <= longestDriftMs) return good('clock', says)
  return wrong('clock', says, 'Let both machines set their clocks by NTP (timedatectl set-ntp true).')
}

function seconds(ms: number): string {
  return `${(Math.abs(ms) / 1000).toFixed(1)} s`
}
