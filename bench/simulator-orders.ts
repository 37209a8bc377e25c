import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { Agent, request } from 'undici'
import { makeSimulatedProvider, type SimulatedProvider } from '../apps/server/src/cli/simulated-provider.ts'
import { alone, type Line, load, median } from './kit/measure.ts'
import type { Stage } from './kit/stage.ts'

const rounds = 5
const ordersPerRound = 1_500
const concurrency = 32
const path = '/v3/pay/partner/transactions/native'

type Signed = { readonly body: string; readonly authorization: string }

/** (c) Native orders at the simulator, one process with its books and its synced journal on; signed before the clock starts. */
export async function measureSimulatorOrders({ simulatorUrl }: Stage): Promise<Line[]> {
  const provider = await makeSimulatedProvider(simulatorUrl)
  const agent = new Agent({ connections: concurrency })
  const speeds: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const orders = signOrders(provider)
    const { perSecond } = await load(ordersPerRound, concurrency, (index) => place(agent, simulatorUrl, orders[index]!))
    // The first round warms up.
    if (round > 0) speeds.push(perSecond)
  }
  await agent.close()
  return [alone('simulator, native orders', 'orders/s', median(speeds))]
}

async function place(agent: Agent, url: string, { body, authorization }: Signed): Promise<void> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'bench',
    authorization,
  }
  const answer = await request(url + path, { dispatcher: agent, method: 'POST', headers, body })
  const text = await answer.body.text()
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${text}`)
}

function signOrders(provider: SimulatedProvider): Signed[] {
  const privateKey = createPrivateKey(provider.privateKeyPem)
  return Array.from({ length: ordersPerRound }, () => {
    const body = JSON.stringify({
      sp_mchid: provider.mchid,
      sp_appid: provider.spAppid.appid,
      sub_mchid: provider.company.subMchid,
      description: 'Two coffees',
      out_trade_no: randomBytes(14).toString('hex'),
      notify_url: 'http://127.0.0.1:1/notify',
      amount: { total: 1280, currency: 'CNY' },
    })
    const timestamp = Math.floor(Date.now() / 1000)
    const nonce = randomBytes(16).toString('hex')
    const message = Buffer.from(`POST\n${path}\n${timestamp}\n${nonce}\n${body}\n`)
    const signature = sign('sha256', message, privateKey).toString('base64')
    const { mchid, serial } = provider
    const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${serial}",signature="${signature}"`
    return { body, authorization }
  })
}
