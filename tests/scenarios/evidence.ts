import assert from 'node:assert/strict'
import type { Disagreement } from '@teyue/contract/disagreement'
import type { Event } from '@teyue/contract/event'
import type { List } from '@teyue/contract/list'
import type { Payment } from '@teyue/contract/payment'
import type { TestWorld } from '@teyue/server/testing/world'
import { call, tell } from './acts.ts'

/** What WeChat's door has seen of one call. */
export type SeenRequest = {
  readonly method: string
  readonly path: string
  readonly mchid: string | null
  readonly status: number
  readonly code: string | null
  readonly reason: string | null
  readonly fault: string | null
  readonly body: Readonly<Record<string, unknown>>
}

/** All calls that reached WeChat's door, oldest first; only those whose address contains `part`. */
export async function requests(world: TestWorld, part = ''): Promise<SeenRequest[]> {
  type Logged = Omit<SeenRequest, 'body'> & { readonly request_body: string }
  const { requests } = await tell<{ requests: Logged[] }>(world, 'GET', 'requests?limit=500')
  return (
    requests
      .filter(({ path }) => path.includes(part))
      .reverse()
      // APIv2 talks in XML, which nobody here reads.
      .map(({ request_body, ...request }) => ({
        ...request,
        body: request_body.startsWith('{') ? JSON.parse(request_body) : {},
      }))
  )
}

/** What happened to a thing, oldest first: `payment.paid by notice`. */
export async function history(world: TestWorld, subject: string): Promise<string[]> {
  return (await events(world, subject)).map(({ type, source }) => `${type} by ${source}`)
}

export async function events(world: TestWorld, subject: string): Promise<Event[]> {
  return [...(await list<Event>(world, `/v1/events?limit=100&subject=${subject}`))].reverse()
}

/** Where our books and WeChat's differ about a thing, as a person sees it. */
export async function disagreements(world: TestWorld, subject: string): Promise<readonly Disagreement[]> {
  return list(world, `/v1/disagreements?subject=${subject}`)
}

export async function list<T>(world: TestWorld, path: string): Promise<readonly T[]> {
  const { status, body } = await call<List<T>>(world, 'GET', path, undefined, { key: world.demo.keys.provider })
  assert.equal(status, 200, JSON.stringify(body))
  return body.data
}

export type SimulatedOrder = {
  readonly state: string
  readonly trade_type: string
  readonly transaction_id: string | null
  readonly expires_at: string
  readonly code_url?: string
  readonly refunds: readonly { readonly out_refund_no: string; readonly status: string; readonly amount_fen: number }[]
}

/** The order as WeChat has it. */
export async function simulated(world: TestWorld, paymentId: string): Promise<SimulatedOrder> {
  return tell(world, 'GET', `orders/${world.demo.sp_mchid}/${paymentId}`)
}

export type SimulatedNotice = {
  readonly id: string
  readonly event_type: string
  readonly number: string
  readonly url: string
  readonly state: string
  readonly attempts: readonly { readonly status: number | null; readonly duration_ms: number }[]
}

/** The notices that WeChat has about a number, newest first. */
export async function notices(world: TestWorld, number: string): Promise<SimulatedNotice[]> {
  const { notices } = await tell<{ notices: SimulatedNotice[] }>(world, 'GET', 'notices?limit=1000')
  return notices.filter((notice) => notice.number === number)
}

type Line = {
  readonly out_trade_no: string
  readonly state: string
  readonly amount_fen: number
  readonly refunded_fen: number
  readonly fee_fen: number
  readonly fee_returned_fen: number
  readonly transaction_id: string | null
  readonly refunds: readonly { readonly status: string; readonly amount_fen: number }[]
}
type MerchantBooks = {
  readonly sub_mchid: string
  readonly balance_fen: number
  readonly fee_fen: number
  readonly refunding_fen: number
}

/** Both sides' books, order by order and account by account, must say the same; returns how many orders were compared. */
export async function assertBooksAgree(world: TestWorld): Promise<number> {
  const { orders } = await tell<{ orders: Line[] }>(world, 'GET', 'books/orders?limit=5000')
  for (const line of orders) await assertSameOrder(world, line)
  const books = await tell<{ sum_fen: number; merchants: MerchantBooks[] }>(world, 'GET', 'books')
  assert.equal(books.sum_fen, 0)
  assert.deepEqual(await ledger(world), books.merchants.map(figures).sort(bySubMchid))
  return orders.length
}

async function assertSameOrder(world: TestWorld, line: Line): Promise<void> {
  const as = { key: world.demo.keys.provider }
  const { body } = await call<Payment>(world, 'GET', `/v1/payments/${line.out_trade_no}`, undefined, as)
  const accepted = line.refunds.filter(({ status }) => status !== 'CLOSED')
  assert.deepEqual(
    {
      amount: body.amount,
      paid: body.state === 'paid',
      fee: body.fee ?? 0,
      refunded: body.refunded,
      transaction: body.transaction_id,
    },
    {
      amount: line.amount_fen,
      paid: line.state === 'SUCCESS' || line.state === 'REFUND',
      fee: line.fee_fen,
      refunded: accepted.reduce((sum, { amount_fen }) => sum + amount_fen, 0),
      transaction: line.transaction_id,
    },
    `order ${line.out_trade_no}`,
  )
}

type Figures = {
  readonly sub_mchid: string
  readonly balance: number
  readonly fee: number
  readonly refunding: number
}

function figures({ sub_mchid, balance_fen, fee_fen, refunding_fen }: MerchantBooks): Figures {
  return { sub_mchid, balance: balance_fen, fee: fee_fen, refunding: refunding_fen }
}

/** Our ledger, in WeChat's terms: what it holds for each merchant, what fee it keeps, what is on its way to payers. */
async function ledger(world: TestWorld): Promise<Figures[]> {
  const { rows } = await world.owner.query<Figures>(
    `select s.sub_mchid,
       coalesce(sum(l.amount) filter (where l.account = 'receivable'), 0)::int as balance,
       coalesce(sum(l.amount) filter (where l.account = 'fee'), 0)::int as fee,
       coalesce(sum(l.amount) filter (where l.account = 'refund'), 0)::int as refunding
     from sub_merchants s left join ledger_lines l on l.provider_id = s.provider_id and l.sub_merchant_id = s.id
     group by s.sub_mchid`,
  )
  return rows.sort(bySubMchid)
}

function bySubMchid(one: Figures, other: Figures): number {
  return one.sub_mchid.localeCompare(other.sub_mchid)
}

/** The demo account's own client, with the simulator's clock. */
export async function clientOf(world: TestWorld) {
  const { demo, ctx } = world
  const { offset_ms } = await tell<{ offset_ms: number }>(world, 'GET', 'clock')
  const ref = { providerId: demo.provider, id: demo.account, version: 1, clockOffsetMs: offset_ms }
  return (await ctx.wechat.of(ref)).client
}
