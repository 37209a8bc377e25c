import type { Tx } from '../../storage/tenant.ts'
import type { GoldPlan } from './gold-plan.ts'
import type { GoldPlanChange } from './gold-plan-change.ts'

type Scene = GoldPlan['scene']
type Industry = GoldPlan['filters'][number]

const changeColumns = [
  'providerId',
  'id',
  'subMerchantId',
  'subMchid',
  'merchantId',
  'accountId',
  'what',
  'open',
  'scene',
  'filters',
  'state',
  'attempts',
  'inDoubt',
  'refusedCode',
  'refusedMessage',
  'personId',
  'createdAt',
  'changedAt',
] as const

export async function selectGoldPlan(tx: Tx, subMerchantId: string): Promise<GoldPlan | undefined> {
  const row = await tx.db
    .selectFrom('goldPlans')
    .selectAll()
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .executeTakeFirst()
  return (
    row && {
      subMerchantId,
      plan: { open: row.planOpen, changedAt: row.planChangedAt },
      receipt: { open: row.receiptOpen, changedAt: row.receiptChangedAt },
      adverts: { open: row.advertsOpen, changedAt: row.advertsChangedAt },
      scene: row.scene as Scene,
      filters: row.filters as Industry[],
    }
  )
}

export async function writeGoldPlan(
  tx: Tx,
  { subMerchantId, plan, receipt, adverts, scene, filters }: GoldPlan,
): Promise<void> {
  const row = {
    planOpen: plan.open,
    planChangedAt: plan.changedAt,
    receiptOpen: receipt.open,
    receiptChangedAt: receipt.changedAt,
    advertsOpen: adverts.open,
    advertsChangedAt: adverts.changedAt,
    scene,
    filters: [...filters],
  }
  await tx.db
    .insertInto('goldPlans')
    .values({ ...row, providerId: tx.providerId, subMerchantId })
    .onConflict((conflict) => conflict.columns(['providerId', 'subMerchantId']).doUpdateSet(row))
    .execute()
}

export async function insertChange(tx: Tx, { filters, ...change }: GoldPlanChange): Promise<void> {
  await tx.db
    .insertInto('goldPlanChanges')
    .values({ ...change, filters: filters && [...filters] })
    .execute()
}

export async function updateChange(
  tx: Tx,
  { id, state, attempts, inDoubt, refusedCode, refusedMessage, changedAt }: GoldPlanChange,
): Promise<void> {
  await tx.db
    .updateTable('goldPlanChanges')
    .set({ state, attempts, inDoubt, refusedCode, refusedMessage, changedAt })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

export async function selectChangeForUpdate(tx: Tx, id: string): Promise<GoldPlanChange | undefined> {
  return toChange(await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst())
}

/** Whether a later change of the same part is done already. */
export async function isSwitchedSince(tx: Tx, { id, subMerchantId, what }: GoldPlanChange): Promise<boolean> {
  const later = await ofProvider(tx)
    .where('subMerchantId', '=', subMerchantId)
    .where('what', '=', what)
    .where('state', '=', 'done')
    .where('id', '>', id)
    .limit(1)
    .executeTakeFirst()
  return later !== undefined
}

/** Newest first. */
export async function selectChanges(tx: Tx, subMerchantId: string, limit: number): Promise<GoldPlanChange[]> {
  const rows = await ofProvider(tx)
    .where('subMerchantId', '=', subMerchantId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => toChange(row)!)
}

function toChange<T extends { readonly scene: string | null; readonly filters: readonly string[] | null }>(
  row: T | undefined,
) {
  return row && { ...row, scene: row.scene as Scene | null, filters: row.filters as Industry[] | null }
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('goldPlanChanges').select(changeColumns).where('providerId', '=', tx.providerId)
}

/** A second change came in between, while the first is open. */
export function isChangeOpenAlready(error: unknown): boolean {
  return (error as { constraint?: string } | null)?.constraint === 'gold_plan_changes_open'
}
