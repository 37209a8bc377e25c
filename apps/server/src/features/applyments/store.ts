import { type Selectable, sql } from 'kysely'
import { insertRow, statement, updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Applyment } from './applyment.ts'
import type { ApplymentFilter } from './applyment-filter.ts'
import type { Rejection } from './applyment-report.ts'
import type { Draft } from './draft.ts'
import { columnsOf } from './form-columns.ts'

const askWaiting = statement<{ readonly count: number }>(
  "select count(*)::int as count from applyments where provider_id = $1 and account_id = $2 and state = 'submitting'",
)

const askOpen = statement<{ readonly count: number }>(`
  select count(*)::int as count from (
    select from applyments
    where provider_id = $1 and mode = $2 and state in ('draft', 'editing', 'rejected', 'refused')
      and ($3::text[] is null or merchant_id = any($3))
    limit $4) as open`)

export async function insertApplyment(tx: Tx, applyment: Applyment): Promise<void> {
  await insertRow(tx.db, 'applyments', columnsOf(applyment) as never)
}

export async function selectApplyment(tx: Tx, id: string): Promise<Applyment | undefined> {
  return toApplyment(await ofProvider(tx).where('id', '=', id).executeTakeFirst())
}

export async function selectApplymentForUpdate(tx: Tx, id: string): Promise<Applyment | undefined> {
  return toApplyment(await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst())
}

/** The newest that ended well, of a number or of a merchant; `mode` null is either. */
export async function selectFinished(
  tx: Tx,
  by: { readonly subMerchantId: string } | { readonly merchantId: string; readonly mode: Mode | null },
): Promise<Applyment | undefined> {
  let finished = ofProvider(tx).where('state', '=', 'finished')
  if ('subMerchantId' in by) finished = finished.where('subMerchantId', '=', by.subMerchantId)
  else {
    finished = finished.where('merchantId', '=', by.merchantId)
    if (by.mode) finished = finished.where('mode', '=', by.mode)
  }
  return toApplyment(await finished.orderBy('id', 'desc').limit(1).executeTakeFirst())
}

/** Newest first; ids sort by time. */
export async function selectApplyments(tx: Tx, filter: ApplymentFilter): Promise<Applyment[]> {
  const {
    mode,
    state,
    merchantId,
    merchantIds,
    accountId,
    query: words,
    createdFrom,
    createdTo,
    before,
    limit,
  } = filter
  let query = ofProvider(tx).where('mode', '=', mode)
  if (state) query = query.where('state', '=', state)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (merchantIds) query = query.where('merchantId', '=', sql<string>`any(${merchantIds})`)
  if (accountId) query = query.where('accountId', '=', accountId)
  if (words) query = query.where(fits(words))
  if (createdFrom) query = query.where('createdAt', '>=', createdFrom)
  if (createdTo) query = query.where('createdAt', '<', createdTo)
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map((row) => toApplyment(row)!)
}

/** How many of the account wait to be sent. */
export async function countWaiting(tx: Tx, accountId: string): Promise<number> {
  return (await askWaiting(tx.db, tx.providerId, accountId))[0]!.count
}

/** How many that people may write in there are of these merchants, or of all; counted as far as `most`. */
export async function countOpen(
  tx: Tx,
  mode: Mode,
  merchantIds: readonly string[] | null,
  most: number,
): Promise<number> {
  return (await askOpen(tx.db, tx.providerId, mode, merchantIds, most))[0]!.count
}

/** Writes what changed, but only over the state that the decision was made on: otherwise nothing of it happens. */
export function updateApplyment(tx: Tx, before: Applyment, after: Applyment): void {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Applyment])
  if (changed.length === 0) return
  const { providerId, id, state } = before
  const changes: Partial<Tables['applyments']> = columnsOf(Object.fromEntries(changed))
  tx.write(updateRow(tx.db, 'applyments', changes, { providerId, id, state }))
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('applyments').selectAll().where('providerId', '=', tx.providerId)
}

function fits(words: string) {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(name ilike ${part} or id = ${words} or business_code = ${words} or sub_mchid = ${words}
    or applyment_id::text = ${words})`
}

function toApplyment(row: Selectable<Tables['applyments']> | undefined): Applyment | undefined {
  if (!row) return undefined
  const { draftMasked, rejections, written } = row
  return {
    ...row,
    draftMasked: draftMasked as Draft,
    rejections: rejections as readonly Rejection[],
    written: written as Applyment['written'],
  }
}
