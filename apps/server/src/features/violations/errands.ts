import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Violations } from '@teyue/wechatpay/violations'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { getAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type AddressOutcome, isAddressOpen, stepOf, type ViolationAddress } from './address.ts'
import { toLimitations } from './from-wechat.ts'
import { getLimitedNumber } from './get-limitations.ts'
import { findLimitedNumbers, recordLimitations } from './record-limitations.ts'
import { recordRegistration, startRegistration } from './register-address.ts'
import { recordWatch, startWatch } from './watch-address.ts'

type Owner = { readonly providerId: string; readonly accountId: string }
type Options = { readonly signal?: AbortSignal }

const nothing = { foundUrl: null, refusedCode: null, refusedMessage: null } as const

/** Asks which address WeChat has, and sets ours where there is none or another shall be replaced. It may be sent twice. */
export async function sendRegistration(
  ctx: Context,
  owner: Owner,
  address: ViolationAddress,
  signal?: AbortSignal,
): Promise<ViolationAddress> {
  const { client } = await ctx.wechat.of(await getAccount(ctx, owner.providerId, owner.accountId))
  const outcome = await outcomeOf(client.violations, address, signal ? { signal } : {})
  return (await recordRegistration(ctx, owner, outcome)) ?? address
}

/** The next try of a registration that has no answer yet. */
export async function followRegistration(ctx: Context, owner: Owner): Promise<void> {
  const counted = await startRegistration(ctx, owner)
  if (counted) await sendRegistration(ctx, owner, counted)
}

/** The daily question, where WeChat tells of violations. */
export async function watchAddress(ctx: Context, owner: Owner): Promise<void> {
  const watched = await startWatch(ctx, owner)
  if (!watched) return
  const { client } = await ctx.wechat.of(await getAccount(ctx, owner.providerId, owner.accountId))
  const outcome = await outcomeOf(client.violations, watched, {})
  if (isAddressOpen(watched)) await recordRegistration(ctx, owner, outcome)
  else await recordWatch(ctx, owner, watched, outcome)
}

/** The daily look at the numbers that were limited. While WeChat does not answer, the rest is left for tomorrow. */
export async function lookAtLimited(ctx: Context, owner: Owner): Promise<void> {
  for (const subMchid of await findLimitedNumbers(ctx, owner)) {
    try {
      await askLimitations(ctx, owner, subMchid)
    } catch (error) {
      if (!failureOf(error).outcomeKnown) return
    }
  }
}

/** Somebody wants to know it now. @throws PublicError WECHAT_REFUSED or WECHAT_UNANSWERED with WeChat's words. */
export async function askLimitationsNow(ctx: Context, viewer: Viewer, id: string, signal: AbortSignal): Promise<void> {
  const { accountId, subMchid } = await getLimitedNumber(ctx, viewer, id)
  try {
    await askLimitations(ctx, { providerId: viewer.providerId, accountId }, subMchid, signal)
  } catch (error) {
    const { code, message, outcomeKnown, mayRetry } = failureOf(error)
    throw new PublicError(outcomeKnown && !mayRetry ? 'WECHAT_REFUSED' : 'WECHAT_UNANSWERED', { code, message })
  }
}

async function askLimitations(ctx: Context, owner: Owner, sub_mchid: string, signal?: AbortSignal): Promise<void> {
  const { client } = await ctx.wechat.of(await getAccount(ctx, owner.providerId, owner.accountId))
  const { data } = await client.violations.queryLimitations({ sub_mchid }, signal ? { signal } : {})
  await recordLimitations(ctx, owner, toLimitations(data))
}

async function outcomeOf(calls: Violations, address: ViolationAddress, options: Options): Promise<AddressOutcome> {
  try {
    const found = await findUrl(calls, options)
    const step = stepOf(address, found)
    if (step === 'elsewhere') return { ...nothing, state: 'elsewhere', foundUrl: found }
    const body = { notify_url: address.url }
    if (step === 'create') await calls.createNotifyUrl(body, options)
    if (step === 'change') await calls.changeNotifyUrl(body, options)
    return { ...nothing, state: 'registered' }
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    if (!error.outcomeKnown || error.mayRetry) return { ...nothing, state: 'unknown' }
    return { ...nothing, state: 'refused', refusedCode: error.code, refusedMessage: error.message }
  }
}

async function findUrl(calls: Violations, options: Options): Promise<string | null> {
  try {
    return (await calls.queryNotifyUrl(options)).data.notify_url
  } catch (error) {
    if (error instanceof WechatPayError && error.outcomeKnown && error.code === 'NOT_FOUND') return null
    throw error
  }
}

/** Anything but the channel's own error is a bug, and is thrown on. */
function failureOf(error: unknown): WechatPayError {
  if (error instanceof WechatPayError) return error
  throw error
}
