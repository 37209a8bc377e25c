import type pg from 'pg'

// What the database says, read past the walls.

/** The ledger's balances by account; accounts at zero are left out. */
export async function balances(owner: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ account: string; amount: number }>(
    'select account, sum(amount)::bigint as amount from ledger_lines group by account having sum(amount) <> 0',
  )
  return Object.fromEntries(rows.map(({ account, amount }) => [account, amount]))
}

/** The types of all events about one thing, oldest first. */
export async function eventTypes(owner: pg.Pool, subjectId: string): Promise<string[]> {
  const { rows } = await owner.query<{ type: string }>('select type from events where subject_id = $1 order by id', [
    subjectId,
  ])
  return rows.map(({ type }) => type)
}

/** The ledger lines of one thing's events, in the order in which they were posted. */
export async function entries(owner: pg.Pool, subjectId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await owner.query<{ type: string; lines: Record<string, number> }>(
    `select e.type, jsonb_object_agg(l.account, l.amount) as lines
     from events e join ledger_lines l on l.event_id = e.id where e.subject_id = $1 group by e.id, e.type order by e.id`,
    [subjectId],
  )
  return rows.map(({ type, lines }) => ({ type, ...lines }))
}

export type OpenDisagreement = {
  readonly kind: string
  readonly subject_id: string
  readonly times: number
  readonly state: string
  readonly ours: Record<string, unknown>
  readonly theirs: Record<string, unknown>
  readonly exchange_id: string | null
}

export async function disagreements(owner: pg.Pool): Promise<OpenDisagreement[]> {
  const { rows } = await owner.query<OpenDisagreement>('select * from disagreements order by id')
  return rows
}

/** When the promised job of this key is due, or undefined when nothing is promised. */
export async function dueAt(owner: pg.Pool, key: string): Promise<Date | undefined> {
  const { rows } = await owner.query<{ run_at: Date }>('select run_at from graphile_worker.jobs where key = $1', [key])
  return rows[0]?.run_at
}
