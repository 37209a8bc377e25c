import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { givenShop } from '../../testing/shop.ts'
import { setPermission, setPermissionIn } from './set-permission.ts'

const blocked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
const longestWaitMs = 10_000

test('two permissions granted at the same moment are both what payments see', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const { providerId, subMerchantId } = await givenShop(ctx)
  let second: Promise<void> | undefined
  await inTenant(ctx, { providerId }, async (tx) => {
    await setPermissionIn(tx, subMerchantId, { name: 'app', state: 'granted', note: '' })
    second = setPermission(ctx, providerId, subMerchantId, 'h5', 'granted')
    await someoneWaits(owner)
  })
  await second
  const { rows } = await owner.query('select equipment from sub_merchants where id = $1', [subMerchantId])
  const { app, h5 } = rows[0].equipment.permissions
  assert.deepEqual({ app, h5 }, { app: 'granted', h5: 'granted' })
})

async function someoneWaits(owner: pg.Pool): Promise<void> {
  const until = Date.now() + longestWaitMs
  while ((await owner.query(blocked)).rowCount === 0) assert(Date.now() < until, 'nobody waits for the first one')
}
