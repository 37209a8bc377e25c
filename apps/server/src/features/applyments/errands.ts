import assert from 'node:assert/strict'
import type { WechatPay } from '@teyue/wechatpay/client'
import { WechatPayError } from '@teyue/wechatpay/errors'
import { type SealedExchange, sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import type { WechatAccount } from '../../wechat/accounts.ts'
import { isAtWechat, type Paper, paperContext, paperKind } from '../papers/paper.ts'
import { readPaper, storeMedia } from '../papers/store-media.ts'
import { getAccount } from '../providers/get-account.ts'
import { applyApplymentReport } from './apply-applyment-report.ts'
import {
  type Applyment,
  doubtEndsAt,
  isUnanswered,
  isUnderWay,
  mayHaveArrived,
  mayMoveUnseen,
  saysNotArrived,
} from './applyment.ts'
import type { Refusal } from './applyment-report.ts'
import { papersNamed, toForm } from './draft.ts'
import { toAbsentReport, toAcceptedReport, toQueriedReport, toRefusedReport } from './from-wechat.ts'
import { findApplyment, openDraft } from './get-applyment.ts'
import { recordNoAnswer } from './record-no-answer.ts'
import { type Bringing, startAttempt, startBringing, startQuery } from './start-attempt.ts'

/** "未能找到申请单": of all the reasons for which WeChat refuses a question, the one that says there is no such form. */
const noSuchForm = /未能找到/

/** The one look that every applyment is promised while it waits for somebody else. */
export async function followApplyment(ctx: Context, providerId: string, id: string): Promise<void> {
  const found = await findApplyment(ctx, providerId, id)
  if (!found) return
  if (found.state === 'submitting') await sendApplyment(ctx, found)
  else if (isUnanswered(found.state) || isUnderWay(found.state) || mayMoveUnseen(found.state))
    await queryApplyment(ctx, found)
}

/** Asks WeChat though nobody has promised to: a person wants to know. */
export async function askApplyment(ctx: Context, providerId: string, id: string): Promise<void> {
  const found = await findApplyment(ctx, providerId, id)
  if (found && found.submissions > 0 && found.state !== 'submitting') await queryApplyment(ctx, found)
}

/** Brings the papers to WeChat, then the form. Under one number it is one form, however often it is sent. */
async function sendApplyment(ctx: Context, applyment: Applyment): Promise<void> {
  const bringing = await startBringing(ctx, applyment)
  if (!bringing) return
  const { client } = await ctx.wechat.of(await getAccount(ctx, applyment.providerId, applyment.accountId))
  const mediaOf = await bringPapers(ctx, client, bringing)
  const counted = mediaOf && (await startAttempt(ctx, bringing.applyment))
  if (counted) await submit(ctx, client, counted, mediaOf)
}

async function submit(
  ctx: Context,
  client: WechatPay,
  applyment: Applyment,
  mediaOf: ReadonlyMap<string, string>,
): Promise<void> {
  try {
    const form = toForm(applyment.businessCode, openDraft(ctx, applyment), mediaOf)
    const { data, exchange } = await client.applyments.submit(form)
    const report = toAcceptedReport(applyment, data.applyment_id, sealExchange(ctx.vault, exchange))
    await applyApplymentReport(ctx, applyment, report)
  } catch (error) {
    await afterFailedSubmission(ctx, applyment, failureOf(error))
  }
}

/** What WeChat calls each paper that the form names; null when one did not arrive, and the form must wait. */
async function bringPapers(
  ctx: Context,
  client: WechatPay,
  { applyment, papers, now }: Bringing,
): Promise<ReadonlyMap<string, string> | null> {
  const named = new Set(papersNamed(openDraft(ctx, applyment)).map(({ id }) => id))
  const mediaOf = new Map<string, string>()
  for (const paper of papers.filter(({ id }) => named.has(id))) {
    try {
      mediaOf.set(paper.id, isAtWechat(paper, now) ? paper.mediaId! : await bringPaper(ctx, client, applyment, paper))
    } catch (error) {
      await afterFailedPaper(ctx, applyment, failureOf(error))
      return null
    }
  }
  return mediaOf
}

async function bringPaper(ctx: Context, client: WechatPay, applyment: Applyment, paper: Paper): Promise<string> {
  const sealed = await readPaper(ctx, applyment, paper.id)
  assert(sealed, `paper ${paper.id} was deleted, and a form under way names it`)
  const file = { filename: paper.filename, bytes: ctx.vault.open(sealed, paperContext(paper.id)) }
  const { data } = await (paperKind(paper.filename).isFilm ? client.media.video(file) : client.media.image(file))
  await storeMedia(ctx, applyment, paper.id, data.media_id)
  return data.media_id
}

async function queryApplyment(ctx: Context, applyment: Applyment): Promise<void> {
  const counted = await startQuery(ctx, applyment)
  const account = await ctx.wechat.of(await getAccount(ctx, counted.providerId, counted.accountId))
  try {
    const { data, exchange } = await account.client.applyments.queryByBusinessCode(counted.businessCode)
    const report = toQueriedReport(counted, data, sealExchange(ctx.vault, exchange))
    if (counted.refusedCode !== null && saysNotArrived(counted, report))
      await settleDoubt(ctx, counted, account, report.exchange)
    else await applyApplymentReport(ctx, counted, report)
  } catch (error) {
    await afterFailedQuery(ctx, counted, account, failureOf(error))
  }
}

async function afterFailedSubmission(ctx: Context, applyment: Applyment, error: WechatPayError): Promise<void> {
  const exchange = sealedExchange(ctx, error)
  const isRefused = error.outcomeKnown && !error.mayRetry
  if (isRefused && !mayHaveArrived(applyment)) {
    await applyApplymentReport(ctx, applyment, toRefusedReport(applyment, refusalOf(error), exchange))
    return
  }
  const doubtful = isRefused ? refusalOf(error) : null
  const answer = { code: error.code, mayHaveArrived: !error.outcomeKnown, doubtful, exchange }
  await recordNoAnswer(ctx, applyment, answer)
}

/** A paper binds nobody to anything: refused, the form is; lost, it is brought again. */
async function afterFailedPaper(ctx: Context, applyment: Applyment, error: WechatPayError): Promise<void> {
  const exchange = sealedExchange(ctx, error)
  if (error.outcomeKnown && !error.mayRetry && applyment.attempts === 0) {
    await applyApplymentReport(ctx, applyment, toRefusedReport(applyment, refusalOf(error), exchange))
    return
  }
  await recordNoAnswer(ctx, applyment, { code: error.code, mayHaveArrived: false, doubtful: null, exchange })
}

async function afterFailedQuery(
  ctx: Context,
  applyment: Applyment,
  account: WechatAccount,
  error: WechatPayError,
): Promise<void> {
  const exchange = sealedExchange(ctx, error)
  if (!error.outcomeKnown || !noSuchForm.test(error.message))
    await recordNoAnswer(ctx, applyment, { code: error.code, mayHaveArrived: false, doubtful: null, exchange })
  else if (applyment.state === 'unknown' && applyment.refusedCode !== null)
    await settleDoubt(ctx, applyment, account, exchange)
  else await applyApplymentReport(ctx, applyment, toAbsentReport(applyment, exchange))
}

/** The form has not arrived, and a later try was refused: once no try can be on the wire any more, refused it is. */
async function settleDoubt(
  ctx: Context,
  applyment: Applyment,
  account: WechatAccount,
  exchange: SealedExchange | null,
): Promise<void> {
  const { refusedCode, refusedMessage, refusedField: field } = applyment
  const refusal = { code: refusedCode ?? '', message: refusedMessage ?? '', field }
  if (doubtEndsAt(applyment) <= account.now())
    await applyApplymentReport(ctx, applyment, toRefusedReport(applyment, refusal, exchange))
  else await recordNoAnswer(ctx, applyment, { code: refusal.code, mayHaveArrived: false, doubtful: refusal, exchange })
}

function refusalOf({ code, message, detail }: WechatPayError): Refusal {
  return { code, message, field: detail?.field ?? null }
}

function sealedExchange(ctx: Context, error: WechatPayError): SealedExchange | null {
  return error.exchange ? sealExchange(ctx.vault, error.exchange) : null
}

/** Anything but the channel's own error is a bug, and is thrown on. */
function failureOf(error: unknown): WechatPayError {
  if (error instanceof WechatPayError) return error
  throw error
}
