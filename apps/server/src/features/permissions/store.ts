import type { Tx } from '../../storage/tenant.ts'
import type { PermissionName, PermissionStep, SetPermission } from './permission.ts'

const columns = [
  'name',
  'state',
  'note',
  'saidBy',
  'wechatCode',
  'wechatMessage',
  'exchangeOf',
  'exchangeId',
  'attachments',
  'changedAt',
] as const

type Row = Omit<SetPermission, 'wechat'> & {
  readonly wechatCode: string | null
  readonly wechatMessage: string | null
  readonly exchangeOf: string | null
  readonly exchangeId: string | null
}

/** How it stands from now on, and that it came to. */
export async function writePermission(tx: Tx, subMerchantId: string, step: PermissionStep): Promise<void> {
  const { id, personId, name, wechat, ...said } = step
  const {
    code: wechatCode = null,
    message: wechatMessage = null,
    of: exchangeOf = null,
    exchangeId = null,
  } = wechat ?? {}
  const changes = { ...said, wechatCode, wechatMessage, exchangeOf, exchangeId, attachments: [...said.attachments] }
  await tx.db
    .insertInto('permissions')
    .values({ providerId: tx.providerId, subMerchantId, name, ...changes })
    .onConflict((conflict) => conflict.columns(['providerId', 'subMerchantId', 'name']).doUpdateSet(changes))
    .execute()
  await tx.db
    .insertInto('permissionChanges')
    .values({ providerId: tx.providerId, id, subMerchantId, name, personId, ...changes })
    .execute()
}

export async function selectPermissions(tx: Tx, subMerchantId: string): Promise<SetPermission[]> {
  const rows = await tx.db
    .selectFrom('permissions')
    .select(columns)
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
    .orderBy('name')
    .execute()
  return rows.map(toPermission)
}

export type StepPage = {
  readonly name: PermissionName | null
  readonly before: string | null
  readonly limit: number
}

/** Newest first. */
export async function selectSteps(tx: Tx, subMerchantId: string, page: StepPage): Promise<PermissionStep[]> {
  let query = tx.db
    .selectFrom('permissionChanges')
    .select([...columns, 'id', 'personId'])
    .where('providerId', '=', tx.providerId)
    .where('subMerchantId', '=', subMerchantId)
  if (page.name) query = query.where('name', '=', page.name)
  if (page.before) query = query.where('id', '<', page.before)
  const rows = await query.orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(({ id, personId, name, ...row }) => ({
    ...toPermission({ ...row, name: name as PermissionName }),
    id,
    personId,
  }))
}

function toPermission({ wechatCode, wechatMessage, exchangeOf, exchangeId, ...row }: Row): SetPermission {
  const wechat =
    wechatCode === null ? null : { code: wechatCode, message: wechatMessage ?? '', of: exchangeOf ?? '', exchangeId }
  return { ...row, wechat }
}
