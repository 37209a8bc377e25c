import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import type pg from 'pg'
import { atTheTerminal } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { createVault } from '../../secrets.ts'
import { testPlatform } from '../../testing/context.ts'
import { givenFullHouse } from '../../testing/full-house.ts'
import { keyRotationJobs } from './jobs.ts'
import type { KeyRotation } from './key-rotation.ts'
import { SEALED_COLUMNS } from './sealed-column.ts'
import { latestKeyRotation, retireOldKeys, startKeyRotation } from './start-key-rotation.ts'

const hanging = new URL('../../testing/reseal-and-hang.ts', import.meta.url)

test('the master key is rotated while all goes on; killed in the middle it goes on, and the old key goes only when nothing needs it', async (t) => {
  const { ctx, owner, databaseUrl } = await testPlatform(t)
  const { providerId } = await givenFullHouse(ctx)
  await givenFullHouse(ctx)
  await fillEmptyColumns(ctx, owner)
  await assertAllListed(owner)
  const before = await openAll(ctx, owner)
  const [oldKey] = ctx.vault.keyIds

  const [rotation, refusal] = await startTwice(ctx, providerId)
  assert.equal(refusal.code, 'KEY_ROTATION_RUNNING')
  assert.deepEqual(ctx.vault.keyIds, [rotation.toKey, oldKey])
  await assert.rejects(startKeyRotation(ctx, providerId, atTheTerminal), { code: 'KEY_ROTATION_RUNNING' })
  const keys = ctx.keyRing.keys().map((key) => key.toString('hex'))
  const child = spawn(process.execPath, [hanging.pathname, databaseUrl, rotation.id, ...keys], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  assert.equal(String(line), 'hanging\n')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const killed = await latestKeyRotation(ctx)
  const under = await keysUsed(owner)
  assert(killed && killed.sealedAgain >= 4 && killed.state === 'running')
  assert.deepEqual([...under.keys()].sort(), [oldKey, rotation.toKey].sort())
  assert.equal(under.get(rotation.toKey), killed.sealedAgain)

  const goOn = () => keptPromise(ctx, owner, rotation.id)
  await goOn()
  const done = await latestKeyRotation(ctx)
  assert.deepEqual([done?.state, done?.round], ['done', 2])
  assert.deepEqual([...(await keysUsed(owner)).keys()], [rotation.toKey])
  assert.deepEqual(await openAll(ctx, owner), before)

  // A process that had not heard of the new key has sealed something meanwhile.
  const { rows } = await owner.query('select id, api_v3_key_sealed as sealed from accounts order by id limit 1')
  const context = `account.api_v3_key:${rows[0].id}`
  const late = createVault(ctx.keyRing.keys()[1]!).seal(ctx.vault.open(rows[0].sealed, context), context)
  await owner.query('update accounts set api_v3_key_sealed = $2 where id = $1', [rows[0].id, late])
  await retireOldKeys(ctx, providerId, atTheTerminal, rotation.id)
  await goOn()
  assert.equal((await latestKeyRotation(ctx))?.state, 'retired')
  assert.deepEqual(ctx.vault.keyIds, [rotation.toKey])
  assert.deepEqual(await openAll(ctx, owner), before)
})

/** Two administrators at once: what the one was given, and what the other was told. */
async function startTwice(ctx: Context, providerId: string): Promise<[KeyRotation, { readonly code?: string }]> {
  const started = await Promise.allSettled([0, 1].map(() => startKeyRotation(ctx, providerId, atTheTerminal)))
  const [begun] = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const [refusal] = started.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  assert(begun && refusal)
  return [begun, refusal]
}

/** Does what is promised of the rotation, and of nothing else: a full house's own jobs find nobody. */
async function keptPromise(ctx: Context, owner: pg.Pool, rotationId: string): Promise<void> {
  const { rows } = await owner.query('select 1 from graphile_worker.jobs where key = $1', [
    `master_key.reseal/${rotationId}`,
  ])
  assert.equal(rows.length, 1)
  const providerId = (await owner.query('select min(provider_id) as id from providers')).rows[0].id
  do await keyRotationJobs['master_key.reseal'](ctx, { providerId, rotationId })
  while ((await latestKeyRotation(ctx))?.state === 'running')
}

/** Columns that a full house leaves empty. */
async function fillEmptyColumns(ctx: Context, owner: pg.Pool): Promise<void> {
  const fill = async (table: string, columns: readonly string[], also = '') => {
    const { rows } = await owner.query(`select id from ${table}`)
    for (const { id } of rows) {
      const listed = columns.map(
        (column) => SEALED_COLUMNS.find((one) => one.table === table && one.column === column)!,
      )
      const values = listed.map(({ column, contextOf }) => ctx.vault.seal(column, contextOf([id])))
      const set = columns.map((column, place) => `${column} = $${place + 2}`).join(', ')
      await owner.query(`update ${table} set ${set}${also} where id = $1`, [id, ...values])
    }
  }
  await fill('people', ['totp_sealed', 'totp_pending_sealed'])
  await fill('payments', ['payer_sealed'])
  await fill('approvals', ['answer_sealed'])
  const { rows } = await owner.query('select provider_id, id from exports')
  for (const { provider_id, id } of rows) {
    const context = SEALED_COLUMNS.find(({ table }) => table === 'export_parts')!.contextOf([id, '1'])
    await owner.query('insert into export_parts values ($1, $2, 1, $3)', [
      provider_id,
      id,
      ctx.vault.seal('part', context),
    ])
  }
  await fill('webhook_endpoints', ['old_secret_sealed'], ", old_secret_until = '2100-01-01'")
}

/** Every sealed column of the database, those that end in `sealed`. */
async function assertAllListed(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'teyue' and data_type = 'bytea' and column_name ~ '(^|_)sealed$' order by 1`,
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort(),
  )
}

/** What is sealed, opened, by place. A place that does not open fails. */
async function openAll(ctx: Context, owner: pg.Pool): Promise<Record<string, string>> {
  const opened: Record<string, string> = {}
  for (const { table, column, key, contextOf } of SEALED_COLUMNS) {
    const { rows } = await owner.query(
      `select array[${key.map((name) => `${name}::text`)}] as key, ${column} as sealed from ${table} where ${column} is not null`,
    )
    assert(rows.length > 0, `nothing is sealed in ${table}.${column}`)
    for (const row of rows)
      opened[`${column}/${contextOf(row.key)}`] = ctx.vault.open(row.sealed, contextOf(row.key)).toString('base64')
  }
  return opened
}

async function keysUsed(owner: pg.Pool): Promise<Map<string, number>> {
  const used = new Map<string, number>()
  for (const { table, column } of SEALED_COLUMNS) {
    const { rows } = await owner.query(
      `select encode(substring(${column} from 2 for 8), 'hex') as key from ${table} where ${column} is not null`,
    )
    for (const { key } of rows) used.set(key, (used.get(key) ?? 0) + 1)
  }
  return used
}
