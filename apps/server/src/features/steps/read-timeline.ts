import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { getApplymentIn } from '../applyments/get-applyment.ts'
import { getPaymentIn } from '../payments/get-payment.ts'
import type { Viewer } from '../providers/viewer.ts'
import { getRefundIn, listRefundsOf } from '../refunds/get-refund.ts'
import { type Exchange, inOrder, type Timeline } from './step.ts'
import { selectAttempts, selectDisagreementSteps, selectEventSteps, selectExchange } from './store.ts'

/** What besides the moves the viewer's role may see. */
export type Sight = { readonly deliveries: boolean; readonly disagreements: boolean }

const MAX_EVENTS = 200
const MAX_ATTEMPTS = 100
const MAX_DISAGREEMENTS = 50

/** All that happened to a payment and to its refunds. */
export async function readPaymentTimeline(ctx: Context, viewer: Viewer, id: string, sight: Sight): Promise<Timeline> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const { attempts, queries, outTradeNo } = await getPaymentIn(tx, viewer, id)
    // What another system ordered was never sent from here.
    const orders = outTradeNo === null ? attempts : 0
    const refunds = await listRefundsOf(tx, id)
    const subjects = [id, ...refunds.map((refund) => refund.id)]
    return { ...(await read(tx, viewer, subjects, sight)), subjectId: id, orders, queries }
  })
}

export async function readRefundTimeline(ctx: Context, viewer: Viewer, id: string, sight: Sight): Promise<Timeline> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const { attempts, queries } = await getRefundIn(tx, viewer, id)
    return { ...(await read(tx, viewer, [id], sight)), subjectId: id, orders: attempts, queries }
  })
}

/** All that happened to an onboarding. */
export async function readApplymentTimeline(ctx: Context, viewer: Viewer, id: string, sight: Sight): Promise<Timeline> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const { submissions, queries } = await getApplymentIn(tx, viewer, id)
    return { ...(await read(tx, viewer, [id], sight)), subjectId: id, orders: submissions, queries }
  })
}

/** The masked copy of what went over the wire. @throws PublicError NOT_FOUND, also for what is not the viewer's. */
export async function readExchange(
  ctx: Context,
  { providerId, mode, merchantId, merchantIds }: Viewer,
  wanted: { readonly id: string; readonly subjectId: string; readonly disagreements: boolean },
): Promise<Exchange> {
  const merchants = merchantId === null ? (merchantIds ?? null) : [merchantId]
  const found = await inTenant(ctx, { providerId }, (tx) => selectExchange(tx, { ...wanted, mode, merchants }))
  if (!found) throw new PublicError('NOT_FOUND')
  return found
}

async function read(
  tx: Tx,
  { merchantId }: Viewer,
  subjects: readonly string[],
  sight: Sight,
): Promise<Pick<Timeline, 'steps' | 'isWhole'>> {
  const events = await selectEventSteps(tx, subjects, MAX_EVENTS)
  const eventIds = events.map(({ id }) => id)
  const attempts = sight.deliveries ? await selectAttempts(tx, eventIds, merchantId, MAX_ATTEMPTS) : []
  const disagreements = await disagreementsOf(tx, subjects, sight)
  const isWhole =
    events.length < MAX_EVENTS && attempts.length < MAX_ATTEMPTS && disagreements.length < MAX_DISAGREEMENTS
  return { steps: inOrder([...events, ...disagreements, ...attempts]), isWhole }
}

async function disagreementsOf(tx: Tx, subjects: readonly string[], { disagreements }: Sight) {
  return disagreements ? selectDisagreementSteps(tx, subjects, MAX_DISAGREEMENTS) : []
}
