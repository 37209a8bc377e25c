import { type Actor, recordDeed } from '../../base/audit.ts'
import { recordEvent } from '../../base/events.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { assertMerchant, assertStaying } from '../merchants/get-merchant.ts'
import { assertAccount, findOnlyAccount, readAccount } from '../providers/get-account.ts'
import { isVisible, type Viewer } from '../providers/viewer.ts'
import type { Applyment } from './applyment.ts'
import { factsOf } from './applyment-facts.ts'
import { changedDraft, type Draft } from './draft.ts'
import { assertRoom, limitsFor } from './form-limits.ts'
import { firstVersion } from './form-version.ts'
import { keptDraft } from './kept-draft.ts'
import { countOpen, insertApplyment } from './store.ts'

export type ApplymentRequest = Pick<Applyment, 'merchantId' | 'feeRatePpm'> & {
  /** Null is the only one of the viewer's mode. */
  readonly accountId: string | null
  readonly draft: Draft
}

const openLimits = { maxOpenPerMerchant: 10, maxOpenPerAgent: 500, maxOpenPerProvider: 5_000 } as const

/** Begins an onboarding. Nothing is sent. */
export async function createApplyment(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: ApplymentRequest,
): Promise<Applyment> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tenant) => {
    await assertMerchant(tenant, request.merchantId)
    assertVisible(viewer, request.merchantId)
    await assertStaying(tenant, request.merchantId)
    await assertFewOpen(tenant, viewer, request.merchantId)
    const accountId = await accountOf(tenant, viewer, request)
    const tx = onClockOf(tenant, await readAccount(tenant, accountId))
    const applyment = begun(ctx, tx, viewer, { ...request, accountId })
    await insertApplyment(tx, applyment)
    recordEvent(tx, { ...factsOf(applyment), type: 'applyment.created', source: doer ? 'person' : 'caller' })
    const { merchantId: merchant, accountId: account } = applyment
    if (doer) recordDeed(tx, doer, { act: 'applyment.created', subjectId: applyment.id, after: { merchant, account } })
    return applyment
  })
}

async function accountOf(tx: Tx, { mode }: Viewer, { accountId }: ApplymentRequest): Promise<string> {
  const named = accountId ?? (await findOnlyAccount(tx, mode))
  if (named === null) throw new PublicError('ACCOUNT_REQUIRED', { field: 'account' })
  await assertAccount(tx, named, mode)
  return named
}

/** An agent begins for the merchants that it brought. */
function assertVisible(viewer: Viewer, merchantId: string): void {
  if (!isVisible({ mode: viewer.mode, merchantId }, viewer))
    throw new PublicError('MERCHANT_NOT_FOUND', { field: 'merchant' })
}

async function assertFewOpen(tx: Tx, viewer: Viewer, merchantId: string): Promise<void> {
  for (const limit of limitsFor(openLimits, viewer, merchantId))
    assertRoom(limit, await countOpen(tx, viewer.mode, limit.merchantIds, limit.limit))
}

type Begun = ApplymentRequest & { readonly accountId: string }

function begun(ctx: Context, tx: Tx, { mode }: Viewer, { draft, ...request }: Begun): Applyment {
  const id = newId('applyment')
  return {
    ...request,
    ...keptDraft(ctx.vault, id, changedDraft({}, { draft })),
    ...firstVersion,
    id,
    providerId: tx.providerId,
    mode,
    businessCode: id,
    state: 'draft',
    stateSince: tx.now,
    stateMessage: null,
    expiresAt: null,
    warnedDays: null,
    submissions: 0,
    attempts: 0,
    askedAt: null,
    queries: 0,
    applymentId: null,
    signUrl: null,
    rejections: [],
    refusedCode: null,
    refusedMessage: null,
    refusedField: null,
    subMchid: null,
    subMerchantId: null,
    createdAt: tx.now,
    submittedAt: null,
  }
}
