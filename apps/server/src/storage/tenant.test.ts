import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { turnClock } from '../features/providers/turn-clock.ts'
import { promiseJob } from '../queue/promise-job.ts'
import { testPlatform } from '../testing/context.ts'
import { givenShop } from '../testing/shop.ts'
import { openApplicationPool, openDatabase } from './database.ts'
import { isGuardFailure, updateRow } from './statement.ts'
import { inTenant, onClockOf, type Tx, wallTime } from './tenant.ts'

test('a transaction that throws leaves nothing, whatever it wrote and promised', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { providerId, accountId } = await givenShop(ctx)
  const thrown = inTenant(ctx, { providerId }, async (tx) => {
    await rename(tx, 'half-way')
    promiseJob(tx, { task: 'payments.follow', key: `${accountId}/half-way`, payload: {} })
    throw new Error('then it broke')
  })
  await assert.rejects(thrown, /then it broke/)
  assert.deepEqual(await namesOf(owner), ['provider'])
  const { rows } = await owner.query('select from graphile_worker.jobs where key = $1', [`${accountId}/half-way`])
  assert.equal(rows.length, 0)
})

test('a write that nobody waits for fails the whole transaction, with its own reason', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { providerId } = await givenShop(ctx)
  const failing = inTenant(ctx, { providerId }, async (tx) => {
    tx.write(sql`update accounts set clock_offset_ms = null`.execute(tx.db))
    tx.write(rename(tx, 'after the failure'))
    return 'done'
  })
  await assert.rejects(failing, { code: '23502' })
  const late = inTenant(ctx, { providerId }, async (tx) => {
    tx.write(sql`update accounts set clock_offset_ms = null`.execute(tx.db))
    await rename(tx, 'after the failure')
  })
  await assert.rejects(late, { code: '23502' }, 'the first failure is told, not that the transaction is aborted')
  assert.deepEqual(await namesOf(owner), ['provider'])
})

test('a statement that failed and was forgiven does not pass for a commit', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { providerId } = await givenShop(ctx)
  const forgiving = inTenant(ctx, { providerId }, async (tx) => {
    await rename(tx, 'forgiven')
    await sql`select 1 / 0`.execute(tx.db).catch(() => undefined)
    return 'done'
  })
  await assert.rejects(forgiving, /nobody said so/)
  assert.deepEqual(await namesOf(owner), ['provider'])
})

test('a guarded write that does not find its row as it was undoes all that was written with it', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { providerId } = await givenShop(ctx)
  const renameFrom = (name: string) =>
    inTenant(ctx, { providerId }, async (tx) => {
      tx.write(
        sql`insert into merchants select provider_id, 'mch_' || repeat('0', 26), name, subject_type, subject, created_at
        from merchants`.execute(tx.db),
      )
      tx.write(updateRow(tx.db, 'providers', { name: 'moved' }, { providerId, name }))
    })
  await assert.rejects(renameFrom('somebody else'), isGuardFailure)
  assert.deepEqual([await namesOf(owner), await countMerchants(owner)], [['provider'], 1])
  await renameFrom('provider')
  assert.deepEqual([await namesOf(owner), await countMerchants(owner)], [['moved'], 2])
})

test('a connection is fit for use after a failure, and remembers no tenant', async (t) => {
  const { databaseUrl, ctx } = await testPlatform(t)
  const { providerId } = await givenShop(ctx)
  const pool = openApplicationPool(databaseUrl, 1)
  t.after(() => pool.end())
  const storage = { ...openDatabase(pool), now: ctx.now }
  for (let round = 0; round < 3; round++) {
    await assert.rejects(inTenant(storage, { providerId }, async (tx) => void (await sql`select 1 / 0`.execute(tx.db))))
    assert.equal(await inTenant(storage, { providerId }, countProviders), 1)
    const outside = await pool.query('select from teyue.providers')
    assert.equal(outside.rowCount, 0)
  }
})

test('transactions of many tenants at once, over few connections, each see their own rows alone', async (t) => {
  const { databaseUrl, ctx } = await testPlatform(t)
  const shops = await Promise.all(Array.from({ length: 4 }, () => givenShop(ctx)))
  const pool = openApplicationPool(databaseUrl, 2)
  t.after(() => pool.end())
  const storage = { ...openDatabase(pool), now: ctx.now }
  const seen = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const { providerId } = shops[n % shops.length]!
      const ids = await inTenant(storage, { providerId }, async (tx) => {
        const { rows } = await sql<{ providerId: string }>`select provider_id from merchants`.execute(tx.db)
        return rows.map((row) => row.providerId)
      })
      return ids.length === 1 && ids[0] === providerId
    }),
  )
  assert(seen.every(Boolean))
})

test('business time is the account’s: turned for a simulated one, the wall clock’s without', async (t) => {
  const { ctx } = await testPlatform(t)
  const { providerId, accountId } = await givenShop(ctx)
  await turnClock(ctx, providerId, accountId, 3_600_000)
  const before = ctx.now().getTime()
  await inTenant(ctx, { providerId, accountId }, async (tx) => {
    assert.equal(tx.clockOffsetMs, 3_600_000)
    assert(tx.now.getTime() - before >= 3_600_000)
    assert.deepEqual(wallTime(tx, tx.now), new Date(tx.now.getTime() - 3_600_000))
  })
  await inTenant(ctx, { providerId }, async (tx) => {
    assert.equal(tx.clockOffsetMs, 0)
    const turned = onClockOf(tx, { clockOffsetMs: 3_600_000 })
    assert.equal(turned.now.getTime() - tx.now.getTime(), 3_600_000)
    assert.deepEqual(onClockOf(turned, { clockOffsetMs: 0 }).now, tx.now)
    assert.deepEqual(wallTime(turned, turned.now), tx.now)
  })
})

test('a table that a migration changes under a running program is read again, at the latest at the second try', async (t) => {
  const { databaseUrl, ctx, owner } = await testPlatform(t)
  const { providerId } = await givenShop(ctx)
  const pool = openApplicationPool(databaseUrl, 1)
  t.after(() => pool.end())
  const storage = { ...openDatabase(pool), now: ctx.now }
  const read = () =>
    inTenant(storage, { providerId }, async (tx) => (await sql`select * from providers`.execute(tx.db)).rows)
  assert.equal((await read()).length, 1)
  await owner.query('alter table providers add column later text')
  await read().catch((error: { code?: string }) => assert.equal(error.code, '0A000'))
  assert.deepEqual(Object.keys((await read())[0] as object).includes('later'), true)
})

async function rename(tx: Tx, name: string): Promise<void> {
  await sql`update providers set name = ${name}`.execute(tx.db)
}

async function namesOf(owner: { query(text: string): Promise<{ rows: { name: string }[] }> }): Promise<string[]> {
  return (await owner.query('select name from providers')).rows.map(({ name }) => name)
}

async function countMerchants(owner: { query(text: string): Promise<{ rowCount: number | null }> }) {
  return (await owner.query('select from merchants')).rowCount
}

async function countProviders(tx: Tx): Promise<number> {
  return (await sql`select from providers`.execute(tx.db)).rows.length
}
