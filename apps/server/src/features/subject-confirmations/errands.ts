import assert from 'node:assert/strict'
import type { WechatPay } from '@teyue/wechatpay/client'
import { WechatPayError } from '@teyue/wechatpay/errors'
import type { SubjectConfirmationForm } from '@teyue/wechatpay/subject-confirmation-form'
import { type SealedExchange, sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import type { WechatAccount } from '../../wechat/accounts.ts'
import { papersNamed, replaced } from '../applyments/draft.ts'
import { isAtWechat, type Paper, paperContext } from '../papers/paper.ts'
import { readPaper, storeMedia } from '../papers/store-media.ts'
import { getAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { applyAuthorization, applyConfirmationReport, giveUpCanceling } from './apply-confirmation-report.ts'
import { type Confirmation, doubtEndsAt, isUnanswered, mayHaveArrived } from './confirmation.ts'
import type { Refusal } from './confirmation-report.ts'
import { findNumber } from './find-number.ts'
import { toAbsentReport, toAcceptedReport, toCanceledReport, toQueriedReport, toRefusedReport } from './from-wechat.ts'
import { findConfirmation, openForm } from './get-confirmation.ts'
import { recordNoAnswer } from './record-no-answer.ts'
import { type Bringing, startAttempt, startBringing, startQuery } from './start-attempt.ts'

/** Somebody waits for the answer. */
const answerTimeoutMs = 8_000

/** The one look that every confirmation is promised while it waits for somebody else, or somebody wants to know. */
export async function followConfirmation(ctx: Context, providerId: string, id: string): Promise<void> {
  const found = await findConfirmation(ctx, providerId, id)
  if (!found || found.submissions === 0) return
  if (found.state === 'submitting') await sendConfirmation(ctx, found)
  else if (found.cancelWanted) await cancelAtWechat(ctx, found)
  else if (found.state === 'passed') await askForNumber(ctx, found)
  else await queryConfirmation(ctx, found)
}

/** Whether a number's subject has confirmed it. @throws PublicError with WeChat's words. */
export async function askSubjectState(ctx: Context, viewer: Viewer, subMerchantId: string) {
  const number = await findNumber(ctx, viewer, subMerchantId)
  const account = await ctx.wechat.of(await getAccount(ctx, viewer.providerId, number.accountId))
  try {
    const { data } = await account.client.subjectConfirmations.state(number.subMchid, { answerTimeoutMs })
    return { number, isAuthorized: data.authorize_state === 'AUTHORIZE_STATE_AUTHORIZED', at: account.now() }
  } catch (error) {
    const { code, message, outcomeKnown, mayRetry } = failureOf(error)
    throw new PublicError(outcomeKnown && !mayRetry ? 'WECHAT_REFUSED' : 'WECHAT_UNANSWERED', { code, message })
  }
}

/** Brings the papers to WeChat, then the form. Under one number it is one form, however often it is sent. */
async function sendConfirmation(ctx: Context, found: Confirmation): Promise<void> {
  const bringing = await startBringing(ctx, found)
  if (!bringing) return
  const { client } = await accountOf(ctx, found)
  const mediaOf = await bringPapers(ctx, client, bringing)
  const confirmation = mediaOf && (await startAttempt(ctx, bringing.confirmation))
  if (!confirmation) return
  try {
    const form = replaced(openForm(ctx, confirmation), (text) => mediaOf.get(text) ?? text)
    const whole = { business_code: confirmation.businessCode, ...(form as object) } as SubjectConfirmationForm
    const { data, exchange } = await client.subjectConfirmations.submit(whole)
    const report = toAcceptedReport(confirmation.id, data.applyment_id, sealExchange(ctx.vault, exchange))
    await applyConfirmationReport(ctx, confirmation, report)
  } catch (error) {
    await afterFailedSubmission(ctx, confirmation, failureOf(error), true)
  }
}

/** What WeChat calls each paper that the form names; null when one did not arrive, and the form must wait. */
async function bringPapers(
  ctx: Context,
  client: WechatPay,
  { confirmation, papers, now }: Bringing,
): Promise<ReadonlyMap<string, string> | null> {
  const named = new Set(papersNamed(openForm(ctx, confirmation)).map(({ id }) => id))
  const mediaOf = new Map<string, string>()
  for (const paper of papers.filter(({ id }) => named.has(id))) {
    try {
      const isThere = isAtWechat(paper, now)
      mediaOf.set(paper.id, isThere ? paper.mediaId! : await bringPaper(ctx, client, confirmation, paper))
    } catch (error) {
      await afterFailedSubmission(ctx, confirmation, failureOf(error), false)
      return null
    }
  }
  return mediaOf
}

async function bringPaper(
  ctx: Context,
  client: WechatPay,
  confirmation: Confirmation,
  { id, filename }: Paper,
): Promise<string> {
  const sealed = await readPaper(ctx, confirmation, id)
  assert(sealed, `paper ${id} was deleted, and a form under way names it`)
  const { data } = await client.media.image({ filename, bytes: ctx.vault.open(sealed, paperContext(id)) })
  await storeMedia(ctx, confirmation, id, data.media_id)
  return data.media_id
}

async function queryConfirmation(ctx: Context, found: Confirmation): Promise<void> {
  const confirmation = await startQuery(ctx, found)
  const account = await accountOf(ctx, confirmation)
  const { id, businessCode: business_code } = confirmation
  try {
    const { data, exchange } = await account.client.subjectConfirmations.query({ business_code })
    await applyConfirmationReport(ctx, confirmation, toQueriedReport(id, data, sealExchange(ctx.vault, exchange)))
  } catch (error) {
    await afterFailedQuery(ctx, confirmation, account, failureOf(error))
  }
}

/** It may be repeated: what is cancelled is cancelled. */
async function cancelAtWechat(ctx: Context, found: Confirmation): Promise<void> {
  const confirmation = await startQuery(ctx, found)
  const { client } = await accountOf(ctx, confirmation)
  const { id, businessCode: business_code } = confirmation
  try {
    const { exchange } = await client.subjectConfirmations.cancel({ business_code })
    await applyConfirmationReport(ctx, confirmation, toCanceledReport(id, sealExchange(ctx.vault, exchange)))
  } catch (error) {
    const failure = failureOf(error)
    if (failure.outcomeKnown && !failure.mayRetry) {
      await giveUpCanceling(ctx, confirmation)
      // An earlier try whose answer was lost may have cancelled it: WeChat says how it stands.
      await queryConfirmation(ctx, confirmation)
    } else await recordNoAnswer(ctx, confirmation, silence(ctx, failure))
  }
}

async function askForNumber(ctx: Context, found: Confirmation): Promise<void> {
  const confirmation = await startQuery(ctx, found)
  const { client } = await accountOf(ctx, confirmation)
  try {
    const { data, exchange } = await client.subjectConfirmations.state(confirmation.subMchid)
    const authorized = data.authorize_state === 'AUTHORIZE_STATE_AUTHORIZED'
    await applyAuthorization(ctx, confirmation, { authorized, exchange: sealExchange(ctx.vault, exchange) })
  } catch (error) {
    await recordNoAnswer(ctx, confirmation, silence(ctx, failureOf(error)))
  }
}

/** A paper binds nobody to anything: where one was lost, nothing of the form has arrived by it. */
async function afterFailedSubmission(
  ctx: Context,
  confirmation: Confirmation,
  error: WechatPayError,
  isForm: boolean,
): Promise<void> {
  const exchange = sealed(ctx, error)
  const isRefused = error.outcomeKnown && !error.mayRetry
  // The papers' try is not counted: the form's own would be the first.
  if (isRefused && (isForm ? !mayHaveArrived(confirmation) : confirmation.attempts === 0)) {
    await applyConfirmationReport(ctx, confirmation, toRefusedReport(confirmation, refusalOf(error), exchange))
    return
  }
  const doubtful = isRefused && isForm ? refusalOf(error) : null
  const answer = { code: error.code, mayHaveArrived: isForm && !error.outcomeKnown, doubtful, exchange }
  await recordNoAnswer(ctx, confirmation, answer)
}

async function afterFailedQuery(
  ctx: Context,
  confirmation: Confirmation,
  account: WechatAccount,
  error: WechatPayError,
): Promise<void> {
  const isAbsent = error.outcomeKnown && error.code === 'RESOURCE_NOT_EXISTS'
  if (!isAbsent) await recordNoAnswer(ctx, confirmation, silence(ctx, error))
  else if (isUnanswered(confirmation.state) && confirmation.refusedCode !== null)
    await settleDoubt(ctx, confirmation, account, sealed(ctx, error))
  else await applyConfirmationReport(ctx, confirmation, toAbsentReport(confirmation.id, sealed(ctx, error)))
}

/** The form has not arrived, and a later try was refused: once no try can be on the wire any more, refused it is. */
async function settleDoubt(
  ctx: Context,
  confirmation: Confirmation,
  account: WechatAccount,
  exchange: SealedExchange | null,
): Promise<void> {
  const { refusedCode, refusedMessage, refusedField: field } = confirmation
  const refusal = { code: refusedCode ?? '', message: refusedMessage ?? '', field }
  if (doubtEndsAt(confirmation) <= account.now())
    await applyConfirmationReport(ctx, confirmation, toRefusedReport(confirmation, refusal, exchange))
  else {
    const answer = { code: refusal.code, mayHaveArrived: false, doubtful: refusal, exchange }
    await recordNoAnswer(ctx, confirmation, answer)
  }
}

async function accountOf(ctx: Context, { providerId, accountId }: Confirmation): Promise<WechatAccount> {
  return ctx.wechat.of(await getAccount(ctx, providerId, accountId))
}

function silence(ctx: Context, error: WechatPayError) {
  return { code: error.code, mayHaveArrived: false, doubtful: null, exchange: sealed(ctx, error) }
}

function refusalOf({ code, message, detail }: WechatPayError): Refusal {
  return { code, message, field: detail?.field ?? null }
}

function sealed(ctx: Context, error: WechatPayError): SealedExchange | null {
  return error.exchange ? sealExchange(ctx.vault, error.exchange) : null
}

/** Anything but the channel's own error is a bug, and is thrown on. */
function failureOf(error: unknown): WechatPayError {
  if (error instanceof WechatPayError) return error
  throw error
}
