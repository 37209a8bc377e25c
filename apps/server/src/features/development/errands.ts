import { WechatPayError } from '@teyue/wechatpay/errors'
import type { WechatPayV2 } from '@teyue/wechatpay/v2/client'
import type { V2DevelopmentSettings } from '@teyue/wechatpay/v2/development'
import { sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { getAccount } from '../providers/get-account.ts'
import { applySettingReport } from './apply-setting-report.ts'
import { findSetting, type Parties, partiesOf } from './get-parties.ts'
import { has, type Seen } from './look.ts'
import { recordLook } from './record-look.ts'
import { recordNoAnswer } from './record-no-answer.ts'
import { doubtEndsAt, isUnderWay, mayHaveArrived, type Setting } from './setting.ts'
import { startAttempt } from './start-attempt.ts'

/** The one look that every setting is promised while it is not known whether WeChat has it. */
export async function followSetting(ctx: Context, providerId: string, id: string): Promise<void> {
  const setting = await findSetting(ctx, providerId, id)
  if (!setting || !isUnderWay(setting.state)) return
  const parties = await partiesOf(ctx, providerId, setting.subMerchantId)
  const work = setting.state === 'sending' ? sendSetting : querySetting
  try {
    await withClient(ctx, parties, (client) => work(ctx, setting, parties, client))
  } catch (error) {
    // What could not even be begun is begun again.
    const { code } = failureOf(error)
    await recordNoAnswer(ctx, setting, { code, mayHaveArrived: false, doubtful: null, exchange: null })
  }
}

/** Asks WeChat what a number has set, and keeps the answer to be compared. */
export async function lookAtNumber(ctx: Context, providerId: string, subMerchantId: string): Promise<void> {
  const parties = await partiesOf(ctx, providerId, subMerchantId)
  try {
    await withClient(ctx, parties, async (client) => {
      const { data } = await client.development.query(named(parties))
      await recordLook(ctx, parties, { seen: toSeen(data) })
    })
  } catch (error) {
    await recordLook(ctx, parties, { code: failureOf(error).code })
  }
}

async function sendSetting(ctx: Context, setting: Setting, parties: Parties, client: WechatPayV2): Promise<void> {
  const attempt = await startAttempt(ctx, setting)
  if (!attempt) return
  try {
    const { exchange } = await send(client, attempt, parties)
    await applySettingReport(ctx, attempt, {
      word: 'taken',
      source: 'answer',
      exchange: sealExchange(ctx.vault, exchange),
    })
  } catch (error) {
    await afterFailedSending(ctx, attempt, failureOf(error))
  }
}

function send({ development }: WechatPayV2, { kind, value, subAppid }: Setting, parties: Parties) {
  if (kind === 'pay_path') return development.addPayPath({ ...named(parties), jsapi_path: value })
  if (kind === 'appid') return development.bindAppid({ ...named(parties), sub_appid: value })
  const subscribed = { sub_mch_id: parties.subMchid, sub_appid: subAppid ?? 'NULL', subscribe_appid: value }
  return development.recommendFollow(subscribed)
}

async function querySetting(ctx: Context, setting: Setting, parties: Parties, client: WechatPayV2): Promise<void> {
  try {
    const { data, exchange } = await client.development.query(named(parties))
    const sealed = sealExchange(ctx.vault, exchange)
    const isThere = has(toSeen(data), setting)
    const refusal = setting.refusedCode && { code: setting.refusedCode, message: setting.refusedMessage ?? '' }
    const report = { source: 'query', exchange: sealed } as const
    if (isThere) await applySettingReport(ctx, setting, { word: 'seen', ...report })
    else if (!refusal) await applySettingReport(ctx, setting, { word: 'absent', ...report })
    else if (doubtEndsAt(setting) <= parties.now())
      await applySettingReport(ctx, setting, { word: 'refused', refusal, ...report })
    else await recordNoAnswer(ctx, setting, { ...refusal, mayHaveArrived: false, doubtful: refusal, exchange: sealed })
  } catch (error) {
    const { code, exchange } = failureOf(error)
    const sealed = exchange && sealExchange(ctx.vault, exchange)
    await recordNoAnswer(ctx, setting, { code, mayHaveArrived: false, doubtful: null, exchange: sealed })
  }
}

async function afterFailedSending(ctx: Context, setting: Setting, error: WechatPayError): Promise<void> {
  const exchange = error.exchange && sealExchange(ctx.vault, error.exchange)
  const refusal = error.outcomeKnown && !error.mayRetry ? { code: error.code, message: error.message } : null
  if (refusal && !mayHaveArrived(setting))
    await applySettingReport(ctx, setting, { word: 'refused', refusal, source: 'answer', exchange })
  else
    await recordNoAnswer(ctx, setting, {
      ...{ code: error.code, mayHaveArrived: !error.outcomeKnown, doubtful: refusal, exchange },
    })
}

/** Opens the account for one errand. @throws WechatPayError NO_V2_KEYS where it lacks what APIv2 needs. */
async function withClient(ctx: Context, parties: Parties, work: (client: WechatPayV2) => Promise<void>): Promise<void> {
  const client = await ctx.wechat.openV2(await getAccount(ctx, parties.providerId, parties.accountId))
  if (!client) {
    const message = 'the account has no APIv2 key, or no certificate file'
    throw new WechatPayError({ code: 'NO_V2_KEYS', message, mayRetry: false, outcomeKnown: true })
  }
  try {
    await work(client)
  } finally {
    await client.close()
  }
}

function named({ appid, subMchid }: Parties) {
  return { appid, sub_mch_id: subMchid }
}

function toSeen({ payPaths, appids }: V2DevelopmentSettings): Seen {
  return {
    payPaths,
    appids: appids.map((row) => ({ subAppid: row.sub_appid, subscribeAppid: row.subscribe_appid })),
  }
}

/** Anything but the channel's own error is a bug, and is thrown on. */
function failureOf(error: unknown): WechatPayError {
  if (error instanceof WechatPayError) return error
  throw error
}
