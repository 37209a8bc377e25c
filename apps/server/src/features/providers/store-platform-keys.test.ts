import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { dueAt } from '../../testing/books.ts'
import { testPlatform } from '../../testing/context.ts'
import { after } from '../../testing/examples.ts'
import { givenShop, type Shop } from '../../testing/shop.ts'
import type { PlatformKey } from './account.ts'
import { refreshPlatformKeys } from './errands.ts'
import { getAccount, readAccount } from './get-account.ts'
import { selectPlatformKeys } from './store.ts'
import { askForKeys, storePlatformKeys } from './store-platform-keys.ts'

const minuteMs = 60_000

test('keys are asked for at once when something new comes, and then at most once a minute, however much comes', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  await ask(ctx, shop)
  assert((await due(owner, shop)) <= new Date(), 'at once')

  await storePlatformKeys(ctx, shop.providerId, shop.accountId, [])
  const { keysAskedAt } = await getAccount(ctx, shop.providerId, shop.accountId)
  await Promise.all(Array.from({ length: 20 }, () => ask(ctx, shop)))
  assert.deepEqual(await due(owner, shop), after(keysAskedAt!, minuteMs))
  const { rows } = await owner.query("select from graphile_worker.jobs where task_identifier = 'accounts.refresh_keys'")
  assert.equal(rows.length, 1)
})

test('a WeChat that does not answer is not asked more often than one that does', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  await assert.rejects(refreshPlatformKeys(ctx, shop.providerId, shop.accountId), { name: 'WechatPayError' })
  const { keysAskedAt } = await getAccount(ctx, shop.providerId, shop.accountId)
  assert.notEqual(keysAskedAt, null)
  await ask(ctx, shop)
  assert.deepEqual(await due(owner, shop), after(keysAskedAt!, minuteMs))
})

test('without news the keys are looked after every eleven hours', async (t) => {
  const { ctx, owner } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const isTwelveHoursAtMost = async () => {
    const inHours = ((await due(owner, shop)).getTime() - Date.now()) / 3_600_000
    assert(inHours > 10 && inHours < 12, `${inHours} h`)
  }
  await isTwelveHoursAtMost()
  await ask(ctx, shop)
  await storePlatformKeys(ctx, shop.providerId, shop.accountId, [])
  await isTwelveHoursAtMost()
})

test('old and new keys stand side by side until the old one expires, and only news makes a new version', async (t) => {
  const { ctx } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const store = async (...keys: PlatformKey[]) => {
    await storePlatformKeys(ctx, shop.providerId, shop.accountId, keys)
    const { version } = await getAccount(ctx, shop.providerId, shop.accountId)
    const kept = await inTenant(ctx, shop.owner, (tx) => selectPlatformKeys(tx, shop.accountId))
    return [version, ...kept.map(({ serial }) => serial).sort()]
  }
  const [old, fresh, lapsed] = [keyOf('A', 1_000), keyOf('B', 100_000), keyOf('C', -1_000)]
  const publicKey: PlatformKey = { serial: 'PUB_KEY_ID_1', kind: 'public_key', pem: 'pem', expiresAt: null }
  assert.deepEqual(await store(old, publicKey), [2, 'A', 'PUB_KEY_ID_1'])
  assert.deepEqual(await store(old), [2, 'A', 'PUB_KEY_ID_1'])
  assert.deepEqual(await store(old, fresh), [3, 'A', 'B', 'PUB_KEY_ID_1'])
  assert.deepEqual(await store(fresh), [3, 'A', 'B', 'PUB_KEY_ID_1'])
  assert.deepEqual(await store(lapsed), [4, 'A', 'B', 'PUB_KEY_ID_1'])
})

function keyOf(serial: string, lastsSeconds: number): PlatformKey {
  return { serial, kind: 'certificate', pem: 'pem', expiresAt: after(new Date(), lastsSeconds * 1000) }
}

async function ask(ctx: Context, { owner, accountId }: Shop): Promise<void> {
  await inTenant(ctx, owner, async (tx) => askForKeys(tx, await readAccount(tx, accountId)))
}

async function due(owner: Parameters<typeof dueAt>[0], { accountId }: Shop): Promise<Date> {
  return (await dueAt(owner, `${accountId}/accounts.refresh_keys`))!
}
