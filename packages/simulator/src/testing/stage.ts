import { type Simulator, startSimulator } from '../simulator.ts'
import type { SimulatorOptions } from '../worlds/options.ts'
import { control } from './control-client.ts'
import { callWeChat, type Reply, type Twist } from './merchant-client.ts'
import { openReceiver, type Receiver } from './notice-receiver.ts'
import { usedKeyPair } from './used-keys.ts'
import { usedParts } from './used-parts.ts'
import { callV2, type V2Caller, type V2Fields, type V2Reply, type V2Twist } from './v2-client.ts'

export type ProviderAnswer = {
  readonly mchid: string
  readonly api_v2_key: string
  readonly api_v3_key: string
  readonly serial: string
  readonly certificate_pem: string
  readonly private_key_pem: string
  readonly platform_certificates: readonly { serial: string; pem: string; expires_at: string }[]
  readonly public_key: { id: string; pem: string } | null
}

/** One SP, one company with its own bound service account and refund authority, one payer, and somewhere for notices. */
export type Stage = {
  readonly simulator: Simulator
  readonly url: string
  readonly provider: ProviderAnswer
  readonly spAppid: string
  readonly subAppid: string
  readonly subMchid: string
  readonly payer: string
  readonly receiver: Receiver
  order(number: string, changes?: Record<string, unknown>): Record<string, unknown>
  call(method: string, target: string, body?: unknown, twist?: Twist): Promise<Reply>
  native(number: string, changes?: Record<string, unknown>): Promise<Reply>
  pay(link: Record<string, unknown>, changes?: Record<string, unknown>): Promise<{ result: string; reason?: string }>
  paid(number: string, changes?: Record<string, unknown>): Promise<void>
  query(number: string): Promise<Reply>
  close(number: string): Promise<Reply>
  refund(number: string, outRefundNo: string, fen: number, changes?: Record<string, unknown>): Promise<Reply>
  /** APIv2 for the stage's sub-merchant: the identity is filled in, `undefined` takes a field out. */
  v2(path: string, fields?: V2Fields, twist?: V2Twist): Promise<V2Reply>
  readonly v2Caller: V2Caller
  control<Body = Record<string, never>>(method: string, path: string, body?: unknown): Promise<Body>
  advance(ms: number): Promise<void>
  openid(payer: string, appid: string): Promise<string>
}

export const AMOUNT_FEN = 1_000
const SUBJECT = '上海晴天餐饮有限公司'

/** A test, or all of a file, at whose end what was opened is closed. */
export type Ending = { after(end: () => Promise<void>): unknown }

export async function openStage(
  test: Ending,
  options: Partial<SimulatorOptions> & { verify_mode?: string } = {},
): Promise<Stage> {
  const { verify_mode = 'certificate', ...rest } = options
  const used = { keyPairs: usedKeyPair, parts: usedParts() }
  const simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true, ...used, ...rest })
  const receiver = await openReceiver()
  test.after(async () => {
    await simulator.close()
    await receiver.close()
  })
  const { url } = simulator
  const provider = await control<ProviderAnswer>(url, 'POST', '/providers', { name: '特约云', verify_mode })
  const spAppid = await makeAppid(url, '特约云', '特约云科技有限公司')
  await control(url, 'POST', `/providers/${provider.mchid}/appids`, { appid: spAppid })
  const subAppid = await makeAppid(url, '晴天餐饮', SUBJECT)
  const merchant = await control<{ sub_mchid: string }>(url, 'POST', '/merchants', {
    provider: provider.mchid,
    name: '晴天咖啡',
    subject_type: 'company',
    subject: SUBJECT,
    permissions: { refund: true },
  })
  await control(url, 'POST', `/merchants/${merchant.sub_mchid}/appids`, { appid: subAppid })
  const payer = await control<{ id: string }>(url, 'POST', '/payers', { name: '张三' })
  const { ca_pem: ca } = await control<{ ca_pem: string }>(url, 'GET', '/tls')
  return actsOn({
    simulator,
    url,
    v2Caller: { ...provider, url, tlsUrl: simulator.tlsUrl, ca },
    provider,
    spAppid,
    subAppid,
    subMchid: merchant.sub_mchid,
    payer: payer.id,
    receiver,
  })
}

export async function makeAppid(url: string, name: string, subject: string, kind = 'service_account'): Promise<string> {
  const row = await control<{ appid: string }>(url, 'POST', '/appids', { name, kind, subject })
  return row.appid
}

type Facts = Pick<
  Stage,
  'simulator' | 'url' | 'v2Caller' | 'provider' | 'spAppid' | 'subAppid' | 'subMchid' | 'payer' | 'receiver'
>

function actsOn(facts: Facts): Stage {
  const { url, provider, subMchid } = facts
  const partner = `sp_mchid=${provider.mchid}&sub_mchid=${subMchid}`
  const identity = { appid: facts.spAppid, mch_id: provider.mchid, sub_mch_id: subMchid }
  const orders = '/v3/pay/partner/transactions'
  const call: Stage['call'] = async (method, target, body, twist) => {
    const { offset_ms } = await control<{ offset_ms: number }>(url, 'GET', '/clock')
    const timestamp = Math.floor((Date.now() + offset_ms) / 1000)
    return callWeChat(url, provider, method, target, body, { timestamp, ...twist })
  }
  const stage: Stage = {
    ...facts,
    call,
    order: (number, changes) => ({ ...orderOf(facts, number), ...changes }),
    native: (number, changes) => call('POST', `${orders}/native`, stage.order(number, changes)),
    pay: (link, changes) =>
      control(url, 'POST', '/pay', { payer: facts.payer, password: '123456', ...link, ...changes }),
    paid: async (number, changes) => {
      const { body } = await stage.native(number, changes)
      await stage.pay({ code_url: body.code_url })
    },
    query: (number) => call('GET', `${orders}/out-trade-no/${number}?${partner}`),
    close: (number) =>
      call('POST', `${orders}/out-trade-no/${number}/close`, { sp_mchid: provider.mchid, sub_mchid: subMchid }),
    refund: (number, outRefundNo, fen, changes) =>
      call('POST', '/v3/refund/domestic/refunds', {
        sub_mchid: subMchid,
        out_trade_no: number,
        out_refund_no: outRefundNo,
        notify_url: facts.receiver.url,
        amount: { refund: fen, total: AMOUNT_FEN, currency: 'CNY' },
        ...changes,
      }),
    v2: (path, fields = {}, twist = {}) => callV2(facts.v2Caller, path, { ...identity, ...fields }, twist),
    control: (method, path, body) => control(url, method, path, body),
    advance: async (ms) => {
      await control(url, 'POST', '/clock/advance', { ms })
    },
    openid: async (payer, appid) => {
      const answer = await control<{ openid: string }>(url, 'GET', `/payers/${payer}/openid?appid=${appid}`)
      return answer.openid
    },
  }
  return stage
}

function orderOf({ spAppid, provider, subMchid, receiver }: Facts, number: string): Record<string, unknown> {
  return {
    sp_appid: spAppid,
    sp_mchid: provider.mchid,
    sub_mchid: subMchid,
    description: '一杯咖啡',
    out_trade_no: number,
    notify_url: receiver.url,
    amount: { total: AMOUNT_FEN, currency: 'CNY' },
  }
}
