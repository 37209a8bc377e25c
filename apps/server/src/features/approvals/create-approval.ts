import { createHash } from 'node:crypto'
import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { maskValue } from '../../kit/redact.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { APPROVAL_MS, type Approval, type ApprovalInFull, type HeldRequest } from './approval.ts'
import { countWaiting, expireWaiting, insertApproval, selectApproval, selectWaiting } from './store.ts'

const MAX_WAITING = 50

/** What is asked, where, and by whom (`actor`). */
export type Asked = Pick<Approval, 'kind' | 'mode' | 'act' | 'route' | 'subjectId'> & {
  readonly providerId: string
  readonly held: HeldRequest
}

/** Keeps a request for a second person. The same asked again while it waits is the same approval. */
export async function createApproval(ctx: Context, actor: Actor, asked: Asked): Promise<ApprovalInFull> {
  const { providerId, held, ...what } = asked
  const { personId, sessionId, address, merchantId } = actor
  const id = newId('approval')
  // Without its headers: pressed twice, it comes under two idempotency keys and is one wish all the same.
  const hash = hashOf([personId, merchantId, what.mode, held.method, held.url, held.body])
  const requestSealed = ctx.vault.seal(JSON.stringify(held), requestContext(id))
  return inTenant(ctx, { providerId }, async (tx) => {
    await expireWaiting(tx, hash)
    await takeTurn(tx, `approvals of ${personId}`)
    if ((await countWaiting(tx, personId!)) >= MAX_WAITING) throw new PublicError('APPROVALS_TOO_MANY')
    const times = { createdAt: tx.now, expiresAt: new Date(tx.now.getTime() + APPROVAL_MS) }
    const who = { askedBy: personId!, sessionId: sessionId!, address, merchantId }
    const request = maskValue(held.body ?? null)
    const approval = { ...what, ...who, ...times, ...undecided, id, state: 'waiting' as const, request }
    const isNew = await insertApproval(tx, approval, { requestSealed, hash })
    if (isNew) record(tx, actor, approval)
    return (isNew ? await selectApproval(tx, id) : await selectWaiting(tx, hash)) ?? raced()
  })
}

/** What a request is sealed for, and what its answer is. */
export function requestContext(id: string): string {
  return `${id}/request`
}

export function answerContext(id: string): string {
  return `${id}/answer`
}

const undecided = {
  decidedBy: null,
  decidedAt: null,
  reason: null,
  finishedAt: null,
  status: null,
  code: null,
  resultId: null,
} as const

function record(tx: Tx, actor: Actor, { id, kind, route, subjectId, request }: Approval): void {
  const after = { kind, route, ...(subjectId ? { of: subjectId } : {}), ...(request ? { request } : {}) }
  recordDeed(tx, actor, { act: 'approval.asked', outcome: 'asked', subjectId: id, after })
}

function hashOf(parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest()
}

/** The same waited, and was decided in this very moment. */
function raced(): never {
  throw new PublicError('APPROVAL_DECIDED', { state: 'approved' })
}
