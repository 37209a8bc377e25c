import { applyPaymentReport } from '@teyue/server/features/payments/apply-payment-report'
import { findPayment } from '@teyue/server/features/payments/get-payment'
import { fen } from '@teyue/server/kit/fen'
import { reportOn } from '@teyue/server/testing/examples'
import type { ConsoleSight } from './console-sight.ts'
import type { ConsoleWorld } from './console-world.ts'

const cashier = { role: 'cashier', atMerchant: true } as const

/** The pages of money, each in a state that shows something. */
export const moneySights: readonly ConsoleSight[] = [
  { name: 'console-payment', address: '/payments', prepare: async (world) => `/payments/${await refunded(world)}` },
  { name: 'console-payment-unknown', address: '/payments', prepare: unknown },
  { name: 'console-payment-imported', address: '/payments', prepare: imported },
  { name: 'console-refunds', address: '/refunds' },
  { name: 'console-refund', address: '/refunds', prepare: refund },
  { name: 'console-disagreements', address: '/disagreements', prepare: disagree },
  { name: 'console-disagreement', address: '/disagreements', prepare: disagreement },
  { name: 'console-exports', address: '/exports' },
  { name: 'console-collect', address: '/collect', who: cashier },
  { name: 'console-collect-code', address: '/collect', who: cashier, prepare: code },
  { name: 'console-collect-paid', address: '/collect', who: cashier, prepare: paidCode },
  { name: 'console-search', address: '/search?q=nothing-here' },
]

let made = 0

export async function order({ api }: ConsoleWorld, amount: number, description = '两杯拿铁') {
  const reference = `order-${Date.now()}-${++made}`
  const { body } = await api('POST', '/v1/payments', { product: 'native', amount, description, reference })
  return { id: String(body.id), reference, pay: body.pay as unknown as { code_url: string } | null }
}

export async function paid(world: ConsoleWorld, amount: number): Promise<string> {
  const { id, pay } = await order(world, amount)
  await world.pay({ code_url: pay!.code_url })
  await world.drain()
  return id
}

async function refunded(world: ConsoleWorld): Promise<string> {
  const id = await paid(world, 123_450)
  const asked = { amount: 4_500, reference: `back-${id}`, reason: '少做了一杯' }
  await world.api('POST', `/v1/payments/${id}/refunds`, asked)
  await world.control('POST', '/_control/flush', {})
  await world.drain()
  return id
}

async function unknown(world: ConsoleWorld): Promise<string> {
  await world.control('POST', '/_control/faults', { seed: 1, rates: { drop_after: 1 } })
  const { id } = await order(world, 1_280)
  await world.control('DELETE', '/_control/faults')
  return `/payments/${id}`
}

/** Of another system, and not verified at WeChat yet. */
async function imported(world: ConsoleWorld): Promise<string> {
  const as = { key: world.demo.keys.provider }
  type Merchant = { readonly sub_merchants: readonly { readonly sub_mchid: string }[] }
  const { body: merchant } = await world.api('GET', `/v1/merchants/${world.demo.merchants.company}`, undefined, as)
  const number = (merchant as unknown as Merchant).sub_merchants[0]!.sub_mchid
  const at = new Date(Date.now() - 86_400_000).toISOString()
  const lines = [
    'out_trade_no,transaction_id,sub_mchid,sp_mchid,amount_fen,paid_at,product,description',
    `OLD20261101,4200000000202611010000000001,${number},${world.demo.sp_mchid},88000,${at},Native,婚宴定金`,
  ]
  const content = Buffer.from(lines.join('\n')).toString('base64')
  const given = await world.api('POST', '/v1/imports', { kind: 'payments', filename: 'old.csv', content }, as)
  await world.drain()
  await world.api('POST', `/v1/imports/${given.body.id}/starts`, undefined, as)
  await world.drain()
  const { body } = await world.api('GET', '/v1/search?q=OLD20261101', undefined, as)
  return `/payments/${(body as unknown as { data: { id: string }[] }).data[0]!.id}`
}

async function refund(world: ConsoleWorld): Promise<string> {
  const { body } = await world.api('GET', `/v1/refunds?payment=${await refunded(world)}`)
  return `/refunds/${(body as unknown as { data: { id: string }[] }).data[0]!.id}`
}

/** WeChat says another amount than was asked for: nothing is booked, and a person is called. */
async function disagree(world: ConsoleWorld): Promise<undefined> {
  const { id } = await order(world, 8_800)
  const payment = (await findPayment(world.ctx, world.demo.provider, id))!
  const owner = { providerId: world.demo.provider, accountId: world.demo.account }
  await applyPaymentReport(world.ctx, owner, reportOn(payment, 'paid', { amount: fen(880) }))
}

async function disagreement(world: ConsoleWorld): Promise<string> {
  await disagree(world)
  const { body } = await world.api('GET', '/v1/disagreements?state=open', undefined, { key: world.demo.keys.provider })
  return `/disagreements/${(body as unknown as { data: { id: string }[] }).data[0]!.id}`
}

async function code(world: ConsoleWorld): Promise<string> {
  return `/collect?payment=${(await order(world, 1_280)).id}`
}

async function paidCode(world: ConsoleWorld): Promise<string> {
  return `/collect?payment=${await paid(world, 1_280)}`
}
