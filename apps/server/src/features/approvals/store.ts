import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Approval, ApprovalInFull, ApprovalState, Approver } from './approval.ts'

type Row = Tables['approvals']
export type Sealed = { readonly requestSealed: Buffer; readonly hash: Buffer }
type Changes = Partial<
  Pick<Row, 'decidedBy' | 'decidedAt' | 'reason' | 'finishedAt' | 'status' | 'code' | 'resultId' | 'answerSealed'>
> & { readonly state?: ApprovalState }

export type ApprovalFilter = {
  readonly state: ApprovalState | null
  readonly before: string | null
  readonly limit: number
}

const columns = [
  ...(['id', 'state', 'kind', 'askedBy', 'sessionId', 'address', 'merchantId', 'mode', 'act', 'route'] as const),
  ...(['subjectId', 'request', 'createdAt', 'expiresAt', 'decidedBy', 'decidedAt', 'reason'] as const),
  ...(['finishedAt', 'status', 'code', 'resultId'] as const),
] as const

/** False when the same waits already. */
export async function insertApproval(tx: Tx, approval: Approval, sealed: Sealed): Promise<boolean> {
  const request = JSON.stringify(approval.request ?? null)
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('approvals')
    .values({ ...approval, ...sealed, request, providerId: tx.providerId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What waited under this hash and is past its time makes room for the same asked again. */
export async function expireWaiting(tx: Tx, hash: Buffer): Promise<void> {
  await tx.db
    .updateTable('approvals')
    .set({ state: 'expired' })
    .where('providerId', '=', tx.providerId)
    .where('hash', '=', hash)
    .where('state', '=', 'waiting')
    .where('expiresAt', '<=', tx.now)
    .execute()
}

export async function selectWaiting(tx: Tx, hash: Buffer): Promise<ApprovalInFull | undefined> {
  const query = inFull(tx).where('hash', '=', hash).where('state', '=', 'waiting')
  return toApproval(await query.executeTakeFirst())
}

export async function countWaiting(tx: Tx, askedBy: string): Promise<number> {
  const { count } = await tx.db
    .selectFrom('approvals')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('providerId', '=', tx.providerId)
    .where('askedBy', '=', askedBy)
    .where('state', '=', 'waiting')
    .where('expiresAt', '>', tx.now)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function selectApproval(tx: Tx, id: string): Promise<ApprovalInFull | undefined> {
  return toApproval(await inFull(tx).where('id', '=', id).executeTakeFirst())
}

/** Locks it: one of many who decide at once is the first. */
export async function selectApprovalForUpdate(
  tx: Tx,
  id: string,
): Promise<(Approval & { readonly requestSealed: Buffer; readonly answerSealed: Buffer | null }) | undefined> {
  const row = await tx.db
    .selectFrom('approvals')
    .select([...columns, 'requestSealed', 'answerSealed'])
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as (Approval & { requestSealed: Buffer; answerSealed: Buffer | null }) | undefined
}

/** Newest first, those that this person may see. */
export async function selectApprovals(
  tx: Tx,
  { personId, merchantId, permitted }: Approver,
  { state, before, limit }: ApprovalFilter,
): Promise<ApprovalInFull[]> {
  let query = inFull(tx).where((eb) => eb.or([eb('askedBy', '=', personId), eb('act', 'in', [...permitted, ''])]))
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (before) query = query.where('id', '<', before)
  if (state === 'waiting') query = query.where('state', '=', state).where('expiresAt', '>', tx.now)
  else if (state === 'expired')
    query = query.where((eb) =>
      eb.or([eb('state', '=', state), eb.and([eb('state', '=', 'waiting'), eb('expiresAt', '<=', tx.now)])]),
    )
  else if (state) query = query.where('state', '=', state)
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  return rows.map((row) => toApproval(row)!)
}

export async function updateApproval(tx: Tx, id: string, changes: Changes): Promise<void> {
  await tx.db
    .updateTable('approvals')
    .set(changes)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

function inFull(tx: Tx) {
  return tx.db
    .selectFrom('approvals')
    .select(columns)
    .select((eb) => [
      eb('answerSealed', 'is not', null).as('hasAnswer'),
      ...(['askedBy', 'decidedBy'] as const).map((who) =>
        eb
          .selectFrom('people')
          .select('people.name')
          .whereRef('people.providerId', '=', 'approvals.providerId')
          .whereRef('people.id', '=', `approvals.${who}`)
          .as(`${who}Name` as const),
      ),
    ])
    .where('providerId', '=', tx.providerId)
}

function toApproval(row: object | undefined): ApprovalInFull | undefined {
  return row as ApprovalInFull | undefined
}
