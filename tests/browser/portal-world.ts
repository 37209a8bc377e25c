import { control } from '@teyue/simulator/testing/control-client'
import { callWeChat, type Reply, type Twist } from '@teyue/simulator/testing/merchant-client'
import type { ProviderAnswer } from '@teyue/simulator/testing/stage'

export type PortalWorld = {
  readonly url: string
  readonly provider: ProviderAnswer
  readonly spAppid: string
  readonly subMchid: string
  readonly payer: string
  /** Signs with the provider's key as its program would. */
  call(method: string, target: string, body?: unknown, twist?: Twist): Promise<Reply>
  order(number: string, changes?: Record<string, unknown>): Record<string, unknown>
}

const SUBJECT = '上海晴天餐饮有限公司'
const made = new WeakMap<{ url: string }, Promise<PortalWorld>>()

/** A provider with two sub-merchants, papers in every state, and money that has moved; one for each simulator. */
export function portalWorld(simulator: { readonly url: string }): Promise<PortalWorld> {
  const known = made.get(simulator) ?? makeWorld(simulator.url)
  made.set(simulator, known)
  return known
}

async function makeWorld(url: string): Promise<PortalWorld> {
  const provider = await control<ProviderAnswer>(url, 'POST', '/providers', { name: '特约云', verify_mode: 'both' })
  const make = async (name: string, subject: string) =>
    (await control<{ appid: string }>(url, 'POST', '/appids', { name, kind: 'service_account', subject })).appid
  const spAppid = await make('特约云', '特约云科技有限公司')
  await control(url, 'POST', `/providers/${provider.mchid}/appids`, { appid: spAppid })
  const own = await make('晴天咖啡', SUBJECT)
  const group = await make('晴天集团会员', '晴天集团有限公司')
  const merchant = { provider: provider.mchid, name: '晴天咖啡', subject_type: 'company', subject: SUBJECT }
  const { sub_mchid: subMchid } = await control<{ sub_mchid: string }>(url, 'POST', '/merchants', merchant)
  const second = { provider: provider.mchid, name: '赵大妈煎饼', subject_type: 'micro', subject: '赵大妈' }
  await control(url, 'POST', '/merchants', second)
  await control(url, 'POST', `/merchants/${subMchid}/appids`, { appid: own })
  await control(url, 'POST', `/merchants/${subMchid}/recommendations`, { subscribe_appid: own, sub_appid: own })
  await control(url, 'POST', `/merchants/${subMchid}/pay-paths`, { path: 'https://pay.example.com/cashier/' })
  await askForPapers(url, subMchid, group)
  const payer = await control<{ id: string }>(url, 'POST', '/payers', { name: '张三' })
  const world = actsOn({ url, provider, spAppid, subMchid, payer: payer.id })
  await collect(world)
  return world
}

async function askForPapers(url: string, subMchid: string, group: string): Promise<void> {
  const move = (body: Record<string, unknown>) => control(url, 'POST', `/merchants/${subMchid}/agreements`, body)
  await move({ name: 'h5', act: 'ask', by: '特约云 王经理', why: '商户在浏览器中收款' })
  await move({ name: 'h5', act: 'sign', by: '商务经理 李' })
  await move({ name: 'joint_operation', appid: group, act: 'ask', by: '特约云 王经理', why: '附盖章的联合运营函' })
  await move({ name: 'joint_operation', appid: group, act: 'refuse', by: '商务经理 李', why: '印章不清，请重新扫描' })
  await move({ name: 'refund', act: 'ask', way: 'invitation' })
  await move({ name: 'app', act: 'ask', by: '特约云 王经理', why: '商户有自己的 APP，附下载地址与支付页截图' })
}

async function collect(world: PortalWorld): Promise<void> {
  const { url, subMchid, payer, call, order } = world
  for (const [number, total] of [
    ['20261125-0001', 3_800],
    ['20261125-0002', 12_650],
    ['20261125-0003', 1_990],
  ] as const) {
    const made = await call('POST', '/v3/pay/partner/transactions/native', order(number, { amount: { total } }))
    if (number === '20261125-0003') continue
    await control(url, 'POST', '/pay', { code_url: made.body.code_url, payer, password: '123456' })
  }
  const refund = { out_trade_no: '20261125-0002', amount_fen: 650, reason: '少一杯拿铁' }
  await control(url, 'POST', `/merchants/${subMchid}/refunds`, refund)
}

function actsOn(facts: Pick<PortalWorld, 'url' | 'provider' | 'spAppid' | 'subMchid' | 'payer'>): PortalWorld {
  const { url, provider, spAppid, subMchid } = facts
  return {
    ...facts,
    call: async (method, target, body, twist) => {
      const { offset_ms } = await control<{ offset_ms: number }>(url, 'GET', '/clock')
      const timestamp = Math.floor((Date.now() + offset_ms) / 1000)
      return callWeChat(url, provider, method, target, body, { timestamp, ...twist })
    },
    order: (number, changes) => ({
      sp_appid: spAppid,
      sp_mchid: provider.mchid,
      sub_mchid: subMchid,
      description: '拿铁与可颂',
      out_trade_no: number,
      notify_url: `${url}/nobody-listens`,
      amount: { total: 1_000 },
      ...changes,
    }),
  }
}
