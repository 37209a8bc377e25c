import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fen, readBill } from '../testing/bill-reader.ts'
import { goTo } from '../testing/shanghai.ts'
import { openStage, type Stage } from '../testing/stage.ts'
import { feeYuan, percent, yuan } from './yuan.ts'

const RUNS = 8

test('yuan and fen are the same money, whatever the amount', () => {
  assert.deepEqual([yuan(0), yuan(5), yuan(-1_205), feeYuan(-6)], ['0.00', '0.05', '-12.05', '-0.06000'])
  assert.deepEqual([percent(6_000), percent(6_050), percent(0)], ['0.60%', '0.605%', '0.00%'])
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (amount) => {
      assert.equal(fen(yuan(amount)), amount)
      assert.equal(fen(feeYuan(amount)), amount)
    }),
  )
})

type Deed = {
  readonly shop: 0 | 1
  readonly fen: number
  readonly refunds: readonly number[]
  readonly closed: boolean
}

const deed: fc.Arbitrary<Deed> = fc.record({
  shop: fc.constantFrom(0 as const, 1 as const),
  fen: fc.integer({ min: 1, max: 500_000 }),
  refunds: fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 2 }),
  closed: fc.boolean(),
})

test('Q42: each merchant’s bill of a day sums to what was paid less what was refunded on it, and the fees to what was kept', async (t) => {
  const stage = await openStage(t)
  // Refunds wait, so that some may be closed.
  await stage.control('PUT', '/rules', { refundSeconds: 86_400 })
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'individual',
    subject: '二店',
    fee_rate_ppm: 3_800,
    permissions: { refund: true },
  })
  const shops = [stage.subMchid, second.sub_mchid]
  let serial = 0
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 5 }), async (deeds) => {
      const day = await goTo(stage, 11)
      const moved = shops.map(() => ({ paid: 0, refunded: 0 }))
      for (const one of deeds) {
        const number = `deed-${String(serial++).padStart(4, '0')}`
        await stage.paid(number, { sub_mchid: shops[one.shop], amount: { total: one.fen } })
        moved[one.shop]!.paid += one.fen
        for (const [index, part] of one.refunds.entries()) {
          if (await refunded(stage, number, `${number}-${index}`, part, one, shops[one.shop]!)) {
            moved[one.shop]!.refunded += part
          }
        }
      }
      await goTo(stage, 10)
      for (const [index, subMchid] of shops.entries()) await compare(stage, day, subMchid, moved[index]!)
    }),
    { numRuns: RUNS },
  )
})

async function refunded(
  stage: Stage,
  number: string,
  refundNo: string,
  part: number,
  one: Deed,
  subMchid: string,
): Promise<boolean> {
  const amount = { refund: part, total: one.fen, currency: 'CNY' }
  const { status } = await stage.refund(number, refundNo, part, { amount, sub_mchid: subMchid })
  if (status !== 200) return false
  if (one.closed) await stage.control('PUT', `/refunds/${stage.provider.mchid}/${refundNo}`, { status: 'CLOSED' })
  return true
}

async function compare(stage: Stage, day: string, subMchid: string, moved: { paid: number; refunded: number }) {
  if (moved.paid === 0) return
  const { rows, summary } = await readBill(stage, `/v3/bill/tradebill?bill_date=${day}&sub_mchid=${subMchid}`)
  const sum = (column: string) => rows.reduce((total, row) => total + fen(row[column] ?? ''), 0)
  assert.deepEqual({ paid: sum('订单金额'), refunded: sum('申请退款金额') }, moved)
  assert.deepEqual(
    [summary.总交易单数, fen(summary.订单总金额!), fen(summary.申请退款总金额!), fen(summary.手续费总金额!)],
    [String(rows.length), moved.paid, moved.refunded, sum('手续费')],
  )
  type Day = { day: string; fee_fen: number; paid_fen: number }
  const { settlements } = await stage.control<{ settlements: Day[] }>('GET', `/settlements?sub_mchid=${subMchid}`)
  const settled = settlements.find((row) => row.day === day)
  const charged = rows.filter((row) => row.交易状态 === 'SUCCESS').reduce((total, row) => total + fen(row.手续费!), 0)
  assert.deepEqual([settled?.paid_fen, settled?.fee_fen], [moved.paid, charged])
}
