import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { atTheTerminal } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn } from '../../testing/people.ts'
import { codeOf, cookieOf, openDoor, type PeopleDoor } from '../../testing/people-door.ts'
import { givenPaid, givenShop, type Shop } from '../../testing/shop.ts'
import { createMerchant } from '../merchants/create-merchant.ts'
import { grantRole } from './add-person.ts'
import { removeRole, setRole } from './set-role.ts'

const lifetime = fileLifetime()
let ctx: Context
let shop: Shop
let ask: PeopleDoor['ask']
let accept: PeopleDoor['accept']

before(async () => {
  const platform = await testPlatform(lifetime)
  ctx = platform.ctx
  ;({ ask, accept } = openDoor(lifetime, ctx))
})

beforeEach(async () => {
  shop = await givenShop(ctx)
})

test('an administrator invites, changes and ends roles; the last administrator stays', async () => {
  const { providerId, merchantId } = shop
  const admin = await givenSignedIn(ctx, providerId, { role: 'administrator' })
  const invite = { role: 'cashier', merchant: merchantId, name: 'Till' }
  assert.deepEqual(codeOf(await ask('POST', '/v1/invitations', admin.headers, { ...invite, role: 'operator' })), [
    400,
    'ROLE_NOT_THERE',
  ])
  const { body: invitation } = await ask('POST', '/v1/invitations', admin.headers, invite)
  const cashier = cookieOf(await accept(invitation.token, 'cashier-one'))
  const { body: me } = await ask('GET', '/v1/auth/me', cashier)
  assert.deepEqual([me.role, me.merchant], ['cashier', merchantId])
  assert.deepEqual(codeOf(await ask('POST', '/v1/payments/none/refunds', cashier, {})), [403, 'NOT_ALLOWED'])

  const change = { role: 'finance', merchant: merchantId }
  assert.equal((await ask('PUT', `/v1/people/${me.id}/role`, admin.headers, change)).status, 200)
  assert.equal((await ask('GET', '/v1/auth/me', cashier)).body.role, 'finance')
  const end = `/v1/people/${me.id}/role?merchant=${merchantId}`
  assert.equal((await ask('DELETE', end, admin.headers)).status, 204)
  assert.equal((await ask('GET', '/v1/auth/me', cashier)).status, 401)
  for (const [method, path, body] of [
    ['PUT', `/v1/people/${admin.id}/role`, { role: 'support' }],
    ['DELETE', `/v1/people/${admin.id}/role`, undefined],
  ] as const) {
    assert.deepEqual(codeOf(await ask(method, path, admin.headers, body)), [409, 'LAST_ADMINISTRATOR'])
  }
})

test('two administrators who end each other at once leave one', async () => {
  const { providerId } = shop
  const role = 'administrator'
  const [a, b] = [await givenSignedIn(ctx, providerId, { role }), await givenSignedIn(ctx, providerId, { role })]
  const end = (personId: string) => removeRole(ctx, shop, atTheTerminal, { personId, merchantId: null })
  const refused = (await Promise.allSettled([end(a.id), end(b.id)])).flatMap((one) =>
    one.status === 'rejected' ? [one.reason.code] : [],
  )
  assert.deepEqual(refused, ['LAST_ADMINISTRATOR'])
})

test('an invitation opens nothing once whoever made it may invite nobody any more', async () => {
  const { providerId, merchantId } = shop
  await givenSignedIn(ctx, providerId, { role: 'administrator' })
  const leaving = await givenSignedIn(ctx, providerId, { role: 'administrator' })
  const boss = await givenSignedIn(ctx, providerId, { role: 'owner', merchantId })
  const invite = async (by: typeof boss, place: { role: string; merchant?: string }) =>
    (await ask('POST', '/v1/invitations', by.headers, { ...place, name: 'me again' })).body.token
  const [atShop, atProvider] = [{ role: 'owner', merchant: merchantId }, { role: 'administrator' }]
  const [administrator, owner] = [await invite(leaving, atProvider), await invite(leaving, atShop)]
  const another = await invite(boss, atShop)
  await removeRole(ctx, shop, atTheTerminal, { personId: leaving.id, merchantId: null })
  await setRole(ctx, shop, atTheTerminal, { personId: boss.id, merchantId, role: 'cashier' })
  for (const token of [administrator, owner, another])
    assert.deepEqual(codeOf(await accept(token, 'back-again')), [410, 'INVITATION_INVALID'])
  await setRole(ctx, shop, atTheTerminal, { personId: boss.id, merchantId, role: 'owner' })
  assert.equal((await accept(another, 'back-again')).status, 204)
})

test('an owner sees and changes people of its own merchant only', async () => {
  const { providerId, merchantId } = shop
  const boss = await givenSignedIn(ctx, providerId, { role: 'owner', merchantId })
  const admin = await givenSignedIn(ctx, providerId, { role: 'administrator' })
  const { body: list } = await ask('GET', '/v1/people', boss.headers)
  assert.deepEqual(
    list.data.map(({ id }) => id),
    [boss.id],
  )
  const change = (id: string) => ask('PUT', `/v1/people/${id}/role`, boss.headers, { role: 'cashier' })
  assert.deepEqual(codeOf(await change(admin.id)), [404, 'PERSON_NOT_FOUND'])
  assert.deepEqual(codeOf(await ask('GET', `/v1/people/${admin.id}`, boss.headers)), [404, 'PERSON_NOT_FOUND'])
  const invite = await ask('POST', '/v1/invitations', boss.headers, { role: 'administrator', name: 'me again' })
  assert.deepEqual(codeOf(invite), [400, 'ROLE_NOT_THERE'])
})

test('an agent sees its own merchants’ payments and no others', async () => {
  const { providerId, merchantId } = shop
  const payment = await givenPaid(ctx, shop)
  const agent = await givenSignedIn(ctx, providerId, { role: 'agent' })
  const one = () => ask('GET', `/v1/payments/${payment.id}`, agent.headers)
  const list = () => ask('GET', `/v1/payments?merchant=${merchantId}`, agent.headers)
  assert.deepEqual([(await one()).status, (await list()).status], [404, 403])
  assert.deepEqual((await ask('GET', '/v1/merchants', agent.headers)).body.data, [])
  assert.equal((await ask('GET', `/v1/merchants/${merchantId}`, agent.headers)).status, 404)
  assert.deepEqual(codeOf(await ask('GET', '/v1/payments', agent.headers)), [400, 'MERCHANT_REQUIRED'])
  const admin = await givenSignedIn(ctx, providerId, { role: 'administrator' })
  const give = (person: string | null) => ask('PUT', `/v1/merchants/${merchantId}/agent`, admin.headers, { person })
  assert.deepEqual(codeOf(await give(admin.id)), [404, 'PERSON_NOT_FOUND'])
  assert.equal((await give(agent.id)).status, 204)
  assert.deepEqual([(await one()).status, (await list()).status], [200, 200])
  assert.equal((await ask('GET', '/v1/merchants', agent.headers)).body.data.length, 1)
  assert.equal((await give(null)).status, 204)
  assert.equal((await one()).status, 404)
})

test('who is something at several merchants must say for which it acts', async () => {
  const { providerId, merchantId } = shop
  const person = await givenSignedIn(ctx, providerId, { role: 'cashier', merchantId })
  const other = await createMerchant(ctx, providerId, { name: 'Other', subjectType: 'company', subject: 'O' })
  await inTenant(ctx, { providerId }, (tx) => grantRole(tx, person.id, { merchantId: other.id, role: 'owner' }))
  assert.deepEqual(codeOf(await ask('GET', '/v1/payments', person.headers)), [400, 'MERCHANT_REQUIRED'])
  const at = (id: string) => ask('GET', '/v1/auth/me', { ...person.headers, 'teyue-merchant': id })
  assert.deepEqual([(await at(merchantId)).body.role, (await at(other.id)).body.role], ['cashier', 'owner'])
  assert.deepEqual(codeOf(await at('mch_00000000000000000000000000')), [403, 'NOT_ALLOWED'])
  assert.deepEqual(
    codeOf(await ask('GET', '/v1/payments', { ...person.headers, 'teyue-merchant': other.id, 'teyue-mode': 'both' })),
    [400, 'BAD_REQUEST'],
  )
})
