import type { WechatPay } from '@teyue/wechatpay/client'
import { WechatPayError } from '@teyue/wechatpay/errors'
import { sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import type { SettledNumber } from '../merchants/settlement-look.ts'
import { getAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { looksLike, type WantedAccount } from './account.ts'
import { applyAccountReport, askAgainTomorrow } from './apply-account-report.ts'
import { applyChangeReport } from './apply-change-report.ts'
import { type Change, numberOf } from './change.ts'
import type { ChangeReport, Refusal } from './change-report.ts'
import {
  type TellsAccount,
  toAcceptedReport,
  toAccount,
  toInForceReport,
  toNotSentReport,
  toRefusedReport,
  toReviewedReport,
} from './from-wechat.ts'
import { findChange, getChange, getNumber } from './get-settlement-account.ts'
import { openRequest } from './open-request.ts'
import { recordNoAnswer } from './record-no-answer.ts'
import { assertLost } from './resolve-change.ts'
import { startAttempt, startQuery } from './start-attempt.ts'

/** Somebody waits for the answer. */
const answerTimeoutMs = 8_000

/** The one look that every open change is promised. */
export async function followChange(ctx: Context, providerId: string, id: string): Promise<void> {
  const change = await findChange(ctx, providerId, id)
  if (change?.state === 'submitting') await sendChange(ctx, change)
  else if (change?.state === 'unknown') await lookForChange(ctx, change)
  else if (change?.state === 'auditing') await queryChange(ctx, change)
}

/** The daily look at a number's account. */
export async function lookAtAccount(ctx: Context, providerId: string, number: SettledNumber): Promise<void> {
  try {
    await askAccount(ctx, providerId, number)
  } catch (error) {
    failureOf(error)
    await askAgainTomorrow(ctx, { providerId, number })
  }
}

/** Somebody wants to know the account now. @throws PublicError WECHAT_REFUSED or WECHAT_UNANSWERED with WeChat's words. */
export async function askAccountNow(ctx: Context, viewer: Viewer, subMerchantId: string): Promise<void> {
  const number = await getNumber(ctx, viewer, subMerchantId)
  await answered(() => askAccount(ctx, viewer.providerId, number, AbortSignal.timeout(answerTimeoutMs)))
}

/** What WeChat has under a number that a person found. @throws PublicError where that is none, or another account's. */
export async function askByNumber(
  ctx: Context,
  viewer: Viewer,
  id: string,
  applicationNo: string,
): Promise<ChangeReport> {
  const change = await getChange(ctx, viewer, id)
  assertLost(change)
  const report = await answered(() => askApplication(ctx, change, applicationNo))
  const wanted = openRequest(ctx, change)
  if (!wanted || !report.account || !looksLike(report.account, wanted))
    throw new PublicError('SETTLEMENT_CHANGE_OTHER', { field: 'application_no' })
  return { ...report, source: 'person' }
}

/** Looks at the account first, so that a lost answer can be told from it; then sends the change, once. */
async function sendChange(ctx: Context, found: Change): Promise<void> {
  const change = await startQuery(ctx, found)
  try {
    await askAccount(ctx, change.providerId, numberOf(change))
  } catch (error) {
    return afterFailure(ctx, change, failureOf(error), false)
  }
  const attempt = await startAttempt(ctx, change)
  if (!attempt) return
  try {
    const { client } = await clientOf(ctx, change)
    const { data, exchange } = await client.settlements.modify(toRequest(change, attempt.wanted))
    const report = toAcceptedReport(change.id, data.application_no, sealExchange(ctx.vault, exchange))
    await applyChangeReport(ctx, change, report)
  } catch (error) {
    await afterFailure(ctx, attempt.change, failureOf(error), true)
  }
}

/** Without WeChat's number the account in force is all there is to see: once it is the wanted one, the change went through. */
async function lookForChange(ctx: Context, found: Change): Promise<void> {
  const change = await startQuery(ctx, found)
  const wanted = openRequest(ctx, change)
  try {
    const told = await askAccount(ctx, change.providerId, numberOf(change))
    if (wanted && change.isDistinct && looksLike(told, wanted))
      await applyChangeReport(ctx, change, toInForceReport(change.id, told))
    else await recordNoAnswer(ctx, change, { code: 'NO_NUMBER', exchange: null })
  } catch (error) {
    const { code, exchange } = failureOf(error)
    await recordNoAnswer(ctx, change, { code, exchange: exchange ? sealExchange(ctx.vault, exchange) : null })
  }
}

async function queryChange(ctx: Context, found: Change): Promise<void> {
  const change = await startQuery(ctx, found)
  try {
    await applyChangeReport(ctx, change, await askApplication(ctx, change, change.applicationNo ?? ''))
  } catch (error) {
    const { code, exchange } = failureOf(error)
    await recordNoAnswer(ctx, change, { code, exchange: exchange ? sealExchange(ctx.vault, exchange) : null })
  }
}

/** A refusal is certain: a change sets out once. What surely did not arrive may set out again; of all else nobody knows. */
async function afterFailure(ctx: Context, change: Change, error: WechatPayError, hasSetOut: boolean): Promise<void> {
  const { code, message, detail, outcomeKnown, mayRetry } = error
  const exchange = error.exchange ? sealExchange(ctx.vault, error.exchange) : null
  const refusal: Refusal = { code, message, field: detail?.field ?? null }
  const word = hasSetOut ? 'refused' : 'refused_before'
  if (outcomeKnown && !mayRetry)
    await applyChangeReport(ctx, change, toRefusedReport(change.id, refusal, exchange, word))
  else if (outcomeKnown && hasSetOut) await applyChangeReport(ctx, change, toNotSentReport(change.id, exchange))
  else await recordNoAnswer(ctx, change, { code, exchange })
}

async function askAccount(
  ctx: Context,
  providerId: string,
  number: SettledNumber,
  signal?: AbortSignal,
): Promise<TellsAccount> {
  const { client } = await clientOf(ctx, { providerId, accountId: number.accountId })
  const { data, exchange } = await client.settlements.query({ sub_mchid: number.subMchid }, signal ? { signal } : {})
  const told = toAccount(data)
  await applyAccountReport(ctx, { providerId, number, told, exchange: sealExchange(ctx.vault, exchange) })
  return told
}

async function askApplication(ctx: Context, change: Change, application_no: string): Promise<ChangeReport> {
  const { client } = await clientOf(ctx, change)
  const asked = { sub_mchid: change.subMchid, application_no }
  const { data, exchange } = await client.settlements.queryApplication(asked)
  return toReviewedReport(change.id, application_no, data, sealExchange(ctx.vault, exchange))
}

async function clientOf(
  ctx: Context,
  { providerId, accountId }: { readonly providerId: string; readonly accountId: string },
): Promise<{ readonly client: WechatPay }> {
  return ctx.wechat.of(await getAccount(ctx, providerId, accountId))
}

function toRequest({ subMchid: sub_mchid }: Change, wanted: WantedAccount) {
  const { accountType: account_type, accountBank: account_bank, accountNumber: account_number } = wanted
  return {
    ...{ sub_mchid, account_type, account_bank, account_number },
    ...(wanted.bankName === null ? {} : { bank_name: wanted.bankName }),
    ...(wanted.bankBranchId === null ? {} : { bank_branch_id: wanted.bankBranchId }),
    ...(wanted.accountName === null ? {} : { account_name: wanted.accountName }),
  }
}

async function answered<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question()
  } catch (error) {
    const { code, message, outcomeKnown, mayRetry } = failureOf(error)
    throw new PublicError(outcomeKnown && !mayRetry ? 'WECHAT_REFUSED' : 'WECHAT_UNANSWERED', { code, message })
  }
}

/** Anything but the channel's own error is a bug, and is thrown on. */
function failureOf(error: unknown): WechatPayError {
  if (error instanceof WechatPayError) return error
  throw error
}
