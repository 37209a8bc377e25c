import { insertRow, updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { H5Domain } from './h5-domain.ts'
import type { Look, Seen } from './look.ts'
import type { Setting, SettingKind } from './setting.ts'

/** Far more than a number has things set in its life. */
const maxSettings = 500

export async function insertSetting(tx: Tx, setting: Setting): Promise<void> {
  await insertRow(tx.db, 'developmentSettings', setting)
}

export async function selectSetting(tx: Tx, id: string): Promise<Setting | undefined> {
  return ofProvider(tx).where('id', '=', id).executeTakeFirst()
}

export async function selectSettingForUpdate(tx: Tx, id: string): Promise<Setting | undefined> {
  return ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Newest first. */
export async function selectSettings(tx: Tx, subMerchantId: string): Promise<Setting[]> {
  return ofProvider(tx).where('subMerchantId', '=', subMerchantId).orderBy('id', 'desc').limit(maxSettings).execute()
}

/** Of one kind, of several numbers; newest first. */
export async function selectSettingsOf(
  tx: Tx,
  subMerchantIds: readonly string[],
  kind: SettingKind,
): Promise<Setting[]> {
  if (subMerchantIds.length === 0) return []
  return ofProvider(tx)
    .where('subMerchantId', 'in', subMerchantIds)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(maxSettings)
    .execute()
}

/** Writes what changed, but only over the state that the decision was made on. */
export function updateSetting(tx: Tx, before: Setting, after: Setting): void {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Setting])
  if (changed.length === 0) return
  const { providerId, id, state } = before
  const changes: Partial<Tables['developmentSettings']> = Object.fromEntries(changed)
  tx.write(updateRow(tx.db, 'developmentSettings', changes, { providerId, id, state }))
}

export async function selectLook(tx: Tx, subMerchantId: string): Promise<Look | undefined> {
  const row = await tx.db
    .selectFrom('developmentLooks')
    .select(['askedAt', 'code', 'seen', 'seenAt'])
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .executeTakeFirst()
  return row && { ...row, seen: row.seen as Seen | null }
}

/** What WeChat said, or why it did not; what it said before stays until it says something else. */
export async function upsertLook(
  tx: Tx,
  subMerchantId: string,
  said: { readonly seen: Seen } | { readonly code: string },
): Promise<void> {
  const now = { askedAt: tx.now }
  const changes =
    'seen' in said
      ? { ...now, code: null, seen: JSON.stringify(said.seen), seenAt: tx.now }
      : { ...now, code: said.code }
  await tx.db
    .insertInto('developmentLooks')
    .values({ providerId: tx.providerId, subMerchantId, ...changes } as never)
    .onConflict((conflict) => conflict.columns(['providerId', 'subMerchantId']).doUpdateSet(changes as never))
    .execute()
}

export async function insertH5Domain(tx: Tx, domain: H5Domain): Promise<void> {
  await insertRow(tx.db, 'h5Domains', { ...domain, providerId: tx.providerId })
}

/** Oldest first, without those that are removed. */
export async function selectH5Domains(tx: Tx, subMerchantId: string): Promise<H5Domain[]> {
  return domains(tx).where('subMerchantId', '=', subMerchantId).where('state', '<>', 'removed').orderBy('id').execute()
}

export async function selectH5Domain(tx: Tx, id: string): Promise<H5Domain | undefined> {
  return domains(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateH5Domain(tx: Tx, { id, state, note, changedAt }: H5Domain): Promise<void> {
  await tx.db
    .updateTable('h5Domains')
    .set({ state, note, changedAt })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

function domains(tx: Tx) {
  return tx.db
    .selectFrom('h5Domains')
    .select(['id', 'subMerchantId', 'domain', 'owner', 'state', 'note', 'changedAt', 'addedAt'])
    .where('providerId', '=', tx.providerId)
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('developmentSettings').selectAll().where('providerId', '=', tx.providerId)
}
