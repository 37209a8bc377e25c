import { randomBytes } from 'node:crypto'
import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Exchange } from '@teyue/wechatpay/exchange'
import { request } from 'undici'
import type { Context } from '../../context.ts'
import { readBounded } from '../../kit/bounded-text.ts'
import { createGate } from '../../kit/gate.ts'
import { newId } from '../../kit/ids.ts'
import type { WechatAccount } from '../../wechat/accounts.ts'
import type { Payment } from '../payments/payment.ts'
import { getAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { toLimitations } from '../violations/from-wechat.ts'
import { recordLimitations } from '../violations/record-limitations.ts'
import { echoContext } from './echo.ts'
import { judgeRelation, type Probed } from './probe.ts'
import { planProbes, recordProbe } from './record-probe.ts'

const ownAddressTimeoutMs = 5_000
const maxEchoBytes = 1_000
const nonceBytes = 16
// A merchant may have any number of numbers.
const callsAtOnce = 4

/** Asks outside all that a merchant's examination wants to know: WeChat about each number, our own address, the clocks. */
export async function askOutside(ctx: Context, viewer: Viewer, merchantId: string, signal: AbortSignal): Promise<void> {
  const { providerId } = viewer
  const { numbers, accountIds } = await planProbes(ctx, viewer, merchantId)
  const inTurn = createGate(callsAtOnce, Number.POSITIVE_INFINITY, () => new Error('nobody is turned away'))
  const ofNumbers = numbers.map(({ accountId, subMerchantId, subMchid }) => async () => {
    const account = await ctx.wechat.of(await getAccount(ctx, providerId, accountId))
    const { spMchid } = await getAccount(ctx, providerId, accountId)
    const probed = await askAboutRelation(account, { sp_mchid: spMchid, sub_mchid: subMchid }, signal)
    await recordProbe(ctx, providerId, { accountId, subMerchantId, about: 'relation', ...probed })
    await askLimits(ctx, { providerId, accountId }, account, subMchid, signal)
  })
  const ofAccounts = accountIds.map((accountId) => async () => {
    const account = await ctx.wechat.of(await getAccount(ctx, providerId, accountId))
    const of = { accountId, subMerchantId: '' }
    await recordProbe(ctx, providerId, { ...of, about: 'clock', ...(await compareClocks(account, signal)) })
    await recordProbe(ctx, providerId, { ...of, about: 'notify', ...(await callOwnAddress(ctx, accountId)) })
  })
  await Promise.all([...ofAccounts, ...ofNumbers].map(inTurn))
}

/** When WeChat says of an order that it was given back: one fen cannot be given back in part. Silence says nothing, and is null. */
export async function lookForReturn(
  ctx: Context,
  { providerId, accountId, identity, id }: Payment,
): Promise<Date | null> {
  const { client, now } = await ctx.wechat.of(await getAccount(ctx, providerId, accountId))
  const numbers = { sp_mchid: identity.spMchid, sub_mchid: identity.subMchid }
  try {
    const { data } = await client.orders.queryByOutTradeNo({ ...numbers, out_trade_no: id })
    return data.trade_state === 'REFUND' ? now() : null
  } catch (error) {
    failureOf(error)
    return null
  }
}

/** What WeChat limits is a finding of its own; that it does not answer this is none. */
async function askLimits(
  ctx: Context,
  owner: { readonly providerId: string; readonly accountId: string },
  { client }: WechatAccount,
  sub_mchid: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { data } = await client.violations.queryLimitations({ sub_mchid }, { signal })
    await recordLimitations(ctx, owner, toLimitations(data))
  } catch (error) {
    failureOf(error)
  }
}

/** An order that never was: whether it may be asked for at all is what we want to know. */
async function askAboutRelation(
  { client }: WechatAccount,
  numbers: { readonly sp_mchid: string; readonly sub_mchid: string },
  signal: AbortSignal,
): Promise<Probed> {
  try {
    await client.orders.queryByOutTradeNo({ ...numbers, out_trade_no: newId('payment') }, { signal })
    return { outcome: 'good', facts: {} }
  } catch (error) {
    return judgeRelation(failureOf(error))
  }
}

/** By the moment that WeChat signs its answers with; an account in public-key mode is answered with an error, which has none. */
async function compareClocks({ client, now }: WechatAccount, signal: AbortSignal): Promise<Probed> {
  try {
    const { exchange } = await client.certificates.download({ signal })
    return skewOf(exchange, now())
  } catch (error) {
    return { outcome: 'unmeasured', facts: { words: failureOf(error).message } }
  }
}

function skewOf({ answerHeaders }: Exchange, now: Date): Probed {
  const seconds = Number(answerHeaders['wechatpay-timestamp'])
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return { outcome: 'unmeasured', facts: { words: '' } }
  return { outcome: 'good', facts: { seconds: String(Math.round(now.getTime() / 1000 - seconds)) } }
}

/** Calls the address that WeChat is told, with a nonce that only this installation can open: whoever answers rightly is us. */
async function callOwnAddress(ctx: Context, accountId: string): Promise<Probed> {
  const nonce = randomBytes(nonceBytes).toString('hex')
  const token = ctx.vault.seal(nonce, echoContext(accountId)).toString('base64url')
  try {
    const answer = await request(`${ctx.publicUrl}/notify/wechat/${accountId}/echo?token=${token}`, {
      headersTimeout: ownAddressTimeoutMs,
      bodyTimeout: ownAddressTimeoutMs,
      signal: AbortSignal.timeout(ownAddressTimeoutMs),
    })
    const text = await readBounded(answer.body, maxEchoBytes)
    if (answer.statusCode === 200 && text === nonce) return { outcome: 'good', facts: {} }
    return { outcome: 'elsewhere', facts: { status: String(answer.statusCode) } }
  } catch (error) {
    return { outcome: 'unreachable', facts: { words: reasonOf(error) } }
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return typeof code === 'string' ? code : error instanceof Error ? error.message : String(error)
}

/** Anything but the channel's own error is a bug, and is thrown on. */
function failureOf(error: unknown): WechatPayError {
  if (error instanceof WechatPayError) return error
  throw error
}
