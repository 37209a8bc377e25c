import { type Selectable, sql } from 'kysely'
import { insertRow, statement, updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import { columnsOf } from '../applyments/form-columns.ts'
import type { Mode } from '../providers/account.ts'
import type { Confirmation, ConfirmationForm } from './confirmation.ts'
import type { ConfirmationFilter } from './confirmation-filter.ts'

const askOpen = statement<{ readonly count: number }>(`
  select count(*)::int as count from (
    select from subject_confirmations
    where provider_id = $1 and mode = $2 and state in ('draft', 'editing', 'rejected', 'refused')
      and ($3::text[] is null or merchant_id = any($3))
    limit $4) as open`)

export async function insertConfirmation(tx: Tx, confirmation: Confirmation): Promise<void> {
  await insertRow(tx.db, 'subjectConfirmations', columnsOf(confirmation) as never)
}

export async function selectConfirmation(tx: Tx, id: string): Promise<Confirmation | undefined> {
  return toConfirmation(await ofProvider(tx).where('id', '=', id).executeTakeFirst())
}

export async function selectConfirmationForUpdate(tx: Tx, id: string): Promise<Confirmation | undefined> {
  return toConfirmation(await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst())
}

/** Newest first; ids sort by time. */
export async function selectConfirmations(tx: Tx, filter: ConfirmationFilter): Promise<Confirmation[]> {
  const { mode, state, merchantId, query: words, before, limit } = filter
  let query = ofProvider(tx).where('mode', '=', mode)
  if (state) query = query.where('state', '=', state)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (words) query = query.where(fits(words))
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map((row) => toConfirmation(row)!)
}

/** How many that are neither over nor at WeChat there are of these merchants, or of all; counted as far as `most`. */
export async function countOpen(
  tx: Tx,
  mode: Mode,
  merchantIds: readonly string[] | null,
  most: number,
): Promise<number> {
  return (await askOpen(tx.db, tx.providerId, mode, merchantIds, most))[0]!.count
}

/** Writes what changed, but only over the state that the decision was made on: otherwise nothing of it happens. */
export function updateConfirmation(tx: Tx, before: Confirmation, after: Confirmation): void {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Confirmation])
  if (changed.length === 0) return
  const { providerId, id, state } = before
  const changes: Partial<Tables['subjectConfirmations']> = columnsOf(Object.fromEntries(changed))
  tx.write(updateRow(tx.db, 'subjectConfirmations', changes, { providerId, id, state }))
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('subjectConfirmations').selectAll().where('providerId', '=', tx.providerId)
}

function fits(words: string) {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(name ilike ${part} or id = ${words} or business_code = ${words} or sub_mchid = ${words}
    or applyment_id::text = ${words})`
}

function toConfirmation(row: Selectable<Tables['subjectConfirmations']> | undefined): Confirmation | undefined {
  if (!row) return undefined
  const { draftMasked, written } = row
  return { ...row, draftMasked: draftMasked as ConfirmationForm, written: written as Confirmation['written'] }
}
