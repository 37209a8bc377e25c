import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CodeStage, withCashier } from '../testing/code-stage.ts'
import { type CombineStage, openCombineStage } from '../testing/combine-stage.ts'
import { ask } from '../testing/control-client.ts'
import { sealedCard } from '../testing/sealed-card.ts'
import { feeOf, feeReturned } from './fee.ts'

const RUNS = 15
const PAYER_FEN = 100_000_000
// Of code payments some need the password, and some do not.
const PASSWORD_FREE_LIMIT_FEN = 2_500
const REVERSIBLE_AFTER_MS = 15_000
const RATE_PPM = 6_000

test('the fee is half up to the fen, and whatever the cuts, a full refund returns it whole', () => {
  assert.deepEqual(
    [83, 84, 250, 1].map((fen) => feeOf(fen, RATE_PPM)),
    [0, 1, 2, 0],
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), fc.integer({ min: 0, max: 100_000 }), (amount, rate) => {
      const fee = feeOf(amount, rate)
      assert.equal(feeReturned(fee, amount, amount), fee)
      assert.equal(feeReturned(fee, 0, amount), 0)
      assert(feeReturned(fee, Math.floor(amount / 2), amount) <= fee)
    }),
  )
})

type Shop = CombineStage & CodeStage
type Act =
  | { kind: 'pay' | 'charge'; fen: number }
  | { kind: 'combine'; fens: readonly [number, number] }
  | { kind: 'answer'; order: number; act: 'pay' | 'cancel' }
  | { kind: 'reverse'; order: number }
  | { kind: 'refund'; order: number; fen: number }
  | { kind: 'end'; refund: number; status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED' }
  | { kind: 'mend'; refund: number; to: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD' }
  | { kind: 'turn'; ms: number }

const fen = fc.integer({ min: 1, max: 5_000 })
const order = fc.nat(6)
const refund = fc.nat(8)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('pay' as const, 'charge' as const), fen }),
  fc.record({ kind: fc.constant('combine' as const), fens: fc.tuple(fen, fen) }),
  fc.record({ kind: fc.constant('answer' as const), order, act: fc.constantFrom('pay' as const, 'cancel' as const) }),
  fc.record({ kind: fc.constant('reverse' as const), order }),
  fc.record({ kind: fc.constant('refund' as const), order, fen: fc.integer({ min: 1, max: 3_000 }) }),
  fc.record({
    kind: fc.constant('end' as const),
    refund,
    status: fc.constantFrom('SUCCESS' as const, 'ABNORMAL' as const, 'CLOSED' as const),
  }),
  fc.record({
    kind: fc.constant('mend' as const),
    refund,
    to: fc.constantFrom('USER_BANK_CARD' as const, 'MERCHANT_BANK_CARD' as const),
  }),
  fc.record({
    kind: fc.constant('turn' as const),
    // Now and then to where a reversal may be asked, or over a settlement.
    ms: fc.oneof(
      fc.integer({ min: 0, max: 5_000 }),
      fc.constant(REVERSIBLE_AFTER_MS),
      fc.integer({ min: 0, max: 129_600_000 }),
    ),
  }),
)

test('M23, Q18, Q24: the books sum to zero after any acts, settlement among them, and every balance follows from orders and refunds alone', async (t) => {
  const shop = withCashier(await openCombineStage(t))
  await shop.setPayer({ password_free_limit_fen: PASSWORD_FREE_LIMIT_FEN })
  const met = new Set<string>()
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const player = new Player(shop, `run${run++}`)
      for (const one of acts) await player.play(one)
      for (const state of await assertBooks(shop)) met.add(state)
    }),
    { numRuns: RUNS, examples: [[SCRIPT]] },
  )
  for (const state of ['SUCCESS', 'REFUND', 'REVOKED', 'PAYERROR', 'mended']) assert(met.has(state), `met ${state}`)
})

// Whatever chance brings, each of these happens once.
const SCRIPT: Act[] = [
  { kind: 'charge', fen: 2_000 },
  { kind: 'charge', fen: 3_000 },
  { kind: 'answer', order: 1, act: 'pay' },
  { kind: 'charge', fen: 4_000 },
  { kind: 'answer', order: 2, act: 'cancel' },
  { kind: 'turn', ms: REVERSIBLE_AFTER_MS },
  { kind: 'reverse', order: 0 },
  { kind: 'reverse', order: 2 },
  { kind: 'charge', fen: 4_000 },
  { kind: 'turn', ms: 60_000 },
  { kind: 'combine', fens: [333, 4_999] },
  { kind: 'refund', order: 4, fen: 100 },
  { kind: 'refund', order: 5, fen: 1_000 },
  { kind: 'end', refund: 0, status: 'ABNORMAL' },
  { kind: 'mend', refund: 0, to: 'MERCHANT_BANK_CARD' },
  { kind: 'end', refund: 1, status: 'ABNORMAL' },
  { kind: 'mend', refund: 1, to: 'USER_BANK_CARD' },
  { kind: 'turn', ms: 5_000 },
]

class Player {
  readonly #shop: Shop
  readonly #name: string
  readonly #orders: { number: string; fen: number; sub_mchid: string }[] = []
  readonly #refunds: { refund_id: unknown; sub_mchid: string }[] = []

  constructor(shop: Shop, name: string) {
    this.#shop = shop
    this.#name = name
  }

  async play(one: Act): Promise<void> {
    switch (one.kind) {
      case 'turn':
        return this.#shop.advance(one.ms)
      case 'pay':
        return this.#shop.paid(this.#order(one.fen), { amount: { total: one.fen } })
      case 'charge':
        assert([200, 202].includes((await this.#shop.charge(this.#order(one.fen), one.fen)).status))
        return
      case 'combine':
        return this.#combine(one.fens)
      case 'answer': {
        const { status } = await this.#shop.answer(this.#number(one.order), { act: one.act, password: '123456' })
        assert([200, 409].includes(status))
        return
      }
      case 'reverse':
        assert([200, 400, 403, 404].includes((await this.#shop.reverse(this.#number(one.order))).status))
        return
      case 'refund':
        return this.#refund(one.order, one.fen)
      case 'end': {
        const path = `/refunds/${this.#shop.provider.mchid}/${this.#name}-r${one.refund}`
        const { status } = await ask(this.#shop.url, 'PUT', path, { status: one.status })
        assert([200, 404, 409].includes(status))
        return
      }
      case 'mend':
        return this.#mend(one.refund, one.to)
    }
  }

  #order(amountFen: number, subMchid = this.#shop.subMchid): string {
    const number = `${this.#name}-${this.#orders.length}`
    this.#orders.push({ number, fen: amountFen, sub_mchid: subMchid })
    return number
  }

  #number(index: number): string {
    return this.#orders[index]?.number ?? `${this.#name}-none`
  }

  async #combine([firstFen, secondFen]: readonly [number, number]): Promise<void> {
    const amount = (total_amount: number) => ({ amount: { total_amount, currency: 'CNY' } })
    const first = this.#shop.part(this.#order(firstFen), amount(firstFen))
    const second = this.#shop.secondPart(this.#order(secondFen, this.#shop.secondMchid), amount(secondFen))
    const made = await this.#shop.combine(`${first.out_trade_no}-whole`, { sub_orders: [first, second] })
    assert.equal((await this.#shop.pay({ code_url: made.body.code_url })).result, 'SUCCESS')
  }

  async #refund(index: number, refundFen: number): Promise<void> {
    const order = this.#orders[index]
    if (order === undefined) return
    const { sub_mchid } = order
    const amount = { refund: refundFen, total: order.fen, currency: 'CNY' }
    const number = `${this.#name}-r${this.#refunds.length}`
    const reply = await this.#shop.refund(order.number, number, refundFen, { amount, sub_mchid })
    assert([200, 400, 403, 404].includes(reply.status), reply.text)
    if (reply.status === 200) this.#refunds.push({ refund_id: reply.body.refund_id, sub_mchid })
  }

  async #mend(index: number, to: string): Promise<void> {
    const refund = this.#refunds[index]
    if (refund === undefined) return
    const { serial, pem } = this.#shop.provider.platform_certificates[0]!
    const path = `/v3/refund/domestic/refunds/${refund.refund_id}/apply-abnormal-refund`
    const body = { ...sealedCard(pem), sub_mchid: refund.sub_mchid, out_refund_no: `${this.#name}-r${index}`, type: to }
    const reply = await this.#shop.call('POST', path, body, { headers: { 'Wechatpay-Serial': serial } })
    assert([200, 400].includes(reply.status), reply.text)
  }
}

type Line = {
  sub_mchid: string
  amount_fen: number
  fee_fen: number
  fee_returned_fen: number
  refunded_fen: number
  state: string
  refunds: { status: string; amount_fen: number; mended_to: string | null }[]
}
type Books = {
  sum_fen: number
  accounts: { account: string; owner: string; balance_fen: number }[]
  merchants: { sub_mchid: string; settled_fen: number }[]
}

/** Returns the states that were met. */
async function assertBooks(shop: Shop): Promise<Set<string>> {
  const books = await shop.control<Books>('GET', '/books')
  const { orders } = await shop.control<{ orders: Line[] }>('GET', '/books/orders?limit=5000')
  assert.equal(books.sum_fen, 0)
  assert.equal(
    books.accounts.reduce((total, { balance_fen }) => total + balance_fen, 0),
    0,
  )
  for (const merchant of books.merchants) {
    const { sub_mchid, settled_fen } = merchant
    assert.deepEqual(merchant, expected(linesOf(orders, sub_mchid), sub_mchid, settled_fen))
  }
  const lines = paid(orders)
  assert.equal(
    sum(lines, (line) => line.fee_fen - line.fee_returned_fen),
    sum(lines, keptFee),
  )
  const payer = books.accounts.find(({ account }) => account === 'payer')
  assert.equal(payer?.balance_fen, PAYER_FEN - sum(lines, (line) => line.amount_fen - line.refunded_fen + toBank(line)))
  await assertExplained(shop, books)
  const mended = lines.some((line) => toBank(line) > 0) ? ['mended'] : []
  return new Set([...orders.map(({ state }) => state), ...mended])
}

type LedgerLine = { account: string; owner: string; amount_fen: number; balance_fen: number; posting: string }

// Each balance is the sum of its lines, each line says what was left, and each posting sums to zero.
async function assertExplained(shop: Shop, { accounts }: Books): Promise<void> {
  const sums = new Map<string, number>()
  const postings = new Map<string, number>()
  for (const line of await ledger(shop)) {
    const key = `${line.account} ${line.owner}`
    const balanceFen = (sums.get(key) ?? 0) + line.amount_fen
    assert.equal(line.balance_fen, balanceFen, key)
    sums.set(key, balanceFen)
    postings.set(line.posting, (postings.get(line.posting) ?? 0) + line.amount_fen)
  }
  for (const { account, owner, balance_fen } of accounts)
    assert.equal(sums.get(`${account} ${owner}`) ?? 0, balance_fen)
  for (const [posting, fen] of postings) assert.equal(fen, 0, `posting ${posting}`)
}

async function ledger(shop: Shop): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = []
  for (let before = ''; ; ) {
    type Page = { flows: LedgerLine[]; next: string | null }
    const page: Page = await shop.control('GET', `/books/flows?limit=1000${before}`)
    lines.push(...page.flows)
    if (page.next === null) return lines.reverse()
    before = `&before=${page.next}`
  }
}

function expected(lines: Line[], sub_mchid: string, settled_fen: number): Record<string, unknown> {
  // What was settled left the balance; what was mended came to the bank without ever being in it again.
  const leftFen = settled_fen - sum(lines, toBank)
  return {
    sub_mchid,
    balance_fen: sum(lines, (line) => line.amount_fen - gone(line) - keptFee(line)) - leftFen,
    available_fen: 0,
    settled_fen,
    fee_fen: sum(lines, keptFee),
    refunding_fen: sum(lines, (line) => refunds(line, 'PROCESSING', 'ABNORMAL')),
    paid_fen: sum(lines, (line) => line.amount_fen),
    refunded_fen: sum(lines, (line) => line.refunded_fen),
  }
}

function linesOf(lines: readonly Line[], subMchid: string): Line[] {
  return paid(lines).filter(({ sub_mchid }) => sub_mchid === subMchid)
}

/** What was reversed counts no more than what was never paid. */
function paid(lines: readonly Line[]): Line[] {
  return lines.filter(({ state }) => state === 'SUCCESS' || state === 'REFUND')
}

function sum(lines: readonly Line[], fenOf: (line: Line) => number): number {
  return lines.reduce((total, line) => total + fenOf(line), 0)
}

function refunds(line: Line, ...statuses: string[]): number {
  return line.refunds
    .filter(({ status }) => statuses.includes(status))
    .reduce((total, one) => total + one.amount_fen, 0)
}

function gone(line: Line): number {
  return refunds(line, 'SUCCESS', 'PROCESSING', 'ABNORMAL')
}

function keptFee(line: Line): number {
  return line.fee_fen - feeReturned(line.fee_fen, gone(line), line.amount_fen)
}

/** What was refunded to the merchant's own bank. */
function toBank(line: Line): number {
  return line.refunds
    .filter(({ status, mended_to }) => status === 'SUCCESS' && mended_to === 'MERCHANT_BANK_CARD')
    .reduce((total, one) => total + one.amount_fen, 0)
}
