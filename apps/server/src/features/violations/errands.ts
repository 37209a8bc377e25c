import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Violations } from '@teyue/wechatpay/violations'
import type { Context } from '../../context.ts'
import { getAccount } from '../providers/get-account.ts'
import { type AddressOutcome, stepOf, type ViolationAddress } from './address.ts'
import { recordRegistration, startRegistration } from './register-address.ts'

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
