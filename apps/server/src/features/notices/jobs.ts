import { recordDisagreement } from '../../base/disagreements.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { isId } from '../../kit/ids.ts'
import { recordIfElsewhere, recordSeenNumber } from '../found-numbers/record-seen.ts'
import { applyPaymentReport } from '../payments/apply-payment-report.ts'
import { toPaymentReport } from '../payments/from-wechat.ts'
import { applyRefundReport } from '../refunds/apply-refund-report.ts'
import { fromNotice } from '../refunds/from-wechat.ts'
import { applyViolationReport } from '../violations/apply-violation-report.ts'
import { toViolation } from '../violations/from-wechat.ts'
import { askAboutToldRefund } from './ask-about-told-refund.ts'
import { findNotice, settleNotice } from './find-notice.ts'
import type { Notice } from './notice.ts'
import { openContent } from './sealed-content.ts'

type Content = ReturnType<typeof openContent>
type ToldViolation = Extract<Content, { readonly kind: 'violation' }>['violation']
type NoticeJob = { readonly providerId: string; readonly accountId: string; readonly noticeId: string }

export const noticeJobs = {
  'notices.apply': applyNotice,
}

/** Hands a kept notice to the door of the noun that it speaks of. Twice is the same as once. */
async function applyNotice(ctx: Context, job: NoticeJob): Promise<void> {
  const notice = await findNotice(ctx, job)
  if (notice?.state !== 'received') return
  const content = openContent(ctx.vault, notice)
  if (await isElsewhere(ctx, notice, content)) return settleNotice(ctx, job, 'elsewhere')
  const applied = await dispatch(ctx, notice, content)
  await settleNotice(ctx, job, applied ? 'applied' : 'parked')
}

/** Whether it speaks of what another system made. A refund of ours is ours, whatever ordered its payment. */
async function isElsewhere(ctx: Context, notice: Notice, content: Content): Promise<boolean> {
  const { providerId, accountId } = notice
  if (content.kind === 'payment') {
    const { out_trade_no: number, sub_mchid: subMchid } = content.transaction
    return recordIfElsewhere(ctx, { providerId, accountId, number, subMchid })
  }
  if (content.kind !== 'refund' || isId('refund', content.refund.out_refund_no)) return false
  const { out_trade_no: number, sub_mchid: subMchid = null } = content.refund
  return recordIfElsewhere(ctx, { providerId, accountId, number, subMchid })
}

async function dispatch(ctx: Context, notice: Notice, content: Content): Promise<boolean> {
  const kept = { id: notice.exchangeId }
  switch (content.kind) {
    case 'payment':
      return (await applyPaymentReport(ctx, notice, toPaymentReport(content.transaction, 'notice', kept))) !== null
    case 'refund':
      if (content.v2 && (await askAboutToldRefund(ctx, notice, content.refund.out_refund_no))) return true
      return (await applyRefundReport(ctx, notice, fromNotice(content.refund, kept))) !== null
    case 'violation':
      if (await takeViolation(ctx, notice, content.violation)) return true
      await park(ctx, notice)
      return false
    // No combined order is made here yet, so one that is notified was made elsewhere.
    case 'combined_payment':
    case 'unknown':
      await park(ctx, notice)
      return false
  }
}

/** Whose number nobody here knows is found by it. False: an event that this version does not read. */
async function takeViolation(ctx: Context, notice: Notice, told: ToldViolation): Promise<boolean> {
  const { providerId, accountId, eventType, exchangeId } = notice
  const violation = toViolation(eventType, told, ctx.now())
  if (!violation) return false
  const isKnown = await applyViolationReport(ctx, { providerId, accountId }, violation, { id: exchangeId })
  if (!isKnown) await recordSeenNumber(ctx, { providerId, accountId, subMchid: violation.subMchid })
  return true
}

/** A kind of notice that this version does not read: kept, and shown to a person. */
async function park(ctx: Context, { providerId, accountId, id, eventType, exchangeId }: Notice): Promise<void> {
  const difference = new Disagreement(
    'notice_unknown',
    `a notice of a kind we do not read: ${eventType}`,
    {},
    { id, event_type: eventType },
  )
  await recordDisagreement(
    ctx,
    { providerId, accountId, subjectId: id, source: 'notice', exchange: { id: exchangeId } },
    difference,
  )
}
