import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { inTenant, type Tx } from '../storage/tenant.ts'
import { balances, entries } from '../testing/books.ts'
import { testPlatform } from '../testing/context.ts'
import { givenPaid, givenShop, type Shop } from '../testing/shop.ts'
import { recordEvent } from './events.ts'
import { type LedgerLine, postEntry } from './ledger.ts'

const appendOnly = ['events', 'ledger_lines'] as const

test('an entry sums to zero, by our own word and by the database’s', async (t) => {
  const { ctx, owner, shop } = await given(t)
  const before = await balances(owner)
  const unbalanced: LedgerLine[] = [
    { account: 'receivable', amount: 100 },
    { account: 'merchant', amount: -99 },
  ]
  const byUs = inTenant(ctx, shop.owner, async (tx) =>
    postEntry(tx, newEvent(tx, shop), shop.subMerchantId, unbalanced),
  )
  await assert.rejects(byUs, /must sum to zero/)
  const byDatabase = inTenant(ctx, shop.owner, async (tx) => insertLines(tx, newEvent(tx, shop), shop, unbalanced))
  await assert.rejects(byDatabase, { code: '23514' })
  assert.deepEqual(await balances(owner), before)
})

test('an entry is not added to later, not even half by half', async (t) => {
  const { ctx, owner, shop } = await given(t)
  const before = await balances(owner)
  const halves = inTenant(ctx, shop.owner, async (tx) => {
    const eventId = newEvent(tx, shop)
    await insertLines(tx, eventId, shop, [{ account: 'receivable', amount: 1 }])
    await insertLines(tx, eventId, shop, [{ account: 'merchant', amount: -1 }])
  })
  await assert.rejects(halves, { code: '23514' })
  const { rows } = await owner.query("select id from events where type = 'payment.paid'")
  const later = inTenant(ctx, shop.owner, (tx) => insertLines(tx, rows[0].id, shop, [{ account: 'refund', amount: 5 }]))
  await assert.rejects(later, { code: '23514' })
  assert.deepEqual(await balances(owner), before)
})

test('an entry speaks of one sub-merchant and of an event that is there, and no line is empty', async (t) => {
  const { ctx, shop } = await given(t)
  const [one, other] = [shop, { ...shop, subMerchantId: 'sub_00000000000000000000000000' }]
  const across = inTenant(ctx, shop.owner, async (tx) => {
    const rows = [lineOf(tx, newEvent(tx, shop), one, 'receivable', 1)]
    rows.push({ ...lineOf(tx, rows[0]!.eventId, other, 'merchant', -1) })
    await tx.db.insertInto('ledgerLines').values(rows).execute()
  })
  await assert.rejects(across, { code: '23514' })
  const orphan = inTenant(ctx, shop.owner, (tx) =>
    insertLines(tx, 'evt_00000000000000000000000000', shop, [
      { account: 'receivable', amount: 1 },
      { account: 'merchant', amount: -1 },
    ]),
  )
  await assert.rejects(orphan, { code: '23503' })
  const empty = inTenant(ctx, shop.owner, async (tx) =>
    insertLines(tx, newEvent(tx, shop), shop, [{ account: 'fee', amount: 0 }]),
  )
  await assert.rejects(empty, { code: '23514' })
})

test('lines of nothing are left out, and an entry of nothing is none', async (t) => {
  const { ctx, owner, shop } = await given(t)
  const ids = await inTenant(ctx, shop.owner, async (tx) => {
    const [nothing, free] = [newEvent(tx, shop), newEvent(tx, shop)]
    postEntry(tx, nothing, shop.subMerchantId, [{ account: 'fee', amount: 0 }])
    postEntry(tx, free, shop.subMerchantId, [
      { account: 'receivable', amount: 1 },
      { account: 'fee', amount: 0 },
      { account: 'merchant', amount: -1 },
    ])
    return [nothing, free]
  })
  const { rows } = await owner.query(
    'select event_id, account from ledger_lines where event_id = any($1) order by account',
    [ids],
  )
  const lines = rows.map(({ event_id, account }) => [ids.indexOf(event_id), account])
  assert.deepEqual(lines, [
    [1, 'merchant'],
    [1, 'receivable'],
  ])
})

test('events and ledger lines are only ever added: the program may not change them, and their owner cannot', async (t) => {
  const { ctx, owner, shop, paymentId } = await given(t)
  const booked = await entries(owner, paymentId)
  for (const table of appendOnly) {
    const changes = [`update ${table} set at = at`, `delete from ${table}`, `truncate ${table} cascade`]
    for (const change of changes) {
      const byProgram = inTenant(ctx, shop.owner, async (tx) => void (await sql.raw(change).execute(tx.db)))
      await assert.rejects(byProgram, { code: '42501' }, change)
      await assert.rejects(owner.query(change), /append-only/, change)
    }
  }
  assert.deepEqual(await entries(owner, paymentId), booked)
})

test('the rows that money points to are never deleted and keep their keys, whoever asks', async (t) => {
  const { owner, shop } = await given(t)
  for (const table of ['providers', 'accounts', 'merchants', 'sub_merchants']) {
    const changes = [`delete from ${table}`, `truncate ${table} cascade`, `update ${table} set provider_id = 'x'`]
    for (const change of changes) await assert.rejects(owner.query(change), /append-only|never changes/, change)
  }
  const renamed = owner.query('update sub_merchants set id = $1', ['sub_00000000000000000000000000'])
  await assert.rejects(renamed, /never changes/)
  assert.equal((await owner.query('select from sub_merchants where id = $1', [shop.subMerchantId])).rowCount, 1)
})

async function given(t: TestContext) {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const { id: paymentId } = await givenPaid(ctx, shop)
  return { ctx, owner, shop, paymentId }
}

function newEvent(tx: Tx, { accountId, merchantId }: Shop): string {
  const facts = { note: 'made for the ledger' }
  return recordEvent(tx, { type: 'payment.noted', source: 'person', subjectId: 'pay', accountId, merchantId, facts })
}

function lineOf(tx: Tx, eventId: string, { subMerchantId }: Shop, account: LedgerLine['account'], amount: number) {
  return { providerId: tx.providerId, eventId, subMerchantId, account, amount, at: tx.now }
}

async function insertLines(tx: Tx, eventId: string, shop: Shop, lines: readonly LedgerLine[]): Promise<void> {
  const rows = lines.map(({ account, amount }) => lineOf(tx, eventId, shop, account, amount))
  await tx.db.insertInto('ledgerLines').values(rows).execute()
}
