import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ask } from '../testing/control-client.ts'
import { openStage, type Stage } from '../testing/stage.ts'
import { feeOf, feeReturned } from './fee.ts'

const RUNS = 15
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

type Act =
  | { kind: 'pay'; fen: number }
  | { kind: 'refund'; order: number; fen: number }
  | { kind: 'end'; refund: number; status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED' }
  | { kind: 'turn'; ms: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('pay' as const), fen: fc.integer({ min: 1, max: 5_000 }) }),
  fc.record({ kind: fc.constant('refund' as const), order: fc.nat(5), fen: fc.integer({ min: 1, max: 3_000 }) }),
  fc.record({
    kind: fc.constant('end' as const),
    refund: fc.nat(8),
    status: fc.constantFrom('SUCCESS' as const, 'ABNORMAL' as const, 'CLOSED' as const),
  }),
  fc.record({
    kind: fc.constant('turn' as const),
    // Now and then over a settlement.
    ms: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 129_600_000 })),
  }),
)

test('M23: the books sum to zero after any acts, settlement among them, and every balance follows from orders and refunds alone', async (t) => {
  const stage = await openStage(t)
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const player = new Player(stage, `run${run++}`)
      for (const one of acts) await player.play(one)
      await assertBooks(stage)
    }),
    { numRuns: RUNS },
  )
})

class Player {
  readonly #stage: Stage
  readonly #name: string
  readonly #orders: number[] = []
  #refunds = 0

  constructor(stage: Stage, name: string) {
    this.#stage = stage
    this.#name = name
  }

  async play(one: Act): Promise<void> {
    if (one.kind === 'turn') return this.#stage.advance(one.ms)
    if (one.kind === 'pay') return this.#pay(one.fen)
    if (one.kind === 'refund') return this.#refund(one.order, one.fen)
    const number = `${this.#name}-r${one.refund}`
    const path = `/refunds/${this.#stage.provider.mchid}/${number}`
    const { status } = await ask(this.#stage.url, 'PUT', path, { status: one.status })
    assert([200, 404, 409].includes(status))
  }

  async #pay(fen: number): Promise<void> {
    await this.#stage.paid(`${this.#name}-${this.#orders.length}`, { amount: { total: fen } })
    this.#orders.push(fen)
  }

  async #refund(index: number, fen: number): Promise<void> {
    const total = this.#orders[index]
    if (total === undefined) return
    const amount = { refund: fen, total, currency: 'CNY' }
    const number = `${this.#name}-r${this.#refunds}`
    const reply = await this.#stage.refund(`${this.#name}-${index}`, number, fen, { amount })
    assert([200, 400, 403].includes(reply.status), reply.text)
    if (reply.status === 200) this.#refunds++
  }
}

type Line = {
  amount_fen: number
  fee_fen: number
  fee_returned_fen: number
  refunded_fen: number
  state: string
  refunds: { status: string; amount_fen: number }[]
}
type Books = {
  sum_fen: number
  accounts: { account: string; balance_fen: number }[]
  merchants: {
    settled_fen: number
    balance_fen: number
    fee_fen: number
    refunding_fen: number
    paid_fen: number
    refunded_fen: number
  }[]
}

async function assertBooks(stage: Stage): Promise<void> {
  const books = await stage.control<Books>('GET', '/books')
  const { orders } = await stage.control<{ orders: Line[] }>('GET', '/books/orders?limit=5000')
  const paid = orders.filter(({ state }) => state === 'SUCCESS' || state === 'REFUND')
  const sum = (fen: (line: Line) => number) => paid.reduce((total, line) => total + fen(line), 0)
  const refunds = (line: Line, ...statuses: string[]) =>
    line.refunds.filter(({ status }) => statuses.includes(status)).reduce((total, one) => total + one.amount_fen, 0)
  const gone = (line: Line) => refunds(line, 'SUCCESS', 'PROCESSING', 'ABNORMAL')
  const keptFee = (line: Line) => line.fee_fen - feeReturned(line.fee_fen, gone(line), line.amount_fen)
  assert.equal(books.sum_fen, 0)
  assert.equal(
    books.accounts.reduce((total, { balance_fen }) => total + balance_fen, 0),
    0,
  )
  assert.deepEqual(books.merchants[0], {
    sub_mchid: stage.subMchid,
    balance_fen: sum((line) => line.amount_fen - gone(line) - keptFee(line)) - books.merchants[0]!.settled_fen,
    available_fen: 0,
    settled_fen: books.merchants[0]!.settled_fen,
    fee_fen: sum(keptFee),
    refunding_fen: sum((line) => refunds(line, 'PROCESSING', 'ABNORMAL')),
    paid_fen: sum((line) => line.amount_fen),
    refunded_fen: sum((line) => line.refunded_fen),
  })
  assert.equal(
    sum((line) => line.fee_fen - line.fee_returned_fen),
    sum(keptFee),
  )
  const payer = books.accounts.find(({ account }) => account === 'payer')
  assert.equal(payer?.balance_fen, 100_000_000 - sum((line) => line.amount_fen - line.refunded_fen))
}
