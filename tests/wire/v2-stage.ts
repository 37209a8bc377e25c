import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { AMOUNT_FEN, openStage, type Stage } from '@teyue/simulator/testing/stage'
import { createKeyring } from '@teyue/wechatpay/keyring'
import { type Notice, type NoticeKeys, openNotice } from '@teyue/wechatpay/notices'
import { createWechatPayV2, type WechatPayV2, type WechatPayV2Options } from '@teyue/wechatpay/v2/client'
import { answerV2Notice } from '@teyue/wechatpay/v2/notices'

const MAX_WAIT_MS = 5_000

/** A stage whose receiver takes v2 notices as they must be answered. */
export async function openTakingStage(t: TestContext): Promise<Stage> {
  const stage = await openStage(t)
  stage.receiver.text = answerV2Notice(null)
  return stage
}

/** Our client of that simulator, with the SP's key and certificate. */
export function clientOf(t: TestContext, stage: Stage, more: Partial<WechatPayV2Options> = {}): WechatPayV2 {
  const { provider, v2Caller } = stage
  const client = createWechatPayV2({
    spMchid: provider.mchid,
    apiV2Key: provider.api_v2_key,
    certificate: { certPem: provider.certificate_pem, keyPem: provider.private_key_pem },
    baseUrl: stage.url,
    secureBaseUrl: v2Caller.tlsUrl,
    ca: v2Caller.ca,
    now: () => new Date(),
    ...more,
  })
  t.after(() => client.close())
  return client
}

export function parties(stage: Stage) {
  return { appid: stage.spAppid, sub_mch_id: stage.subMchid }
}

/** Of an order that is paid on a phone: without a number. */
export function terms(stage: Stage) {
  return {
    ...parties(stage),
    body: '一杯咖啡 & 蛋糕',
    total_fee: AMOUNT_FEN,
    spbill_create_ip: '127.0.0.1',
    notify_url: stage.receiver.url,
  }
}

/** Of a code payment: without a number and a code. */
export function takingTerms(stage: Stage) {
  return { ...parties(stage), body: '一杯咖啡', total_fee: AMOUNT_FEN, spbill_create_ip: '127.0.0.1' }
}

/** What the payer's phone shows to the scanner. */
export async function codeOf(stage: Stage): Promise<string> {
  return (await stage.control<{ code: string }>('POST', `/payers/${stage.payer}/payment-code`)).code
}

export function keysOf({ provider }: Stage): NoticeKeys {
  const { api_v2_key, api_v3_key, platform_certificates } = provider
  return { apiV2Key: api_v2_key, apiV3Key: api_v3_key, keyring: createKeyring({ certificates: platform_certificates }) }
}

/** Waits for the notice that comes next and opens it as the platform would. */
export async function nextNotice(stage: Stage): Promise<Notice> {
  const received = await eventually(() => stage.receiver.received.shift())
  const { offset_ms } = await stage.control<{ offset_ms: number }>('GET', '/clock')
  const message = { headers: received.headers, body: Buffer.from(received.text) }
  const opened = openNotice(keysOf(stage), message, new Date(Date.now() + offset_ms))
  assert(opened.ok, JSON.stringify(opened))
  return opened.notice
}

/** Waits for the notice of what a test needs but is not about. */
export async function clearNotices(stage: Stage): Promise<void> {
  await eventually(() => stage.receiver.received.shift())
}

/** That WeChat took our answer for a yes. */
export async function delivered(stage: Stage): Promise<void> {
  type Notices = { notices: { state: string; api: string }[] }
  const { notices } = await stage.control<Notices>('GET', '/notices')
  assert.deepEqual([notices[0]?.api], ['v2'])
  await eventually(async () => {
    const now = await stage.control<Notices>('GET', '/notices')
    return now.notices[0]?.state === 'delivered' ? true : undefined
  })
}

async function eventually<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const untilMs = performance.now() + MAX_WAIT_MS
  while (performance.now() < untilMs) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new assert.AssertionError({ message: 'it did not come in time' })
}
