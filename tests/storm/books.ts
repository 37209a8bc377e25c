import type pg from 'pg'
import type { Wechat } from './wechat.ts'

/** Our side, as it stands in the database. */
export type OurPayment = {
  readonly id: string
  readonly sub_mchid: string
  readonly state: string
  readonly amount: number
  readonly refund_accepted: number
  readonly refunding: number
  readonly fee: number
  readonly transaction_id: string | null
}
export type OurRefund = {
  readonly id: string
  readonly payment_id: string
  readonly reference: string
  readonly state: string
  readonly amount: number
}
/** Sums of the ledger per account; debit is positive. */
export type OurAccounts = {
  readonly receivable: number
  readonly merchant: number
  readonly fee: number
  readonly refund: number
}
export type OurBooks = {
  readonly payments: ReadonlyMap<string, OurPayment>
  readonly refunds: ReadonlyMap<string, OurRefund>
  /** By sub_mchid. */
  readonly ledger: ReadonlyMap<string, OurAccounts>
  readonly lopsidedEntries: readonly string[]
  readonly disagreements: readonly string[]
  readonly publishedEvents: ReadonlyMap<string, string>
}

/** WeChat's side, as the simulator's books tell it. */
export type TheirOrder = {
  readonly sub_mchid: string
  readonly out_trade_no: string
  readonly transaction_id: string | null
  readonly state: string
  readonly amount_fen: number
  readonly refunded_fen: number
  readonly fee_fen: number
  readonly refunds: readonly { readonly out_refund_no: string; readonly status: string; readonly amount_fen: number }[]
}
export type TheirMerchant = {
  readonly sub_mchid: string
  readonly balance_fen: number
  readonly fee_fen: number
  readonly refunding_fen: number
  readonly paid_fen: number
  readonly refunded_fen: number
}
export type TheirBooks = {
  readonly orders: ReadonlyMap<string, TheirOrder>
  readonly merchants: readonly TheirMerchant[]
  readonly sumFen: number
}

const pageSize = 200

export async function readOurBooks(owner: pg.Pool): Promise<OurBooks> {
  const payments = await owner.query<OurPayment>(
    `select id, identity->>'subMchid' as sub_mchid, state, amount, refund_accepted, refunding, fee, transaction_id from payments`,
  )
  const refunds = await owner.query<OurRefund>('select id, payment_id, reference, state, amount from refunds')
  const ledger = await owner.query<OurAccounts & { sub_mchid: string }>(
    `select s.sub_mchid, ${['receivable', 'merchant', 'fee', 'refund'].map(sumOf).join(', ')}
     from sub_merchants s left join ledger_lines l on l.sub_merchant_id = s.id group by s.sub_mchid`,
  )
  const lopsided = await owner.query<{ event_id: string }>(
    'select event_id from ledger_lines group by event_id having sum(amount) <> 0',
  )
  const disagreements = await owner.query<{ said: string }>(
    `select format('%s: %s (%s times, by %s; ours %s, theirs %s)', kind, message, times, source, ours, theirs) as said from disagreements`,
  )
  const events = await owner.query<{ id: string; type: string }>(
    `select id, type from events where type in ('payment.paid', 'payment.closed', 'payment.refused', 'refund.processing',
       'refund.succeeded', 'refund.abnormal', 'refund.closed', 'refund.refused')`,
  )
  return {
    payments: new Map(payments.rows.map((row) => [row.id, row])),
    refunds: new Map(refunds.rows.map((row) => [row.id, row])),
    ledger: new Map(ledger.rows.map((row) => [row.sub_mchid, row])),
    lopsidedEntries: lopsided.rows.map((row) => row.event_id),
    disagreements: disagreements.rows.map((row) => row.said),
    publishedEvents: new Map(events.rows.map((row) => [row.id, row.type])),
  }
}

export async function readTheirBooks(wechat: Wechat): Promise<TheirBooks> {
  type Books = { merchants: TheirMerchant[]; sum_fen: number }
  const { body } = await wechat.call<Books>('GET', '/books')
  const orders: TheirOrder[] = []
  for (let after: string | null = '0'; after !== null; ) {
    type Page = { orders: TheirOrder[]; next: string | null }
    const page: Page = (await wechat.call<Page>('GET', `/books/orders?after=${after}&limit=${pageSize}`)).body
    orders.push(...page.orders)
    after = page.next
  }
  return {
    orders: new Map(orders.map((order) => [order.out_trade_no, order])),
    merchants: body.merchants,
    sumFen: body.sum_fen,
  }
}

function sumOf(account: string): string {
  // Sums of bigint are numeric, which the driver hands over as text; these sums fit a bigint again.
  return `coalesce(sum(l.amount) filter (where l.account = '${account}'), 0)::bigint as ${account}`
}
