import { control } from '@teyue/simulator/testing/control-client'
import { portalWorld } from './portal-world.ts'

type Simulator = { readonly url: string }

const made = new WeakMap<Simulator, Promise<void>>()

/** The portals' world, on which some bad luck has fallen, and in which a day has passed; once for each simulator. */
export function luckyWorld(simulator: Simulator): Promise<void> {
  const known = made.get(simulator) ?? makeWorld(simulator)
  made.set(simulator, known)
  return known
}

/** A notice that did not arrive at once. */
export async function noticeIn(simulator: Simulator): Promise<string> {
  await luckyWorld(simulator)
  const { notices } = await control<{ notices: { id: string }[] }>(simulator.url, 'GET', '/notices?number=lucky-0002')
  return notices[0]?.id ?? ''
}

async function makeWorld(simulator: Simulator): Promise<void> {
  const { url, call, order, payer, provider } = await portalWorld(simulator)
  const by = (body: Record<string, unknown>) => control(url, 'POST', '/faults/by-hand', body)
  await by({ kind: 'refuse', api: 'v3', endpoint: 'refund', code: 'NOT_ENOUGH', times: 3 })
  await by({ kind: 'drop_after', api: 'v3', endpoint: 'native', number: 'lucky-0009' })
  await by({ kind: 'error_after', endpoint: 'native', number: 'lucky-0001' })
  await by({ kind: 'notice_signtest', number: 'lucky-0002' })
  await control(url, 'POST', '/fault-plans', { name: '周五晚上', description: '下班前的高峰，微信有点慢。' })
  const native = (number: string) =>
    call('POST', '/v3/pay/partner/transactions/native', order(number, { amount: { total: 2_600 } }))
  await native('lucky-0001')
  for (const number of ['lucky-0001', 'lucky-0002', 'lucky-0003']) {
    const { code_url } = (await native(number)).body
    if (number !== 'lucky-0003') await control(url, 'POST', '/pay', { code_url, payer, password: '123456' })
  }
  await control(url, 'GET', `/payers/${payer}/payment-code`)
  await call('GET', `/v3/refund/domestic/refunds/none-0001?sub_mchid=${provider.mchid}`)
  await control(url, 'POST', '/clock/advance', { ms: 100_000 })
}
