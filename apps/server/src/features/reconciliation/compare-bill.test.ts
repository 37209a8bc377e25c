import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '../../context.ts'
import { addDays, dayOf, startOf } from '../../kit/day.ts'
import { fen } from '../../kit/fen.ts'
import { disagreements } from '../../testing/books.ts'
import { testPlatform } from '../../testing/context.ts'
import { givenPaid, givenShop } from '../../testing/shop.ts'
import { addBillLines } from '../bill-lines/add-bill-lines.ts'
import type { BillLine } from '../bill-lines/bill-line.ts'
import { expireBillLines } from '../bill-lines/expire-bill-lines.ts'
import { oldestDay } from './reconciliation.ts'
import { recordNoBill } from './record-no-bill.ts'
import { settleReconciliation } from './settle-reconciliation.ts'
import { startReconciliation } from './start-reconciliation.ts'

const dayMs = 86_400_000

test('Q42: a day of many thousand payments is compared at once, also when the planner knows nothing of its rows', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { id } = await givenPaid(ctx, shop)
  const { rows } = await owner.query<{ others: string }>(`
    select string_agg(column_name, ', ') as others from information_schema.columns
    where table_schema = 'teyue' and table_name = 'payments' and column_name not in ('id', 'reference', 'transaction_id')`)
  const { others } = rows[0]!
  await owner.query(
    `insert into payments (id, reference, transaction_id, ${others})
    select 'pay_' || lpad(n::text, 26, '0'), n, n, ${others} from payments, generate_series(1, 10000) n where id = $1`,
    [id],
  )
  const later = afterwards(ctx)
  const started = (await startReconciliation(later, shop.owner))!
  await owner.query(`
    insert into bill_lines (provider_id, account_id, day, kind, number, run, transaction_id, sub_mchid, amount)
    select p.provider_id, account_id, day, 'payment', p.id, 1, transaction_id, identity ->> 'subMchid', amount
    from payments p join reconciliations using (account_id) where transaction_id <> '1'`)
  // Each with each took longer than a minute.
  await settleReconciliation(later, started)
  const { rows: compared } = await owner.query('select their_payments, our_payments, differences from reconciliations')
  assert.deepEqual(compared, [{ their_payments: 10_000, our_payments: 10_001, differences: 1 }])
})

test('Q42: a worker that still downloads what another has begun anew takes none of its rows', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const paid = await givenPaid(ctx, shop)
  const { subMchid } = paid.identity
  const line = { kind: 'payment', number: paid.id, transactionId: paid.transactionId!, subMchid, amount: paid.amount }
  const later = afterwards(ctx)
  const slow = (await startReconciliation(later, shop.owner))!
  const second = (await startReconciliation(later, shop.owner))!
  assert.deepEqual([second.id, second.run], [slow.id, slow.run + 1])
  await addBillLines(later, second, [line as BillLine])
  await addBillLines(later, slow, [{ ...line, amount: fen(1) } as BillLine])
  await settleReconciliation(later, slow)
  await settleReconciliation(later, second)
  const { rows } = await owner.query('select state, differences from reconciliations')
  assert.deepEqual(rows, [{ state: 'agrees', differences: 0 }])
})

test('Q42: a bill that cannot be had is asked for daily, and shown to a person until it is there', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const later = afterwards(ctx)
  const started = (await startReconciliation(later, shop.owner))!
  await recordNoBill(later, started, 'STATEMENT_CREATING')
  assert.deepEqual(await disagreements(owner), [], 'it may be a little late')

  await owner.query('update reconciliations set run = 8')
  const last = { ...started, run: 8 }
  await recordNoBill(later, last, 'UNKNOWN_ROW')
  const [shown] = await disagreements(owner)
  assert.deepEqual([shown?.kind, shown?.theirs, shown?.state], ['bill_missing', { code: 'UNKNOWN_ROW' }, 'open'])
  const { rows } = await owner.query<{ next_at: Date }>('select next_at from reconciliations')
  assert.equal(rows[0]?.next_at.getTime(), later.now().getTime() + dayMs)

  await settleReconciliation(later, last)
  assert.equal((await disagreements(owner))[0]?.state, 'settled')
})

test('rows of a bill are kept as long as WeChat keeps the bill', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const later = afterwards(ctx)
  const started = (await startReconciliation(later, shop.owner))!
  const line: BillLine = { kind: 'payment', number: 'a', transactionId: '1', subMchid: '1600000001', amount: fen(1) }
  await addBillLines(later, started, [line])
  const kept = async () => (await owner.query('select from bill_lines')).rowCount
  const inDays = (days: number) => ({ ...ctx, now: () => new Date(later.now().getTime() + days * dayMs) })
  await expireBillLines(inDays(89), shop.owner, oldestDay)
  assert.equal(await kept(), 1)
  await expireBillLines(inDays(90), shop.owner, oldestDay)
  assert.equal(await kept(), 0)
})

/** The next day, when today's bill can be had. */
function afterwards(ctx: Context): Context {
  const now = new Date(startOf(addDays(dayOf(ctx.now()), 2)).getTime() - 3_600_000)
  return { ...ctx, now: () => now }
}
