import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Event } from '@teyue/contract/event'
import type { List } from '@teyue/contract/list'
import type { Merchant } from '@teyue/contract/merchant'
import type { Payment } from '@teyue/contract/payment'
import type { Invitation, Person } from '@teyue/contract/person'
import type { Problem } from '@teyue/contract/problem'
import type { Refund } from '@teyue/contract/refund'
import type { Store, Terminal } from '@teyue/contract/store'
import type { FastifyInstance } from 'fastify'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { fen } from '../../kit/fen.ts'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenPaid, givenShop, type Shop } from '../../testing/shop.ts'
import { setAgent } from '../merchants/get-merchant.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { addStore } from './add-store.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT'

const lifetime = fileLifetime()
let ctx: Context
let app: FastifyInstance
let shop: Shop
let operator: SignedInPerson

before(async () => {
  ctx = (await testPlatform(lifetime)).ctx
  shop = await givenShop(ctx)
  operator = await givenSignedIn(ctx, shop.providerId, { role: 'operator' })
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  await app.ready()
})

test('a merchant’s stores and terminals: each number once, closed and opened again, seen by its own people and its agent', async () => {
  const { body: merchant } = await ask<Merchant>('POST', '/v1/merchants', {
    name: '连锁面馆',
    subject_type: 'company',
    subject: '连锁面馆有限公司',
  })
  const owner = await givenSignedIn(ctx, shop.providerId, { role: 'owner', merchantId: merchant.id })
  const wanted = { name: '科技园店', number: '0001', area_code: '440305', address: '科技中一道10000号' }
  const made = await ask<Store>('POST', '/v1/stores', { ...wanted, merchant: merchant.id })
  assert.deepEqual([made.status, made.body.state, made.body.phone], [201, 'open', null])
  const { id } = made.body
  const taken = await ask<Problem>('POST', '/v1/stores', { ...wanted, name: '另一店' }, owner.headers)
  assert.deepEqual([taken.status, taken.body.code, taken.body.field], [409, 'STORE_NUMBER_TAKEN', 'number'])
  const second = await ask<Store>('POST', '/v1/stores', { ...wanted, name: '南头店', number: '0002' }, owner.headers)
  assert.equal(second.body.merchant, merchant.id, 'an owner’s is of its own merchant')
  const till = { store: id, name: '1 号收银台', kind: 'till', number: 'POS-01' }
  const terminal = await ask<Terminal>('POST', '/v1/terminals', till, owner.headers)
  assert.deepEqual([terminal.status, terminal.body.merchant, terminal.body.state], [201, merchant.id, 'active'])
  assert.equal((await ask<Problem>('POST', '/v1/terminals', till)).body.code, 'STORE_NUMBER_TAKEN')
  const terminalPath = `/v1/terminals/${terminal.body.id}`
  await ask('PATCH', terminalPath, { state: 'retired' })
  assert.equal((await ask('POST', '/v1/terminals', till)).status, 201, 'a retired one’s number is free')
  const revived = await ask<Problem>('PATCH', terminalPath, { state: 'active' })
  assert.equal(revived.body.code, 'STORE_NUMBER_TAKEN')

  const changed = await ask<Store>(
    'PATCH',
    `/v1/stores/${id}`,
    { state: 'closed', phone: '0755-86013388' },
    owner.headers,
  )
  assert.deepEqual([changed.body.state, changed.body.phone, changed.body.name], ['closed', '0755-86013388', '科技园店'])
  const shut = await ask<Problem>('POST', '/v1/terminals', { ...till, number: 'POS-02' })
  assert.deepEqual([shut.status, shut.body.code], [409, 'STORE_CLOSED'])
  const namesOf = async (query: string, headers = operator.headers) =>
    (await ask<List<Store>>('GET', `/v1/stores?${query}`, undefined, headers)).body.data.map(({ name }) => name)
  const at = `merchant=${merchant.id}`
  assert.deepEqual(await namesOf(at), ['南头店', '科技园店'], 'newest first')
  assert.deepEqual(await namesOf(`${at}&state=closed`), ['科技园店'])
  assert.deepEqual(await namesOf(`${at}&query=0002`), ['南头店'])
  assert.deepEqual(await namesOf('query=技园', owner.headers), ['科技园店'])
  assert.deepEqual(await namesOf('query=%25', owner.headers), [], 'a sign is only itself')
  assert.deepEqual(await audited(id), ['store.changed', 'store.added'])
  assert.deepEqual(await audited(terminal.body.id), ['terminal.changed', 'terminal.added'])

  const agent = await givenSignedIn(ctx, shop.providerId, { role: 'agent' })
  const foreign = await givenSignedIn(ctx, shop.providerId, { role: 'owner', merchantId: shop.merchantId })
  for (const { headers } of [agent, foreign]) {
    assert.equal((await ask<Problem>('GET', `/v1/stores/${id}`, undefined, headers)).body.code, 'STORE_NOT_FOUND')
    assert.equal((await ask<Problem>('GET', terminalPath, undefined, headers)).body.code, 'TERMINAL_NOT_FOUND')
    assert.equal((await ask<Problem>('GET', `/v1/stores?${at}`, undefined, headers)).body.code, 'NOT_ALLOWED')
  }
  assert.deepEqual(await namesOf('', foreign.headers), [])
  assert.equal((await ask<Problem>('PATCH', `/v1/stores/${id}`, { name: '我的' }, foreign.headers)).status, 404)
  assert.equal((await ask<Problem>('POST', '/v1/terminals', till, foreign.headers)).body.code, 'STORE_NOT_FOUND')
  await inTenant(ctx, shop, (tx) => setAgent(tx, merchant.id, agent.id))
  assert.deepEqual(await namesOf(at, agent.headers), ['南头店', '科技园店'])
})

test('a cashier of one store takes payments for it, and sees its payments, refunds and events only', async () => {
  const [here, there] = [await givenStore('本店', shop), await givenStore('别店', shop)]
  const other = await givenStore('外店', await givenShop(ctx))
  const bind = { role: 'cashier', merchant: shop.merchantId }
  const bound = await givenSignedIn(ctx, shop.providerId, {
    role: 'cashier',
    merchantId: shop.merchantId,
    storeId: here,
  })
  const as = <T>(method: Method, url: string, body?: object) => ask<T>(method, url, body, bound.headers)
  const pay = { product: 'native', amount: 100, description: '面' }
  const mine = await as<Payment>('POST', '/v1/payments', { ...pay, reference: 'mine' })
  assert.deepEqual([mine.status, mine.body.store?.id], [202, here], 'its store goes without saying')
  const again = await as<Payment>('POST', '/v1/payments', { ...pay, reference: 'mine', store: here })
  assert.equal(again.body.id, mine.body.id)
  const away = await as<Problem>('POST', '/v1/payments', { ...pay, reference: 'away', store: there })
  assert.deepEqual([away.status, away.body.code, away.body.field], [403, 'NOT_ALLOWED', 'store'])
  const theirs = { ...pay, merchant: shop.merchantId, reference: 'theirs', store: there }
  const { body: elsewhere } = await ask<Payment>('POST', '/v1/payments', theirs)
  await ask('POST', '/v1/payments', { ...pay, merchant: shop.merchantId, reference: 'nowhere' })
  const taken = await as<Problem>('POST', '/v1/payments', { ...pay, reference: 'theirs' })
  assert.deepEqual([taken.body.code, taken.body.field], ['PAYMENT_DIFFERS', 'store'])

  const ids = async (url: string) => (await as<List<{ id: string }>>('GET', url)).body.data.map(({ id }) => id)
  assert.deepEqual(await ids('/v1/payments'), [mine.body.id])
  assert.equal((await as<{ count: number }>('GET', '/v1/payments/totals')).body.count, 1)
  assert.deepEqual(await ids('/v1/search?q=mine'), [mine.body.id])
  assert.deepEqual(await ids('/v1/search?q=theirs'), [])
  assert.deepEqual(await ids('/v1/stores'), [here])
  const events = await as<List<Event>>('GET', '/v1/events')
  assert.deepEqual([...new Set(events.body.data.map(({ subject }) => subject))], [mine.body.id])
  for (const path of ['', '/timeline', '/follow']) {
    const hidden = await as<Problem>('GET', `/v1/payments/${elsewhere.id}${path}`)
    assert.equal(hidden.body.code, 'PAYMENT_NOT_FOUND', path)
  }
  for (const path of ['close', 'questions'])
    assert.equal(
      (await as<Problem>('POST', `/v1/payments/${elsewhere.id}/${path}`)).body.code,
      'PAYMENT_NOT_FOUND',
      path,
    )
  for (const list of ['payments', 'payments/totals', 'refunds', 'refunds/totals'])
    assert.equal((await as<Problem>('GET', `/v1/${list}?store=${there}`)).body.code, 'NOT_ALLOWED', list)
  assert.equal((await as<Problem>('GET', `/v1/stores/${there}`)).body.code, 'STORE_NOT_FOUND')
  assert.equal((await as<Problem>('GET', '/v1/overview')).body.code, 'STORE_ONLY')
  const listed = await ask<List<Payment>>('GET', `/v1/payments?store=${there}`)
  assert.deepEqual(
    listed.body.data.map(({ id }) => id),
    [elsewhere.id],
  )

  const paid = await givenPaid(ctx, shop, { reference: 'refunded', store: there, payer: { ip: '203.0.113.7' } })
  await createRefund(ctx, shop.viewer, null, { paymentId: paid.id, amount: fen(1), reference: 'back', reason: null })
  assert.deepEqual(await ids('/v1/refunds'), [])
  const { body: refunds } = await ask<List<Refund>>('GET', `/v1/refunds?store=${there}`)
  assert.deepEqual(
    refunds.data.map(({ store }) => store),
    [there],
  )

  const admin = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  const set = (body: object) => ask<Person & Problem>('PUT', `/v1/people/${bound.id}/role`, body, admin.headers)
  assert.equal((await set({ ...bind, store: other })).body.code, 'STORE_NOT_FOUND')
  assert.equal((await set({ ...bind, role: 'finance', store: there })).body.code, 'STORE_FOR_CASHIERS_ONLY')
  const invited = await ask<Invitation>(
    'POST',
    '/v1/invitations',
    { ...bind, store: there, name: '小李' },
    admin.headers,
  )
  assert.equal(invited.body.store, there)
  assert.equal((await set(bind)).body.memberships[0]?.store, here, 'who says nothing of the store leaves it')
  assert.equal((await set({ ...bind, store: null })).body.memberships[0]?.store, null)
  assert.equal((await as<List<Payment>>('GET', '/v1/payments')).body.data.length, 4, 'bound to none, it sees all')
})

async function ask<T>(method: Method, url: string, body?: object, headers = operator.headers) {
  const answer = await app.inject({ method, url: encodeURI(url), headers, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T }
}

async function givenStore(name: string, { viewer, merchantId }: Shop): Promise<string> {
  const wanted = { merchantId, name, number: null, areaCode: '440305', address: '科技中一道1号', phone: null }
  return (await addStore(ctx, viewer, null, wanted)).id
}

/** Newest first. */
async function audited(subject: string): Promise<string[]> {
  const { headers } = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  const { body } = await ask<List<{ act: string }>>('GET', `/v1/audit?subject=${subject}`, undefined, headers)
  return body.data.map(({ act }) => act)
}
