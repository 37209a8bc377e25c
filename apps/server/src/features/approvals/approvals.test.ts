import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Approval } from '@teyue/contract/approval'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenPaid, givenShop, type Shop } from '../../testing/shop.ts'

// What any of these answers may hold; a test reads what it expects.
type Json = Approval & {
  readonly data: readonly Json[]
  readonly body: { readonly key?: string; readonly token?: string }
  readonly amount: number
  readonly payment: string
  readonly four_eyes_for: readonly string[]
  readonly person: string
  readonly outcome: string
  readonly open: readonly { readonly kind: string; readonly blocks: boolean; readonly things: readonly string[] }[]
}
type Answer = { readonly status: number; readonly body: Json }

const lifetime = fileLifetime()
let ctx: Context
let owner: pg.Pool
let app: FastifyInstance
let shop: Shop
let asker: SignedInPerson
let second: SignedInPerson
let admin: SignedInPerson
let now = new Date()
let orders = 0

before(async () => {
  const platform = await testPlatform(lifetime)
  owner = platform.owner
  ctx = { ...platform.ctx, now: () => now }
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  shop = await givenShop(ctx)
  admin = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  asker = await givenSignedIn(ctx, shop.providerId, { role: 'finance' })
  second = await givenSignedIn(ctx, shop.providerId, { role: 'operator' })
})

test('a second person can only be asked for where there are two administrators; from then on no setting is changed alone', async () => {
  const wanted = {
    second_factor_refund_above: 50_000,
    four_eyes_refund_above: 50_000,
    four_eyes_for: ['people', 'keys', 'accounts'],
  }
  const put = (who: SignedInPerson, body: object) => ask('PUT', '/v1/settings', who, body)
  assert.deepEqual(codeOf(await put(admin, wanted)), [409, 'FOUR_EYES_NEED_TWO'])
  assert.deepEqual(codeOf(await put(second, wanted)), [403, 'NOT_ALLOWED'])
  const other = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  assert.equal((await put(admin, wanted)).status, 200)
  const loosened = await put(admin, { ...wanted, four_eyes_for: [], four_eyes_refund_above: null })
  assert.deepEqual([loosened.status, loosened.body.kind, loosened.body.state], [202, 'settings', 'waiting'])
  assert.deepEqual((await ask('GET', '/v1/settings', admin)).body.four_eyes_for, ['people', 'keys', 'accounts'])
  // The operator may not change settings, and so does not even see that somebody wants to.
  assert.equal((await decide(second, loosened.body.id)).status, 404)
  assert.equal((await decide(other, loosened.body.id, 'refuse')).body.state, 'refused')
})

test('a refund above the limit waits for another person, and is then done once, in the name of who asked', async () => {
  const payment = await paid(300_000)
  const refund = { amount: 50_001, reference: 'r1', reason: 'cold tea' }
  const held = await ask('POST', `/v1/payments/${payment.id}/refunds`, asker, refund)
  assert.deepEqual([held.status, held.body.object, held.body.state], [202, 'approval', 'waiting'])
  assert.deepEqual([held.body.request, held.body.subject], [refund, payment.id])
  const again = await ask('POST', `/v1/payments/${payment.id}/refunds`, asker, refund)
  assert.equal(again.body.id, held.body.id)
  assert.equal((await refunds(payment.id)).length, 0)
  const { rows } = await owner.query('select request_sealed from approvals where id = $1', [held.body.id])
  assert(!rows[0].request_sealed.includes(Buffer.from('cold tea')))

  assert.deepEqual(codeOf(await decide(asker, held.body.id)), [403, 'APPROVAL_OWN'])
  const support = await givenSignedIn(ctx, shop.providerId, { role: 'support' })
  assert.deepEqual(codeOf(await decide(support, held.body.id)), [403, 'NOT_ALLOWED'])
  const unproven = await givenSignedIn(ctx, shop.providerId, { role: 'operator', isProven: false })
  assert.deepEqual(codeOf(await decide(unproven, held.body.id)), [403, 'SECOND_FACTOR_NEEDED'])

  const decisions = await Promise.all([second, admin, second].map((who) => decide(who, held.body.id)))
  assert.deepEqual(decisions.map(({ status }) => status).sort(), [200, 409, 409])
  const made = await refunds(payment.id)
  assert.deepEqual(
    made.map((one) => [one.amount, one.person_id, one.approval_id]),
    [[50_001, asker.id, held.body.id]],
  )
  const { body: done } = await ask('GET', `/v1/approvals/${held.body.id}`, asker)
  assert.deepEqual([done.state, done.result, done.status], ['done', made[0]!.id, 202])
  const { body: audit } = await ask('GET', '/v1/audit?act=refunds.make', admin)
  assert.deepEqual([audit.data[0]?.person, audit.data[0]?.outcome], [asker.id, 'done'])
  const { body: asked } = await ask('GET', `/v1/audit?subject=${held.body.id}`, admin)
  assert.deepEqual(
    asked.data.map((one) => [one.act, one.person]),
    [
      ['approval.approved', decisions[0]!.status === 200 || decisions[2]!.status === 200 ? second.id : admin.id],
      ['approval.asked', asker.id],
    ],
  )
  // Asked once more, it is the refund that is there, and nobody is asked.
  assert.equal((await ask('POST', `/v1/payments/${payment.id}/refunds`, asker, refund)).body.id, made[0]!.id)
})

test('many small refunds of a person within a day are one large one, also when they come at once', async () => {
  const person = await givenSignedIn(ctx, shop.providerId, { role: 'finance' })
  const payments = await Promise.all([0, 1, 2].map(() => paid(300_000)))
  const answers = await Promise.all(
    payments.map(({ id }, n) =>
      ask('POST', `/v1/payments/${id}/refunds`, person, { amount: 25_000, reference: `part${n}` }),
    ),
  )
  assert.deepEqual(answers.map(({ body }) => body.object).sort(), ['approval', 'refund', 'refund'])
  const unproven = await givenSignedIn(ctx, shop.providerId, { role: 'finance', isProven: false })
  const first = payments[answers.findIndex(({ body }) => body.object !== 'approval')]
  const part = (reference: string) =>
    ask('POST', `/v1/payments/${first!.id}/refunds`, unproven, { amount: 30_000, reference })
  assert.deepEqual(codeOf(await part('a')), [403, 'SECOND_FACTOR_NEEDED'])
})

test('what does not hold any more when it is approved is refused then: the amount left, the role of who asked', async () => {
  const payment = await paid(60_000)
  const url = `/v1/payments/${payment.id}/refunds`
  const leaving = await givenSignedIn(ctx, shop.providerId, { role: 'finance' })
  const whole = await ask('POST', url, leaving, { amount: 60_000, reference: 'whole' })
  const same = await ask('POST', url, asker, { amount: 60_000, reference: 'other' })
  assert.equal((await decide(second, same.body.id)).body.state, 'done')
  const { body: late } = await decide(second, whole.body.id)
  assert.deepEqual([late.state, late.code], ['failed', 'REFUND_TOO_LARGE'])

  const next = await paid(60_000)
  const theirs = await ask('POST', `/v1/payments/${next.id}/refunds`, leaving, { amount: 60_000, reference: 'x' })
  await owner.query('update memberships set ended_at = now() where person_id = $1', [leaving.id])
  const { body: gone } = await decide(second, theirs.body.id)
  assert.deepEqual([gone.state, gone.code], ['failed', 'NOT_ALLOWED'])
  assert.equal((await refunds(next.id)).length, 0)
})

test('an approval ends after a day, may be withdrawn by who asked, and makes room for the same asked again', async () => {
  const payment = await paid(60_000)
  const send = () => ask('POST', `/v1/payments/${payment.id}/refunds`, asker, { amount: 60_000, reference: 'late' })
  const first = (await send()).body.id
  now = new Date(now.getTime() + 86_400_001)
  await owner.query('update sessions set seen_at = $1, proven_at = $1', [now])
  assert.deepEqual(codeOf(await decide(second, first)), [409, 'APPROVAL_DECIDED'])
  assert.equal((await ask('GET', `/v1/approvals/${first}`, asker)).body.state, 'expired')
  const waiting = (await send()).body.id
  assert.notEqual(waiting, first)
  assert.deepEqual(codeOf(await ask('DELETE', `/v1/approvals/${waiting}`, second)), [403, 'NOT_ALLOWED'])
  assert.equal((await ask('DELETE', `/v1/approvals/${waiting}`, asker)).status, 204)
  assert.deepEqual(codeOf(await decide(second, waiting)), [409, 'APPROVAL_DECIDED'])
})

test('a key that two agreed on is shown to who asked, once', async () => {
  const { providerId, merchantId } = shop
  const developer = await givenSignedIn(ctx, providerId, { role: 'developer', merchantId })
  const boss = await givenSignedIn(ctx, providerId, { role: 'owner', merchantId })
  const held = await ask('POST', '/v1/api-keys', developer, { name: 'till' })
  assert.equal(held.status, 202)
  assert.equal((await ask('GET', '/v1/approvals?state=waiting', boss)).body.data[0]?.id, held.body.id)
  const { body: departure } = await ask('GET', `/v1/merchants/${merchantId}/departure`, admin)
  const waiting = departure.open.find(({ kind }) => kind === 'approvals')
  assert.deepEqual([waiting?.blocks, waiting?.things], [true, [held.body.id]], 'the merchant does not leave meanwhile')
  const { body: done } = await decide(boss, held.body.id)
  assert.deepEqual([done.state, done.has_answer], ['done', false])
  const fetch = (who: SignedInPerson) => ask('POST', `/v1/approvals/${held.body.id}/answer`, who)
  assert.deepEqual(codeOf(await fetch(boss)), [404, 'APPROVAL_NOT_FOUND'])
  // A key outlives a role: whoever may make none any more is shown none.
  const become = (role: string) =>
    owner.query('update memberships set role = $2 where person_id = $1', [developer.id, role])
  await become('finance')
  assert.deepEqual(codeOf(await fetch(developer)), [404, 'APPROVAL_NOT_FOUND'])
  await become('developer')
  assert.match((await fetch(developer)).body.body.key!, /^tk_test_/)
  assert.deepEqual(codeOf(await fetch(developer)), [410, 'APPROVAL_ANSWER_GONE'])
})

test('what is secret in a held request lies sealed only: neither approval nor audit shows it', async () => {
  const secrets = { p12: 'bWVyY2hhbnQncyBrZXk=', private_key: 'the private one', api_v3_key: 'x'.repeat(32) }
  const held = await ask('POST', '/v1/accounts', admin, { mode: 'live', sp_mchid: '1900000999', ...secrets })
  assert.equal(held.status, 202)
  const { rows } = await owner.query(
    `select a::text as text from approvals a where id = $1
     union all select e::text from audit_entries e where provider_id = $2`,
    [held.body.id, shop.providerId],
  )
  const said = rows.map(({ text }) => text).join() + JSON.stringify(held.body)
  assert(said.includes('1900000999'))
  for (const secret of Object.values(secrets)) assert(!said.includes(secret), secret)
})

test('of those who ask at once no more wait than may', async () => {
  const person = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  const hold = (name: string) => ask('POST', '/v1/api-keys', person, { name })
  const { body: first } = await hold('first')
  await owner.query(
    `insert into approvals select (jsonb_populate_record(a, jsonb_build_object('id', left(a.id, 4) || lpad(n::text, 26, '0'), 'hash', '\\x' || lpad(n::text, 64, '0')))).*
     from approvals a, generate_series(1, 48) n where a.id = $1`,
    [first.id],
  )
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(hold))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [202, 409, 409, 409, 409, 409])
})

test('what a dying program left approved is done by the next word where it may be repeated, and else stays unknown', async () => {
  const payment = await paid(60_000)
  const refund = await ask('POST', `/v1/payments/${payment.id}/refunds`, asker, { amount: 60_000, reference: 'crash' })
  const key = await ask('POST', '/v1/api-keys', admin, { name: 'crash' })
  assert.deepEqual([refund.status, key.status], [202, 202], JSON.stringify([refund, key]))
  const dead = "update approvals set state = 'approved', decided_by = $1, decided_at = $2 where id = any($3)"
  await owner.query(dead, [second.id, now, [refund.body.id, key.body.id]])
  assert.deepEqual(codeOf(await decide(second, refund.body.id)), [409, 'APPROVAL_DECIDED'])
  now = new Date(now.getTime() + 60_001)
  assert.equal((await decide(second, refund.body.id)).body.state, 'done')
  assert.equal((await refunds(payment.id)).length, 1)
  const other = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  assert.equal((await decide(other, key.body.id)).body.state, 'unknown')
  const { rows } = await owner.query("select id from api_keys where name = 'crash'")
  assert.equal(rows.length, 0)
})

function paid(amount: number) {
  return givenPaid(ctx, shop, { amount, reference: `order ${++orders}` })
}

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, who: SignedInPerson, body?: object) {
  const payload = body ? { payload: body } : {}
  const answer = await app.inject({ method, url, headers: { ...who.headers }, ...payload })
  return { status: answer.statusCode, body: answer.body ? answer.json<Json>() : ({} as Json) }
}

function decide(who: SignedInPerson, id: string, decision = 'approve'): Promise<Answer> {
  return ask('POST', `/v1/approvals/${id}/decision`, who, { decision })
}

async function refunds(
  paymentId: string,
): Promise<{ id: string; amount: number; person_id: string; approval_id: string }[]> {
  const text = 'select id, amount::int as amount, person_id, approval_id from refunds where payment_id = $1'
  return (await owner.query(text, [paymentId])).rows
}

function codeOf({ status, body }: Answer): [number, string | null | undefined] {
  return [status, body.code]
}
