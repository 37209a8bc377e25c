import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { atTheTerminal } from '../../base/audit.ts'
import { inviteFirstAdministrator } from '../../cli/first-administrator.ts'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { givenSignedIn, OUR_ORIGIN } from '../../testing/people.ts'
import { givenPaid, givenShop, type Shop } from '../../testing/shop.ts'
import { createMerchant } from '../merchants/create-merchant.ts'
import { addPerson, grantRole } from './add-person.ts'
import { codeAt } from './one-time-code.ts'
import { removeRole, setRole } from './set-role.ts'
import { hashPassword } from './verify-password.ts'

// What any of these answers may hold; a test reads what it expects.
type Json = {
  readonly id: string
  readonly login: string
  readonly role: string
  readonly merchant: string | null
  readonly provider: string
  readonly token: string
  readonly secret: string
  readonly uri: string
  readonly codes: readonly string[]
  readonly data: readonly { readonly id: string; readonly is_this?: boolean }[]
  readonly details: object
  readonly code?: string
}
type Answer = { readonly status: number; readonly body: Json; readonly headers: Record<string, unknown> }

const PASSWORD = 'lampe-Zirkel-Ostwind-41'
const ends: (() => unknown)[] = []
let ctx: Context
let owner: pg.Pool
let app: FastifyInstance
let shop: Shop
let now: Date

before(async () => {
  const platform = await testPlatform({ after: (end) => void ends.push(end as () => unknown) })
  owner = platform.owner
  now = new Date()
  ctx = { ...platform.ctx, now: () => now }
  app = createApp(ctx, { routes })
})

beforeEach(async () => {
  shop = await givenShop(ctx)
})

after(async () => {
  await app.close()
  for (const end of ends) await end()
})

test('the first administrator comes by a token of the terminal, good once, and shown anew until then', async () => {
  const first = await tokenOfTerminal()
  const second = await tokenOfTerminal()
  assert.notEqual(first, second)
  const { rows } = await owner.query('select * from invitations where provider_id = $1', [shop.providerId])
  assert(!JSON.stringify(rows).includes(second))
  assert.deepEqual(codeOf(await accept(first, 'first')), [410, 'INVITATION_INVALID'])
  assert.deepEqual(codeOf(await accept(second, 'first', 'teyue123456')), [400, 'PASSWORD_WEAK'])
  assert.deepEqual(codeOf(await accept(second, 'first', 'password1234')), [400, 'PASSWORD_WEAK'])
  const accepted = await accept(second, ' First@Example.com ')
  assert.equal(accepted.status, 204)
  assert.match(
    String(accepted.headers['set-cookie']),
    /^teyue_session=ts_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict;/,
  )
  const { body: me } = await ask('GET', '/v1/auth/me', cookieOf(accepted))
  assert.deepEqual([me.login, me.role, me.merchant], ['first@example.com', 'administrator', null])
  assert.deepEqual(codeOf(await accept(second, 'another')), [410, 'INVITATION_INVALID'])
  assert.equal(await inviteFirstAdministrator(ctx, shop.providerId), '')
})

test('an invitation ends after its time', async () => {
  const token = await tokenOfTerminal()
  now = new Date(now.getTime() + 86_400_001)
  assert.deepEqual(codeOf(await accept(token, 'late')), [410, 'INVITATION_INVALID'])
})

test('over https the cookie is this host’s alone', async () => {
  const secure = createApp({ ...ctx, publicUrl: 'https://pay.example.com' }, { routes })
  const payload = { token: await tokenOfTerminal(), login: 'secure', name: 'S', password: PASSWORD }
  const { headers } = await secure.inject({ method: 'POST', url: '/v1/invitations/accept', payload })
  assert.match(String(headers['set-cookie']), /^__Host-teyue_session=.*; Path=\/; HttpOnly; SameSite=Strict; Secure;/)
  await secure.close()
})

test('signing in: the right password opens a session, and whatever is wrong is answered alike', async () => {
  await accept(await tokenOfTerminal(), 'signing')
  const right = await signIn('Signing', PASSWORD)
  assert.equal(right.status, 204)
  const wrong = await signIn('signing', 'not it at all')
  const nobody = await signIn('nobody-there', PASSWORD)
  assert.deepEqual(
    [codeOf(wrong), codeOf(nobody)],
    [
      [401, 'SIGN_IN_REFUSED'],
      [401, 'SIGN_IN_REFUSED'],
    ],
  )
  const { rows } = await owner.query('select password_hash from people where login = $1', ['signing'])
  assert.match(rows[0].password_hash, /^scrypt\$32768\$8\$3\$/)
  const { rows: tokens } = await owner.query('select * from sessions')
  assert(!JSON.stringify(tokens).includes(cookieOf(right).cookie.split('=')[1]!))
})

test('a name that signs in at more providers than are looked through opens each one that is named', async () => {
  const person = { login: 'everywhere', name: 'E', passwordHash: await hashPassword(PASSWORD) }
  for (let count = 0; count < 6; count++) {
    shop = await givenShop(ctx)
    await inTenant(ctx, shop, async (tx) =>
      grantRole(tx, await addPerson(tx, person), { merchantId: null, role: 'support' }),
    )
  }
  const named = { login: person.login, password: PASSWORD, provider: shop.providerId }
  const session = cookieOf(await ask('POST', '/v1/auth/sign-in', {}, named))
  assert.equal((await ask('GET', '/v1/auth/me', session)).body.provider, shop.providerId)
  const nowhere = { ...named, provider: 'prv_00000000000000000000000000' }
  assert.deepEqual(codeOf(await ask('POST', '/v1/auth/sign-in', {}, nowhere)), [401, 'SIGN_IN_REFUSED'])
})

test('who guesses waits longer and longer, and keeps nobody out but itself', async () => {
  await accept(await tokenOfTerminal(), 'guessed')
  const guess = (address: string) => signIn('guessed', 'wrong', null, address)
  for (let n = 0; n < 5; n++) assert.equal((await guess('203.0.113.5')).status, 401, String(n))
  const slowed = await guess('203.0.113.5')
  assert.deepEqual([slowed.status, slowed.headers['retry-after']], [429, '1'])
  assert.equal((await signIn('guessed', PASSWORD, null, '203.0.113.5')).status, 429)
  assert.equal((await signIn('guessed', PASSWORD, null, '203.0.113.6')).status, 204)
  now = new Date(now.getTime() + 1000)
  assert.equal((await guess('203.0.113.5')).status, 401)
  now = new Date(now.getTime() + 1000)
  assert.equal((await signIn('guessed', PASSWORD, null, '203.0.113.5')).status, 429)
  now = new Date(now.getTime() + 1000)
  assert.equal((await signIn('guessed', PASSWORD, null, '203.0.113.5')).status, 204)
})

test('a second factor: sealed, asked for, each code good once, and recovery codes for the day it is lost', async () => {
  const opened = await accept(await tokenOfTerminal(), 'factor')
  const cookie = cookieOf(opened)
  assert.deepEqual(codeOf(await ask('POST', '/v1/auth/totp', cookie, { password: 'wrong' })), [401, 'SIGN_IN_REFUSED'])
  const { status, body: totp } = await ask('POST', '/v1/auth/totp', cookie, { password: PASSWORD })
  assert.equal(status, 201)
  assert.match(totp.uri, /^otpauth:\/\/totp\/Teyue:factor\?.*secret=/)
  const { rows } = await owner.query('select totp_pending_sealed from people where login = $1', ['factor'])
  assert(!rows[0].totp_pending_sealed.includes(Buffer.from(totp.secret)))
  assert.deepEqual(codeOf(await ask('POST', '/v1/auth/totp/confirm', cookie, { code: '000000' })).at(0), 403)
  assert.equal((await signIn('factor', PASSWORD)).status, 204)

  const first = codeAt(totp.secret, now)
  const { body: recovery } = await ask('POST', '/v1/auth/totp/confirm', cookie, { code: first })
  assert.equal(recovery.codes.length, 10)
  assert.deepEqual(codeOf(await signIn('factor', PASSWORD)), [403, 'SECOND_FACTOR_NEEDED'])
  assert.deepEqual(codeOf(await signIn('factor', PASSWORD, first)), [403, 'SECOND_FACTOR_REFUSED'])
  now = new Date(now.getTime() + 60_000)
  assert.equal((await signIn('factor', PASSWORD, codeAt(totp.secret, now))).status, 204)
  const lost = recovery.codes[3]!
  assert.equal((await signIn('factor', PASSWORD, lost.toUpperCase())).status, 204)
  assert.deepEqual(codeOf(await signIn('factor', PASSWORD, lost)), [403, 'SECOND_FACTOR_REFUSED'])
})

test('who guesses codes must know the password, and then waits at every address', async () => {
  const cookie = cookieOf(await accept(await tokenOfTerminal(), 'codes'))
  const { body: totp } = await ask('POST', '/v1/auth/totp', cookie, { password: PASSWORD })
  await ask('POST', '/v1/auth/totp/confirm', cookie, { code: codeAt(totp.secret, now) })
  for (let n = 0; n < 5; n++) {
    const refused = await signIn('codes', PASSWORD, `00000${n}`, `203.0.113.${20 + n}`)
    assert.deepEqual(codeOf(refused), [403, 'SECOND_FACTOR_REFUSED'])
  }
  assert.equal((await signIn('codes', PASSWORD, '000009', '203.0.113.30')).status, 429)
})

test('a changed password ends the other sessions; an ended session opens nothing', async () => {
  const here = cookieOf(await accept(await tokenOfTerminal(), 'sessions'))
  const there = cookieOf(await signIn('sessions', PASSWORD))
  const { body: list } = await ask('GET', '/v1/sessions', here)
  const sessions = list.data
  assert.deepEqual(
    sessions.map((one) => one.is_this),
    [false, true],
  )
  const wanted = 'Kiesel-Trompete-Nordlicht-7'
  const change = (present: string) => ask('POST', '/v1/auth/password', here, { present, password: wanted })
  assert.deepEqual(codeOf(await change('wrong')), [401, 'SIGN_IN_REFUSED'])
  const both = await Promise.all([change(PASSWORD), change(PASSWORD)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [204, 401], 'one change, from one present password')
  assert.equal((await ask('GET', '/v1/auth/me', there)).status, 401)
  assert.equal((await ask('POST', '/v1/auth/sign-out', here)).status, 204)
  assert.equal((await ask('GET', '/v1/auth/me', here)).status, 401)
  const again = cookieOf(await signIn('sessions', wanted))
  now = new Date(now.getTime() + 12 * 3_600_000)
  assert.equal((await ask('GET', '/v1/auth/me', again)).status, 401)
})

test('a page of another site changes nothing, whatever cookie the browser sends', async () => {
  const { headers } = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  const from = async (origin: string | undefined) => {
    const sent = { cookie: headers.cookie!, ...(origin ? { origin } : {}) }
    return codeOf(await ask('POST', '/v1/auth/sign-out', sent))
  }
  for (const origin of ['https://evil.example', 'null', undefined]) {
    assert.deepEqual(await from(origin), [403, 'ORIGIN_REFUSED'], origin)
  }
  assert.deepEqual(await from(OUR_ORIGIN), [204, undefined])
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

test('sensitive acts ask a person for the second factor again, and let it be for some minutes', async () => {
  const { providerId, merchantId } = shop
  const unproven = await givenSignedIn(ctx, providerId, { role: 'administrator', isProven: false })
  const key = { name: 'x' }
  const refused = await ask('POST', '/v1/api-keys', unproven.headers, key)
  assert.deepEqual(codeOf(refused), [403, 'SECOND_FACTOR_NEEDED'])
  assert.deepEqual(refused.body.details, { enrolled: false })
  const payment = await givenPaid(ctx, shop, { amount: 400_000 })
  const refund = (amount: number, headers = unproven.headers) =>
    ask('POST', `/v1/payments/${payment.id}/refunds`, headers, { amount, reference: `r${amount}` })
  assert.deepEqual(codeOf(await refund(100_001)), [403, 'SECOND_FACTOR_NEEDED'])
  assert.equal((await refund(100_000)).status, 202)
  const proven = await givenSignedIn(ctx, providerId, { role: 'finance', merchantId })
  assert.equal((await refund(100_001, proven.headers)).status, 202)
  now = new Date(now.getTime() + 900_001)
  assert.deepEqual(codeOf(await refund(100_002, proven.headers)), [403, 'SECOND_FACTOR_NEEDED'])
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

async function tokenOfTerminal(): Promise<string> {
  const text = await inviteFirstAdministrator(ctx, shop.providerId)
  return /"token":"(ti_[\w-]{43})"/.exec(text)![1]!
}

function accept(token: string, login: string, password = PASSWORD): Promise<Answer> {
  return ask('POST', '/v1/invitations/accept', {}, { token, login, name: 'N', password })
}

function signIn(login: string, password: string, code: string | null = null, remoteAddress = '203.0.113.1') {
  return ask('POST', '/v1/auth/sign-in', {}, { login, password, ...(code ? { code } : {}) }, remoteAddress)
}

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  headers: Readonly<Record<string, string>>,
  payload?: object,
  remoteAddress = '127.0.0.1',
): Promise<Answer> {
  const sent = { ...headers }
  const answer = await app.inject({ method, url, headers: sent, remoteAddress, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: JSON.parse(answer.body || '{}') as Json, headers: answer.headers }
}

function codeOf({ status, body }: Answer): [number, string | undefined] {
  return [status, body.code]
}

function cookieOf({ headers }: Answer): { cookie: string; origin: string } {
  return { cookie: String(headers['set-cookie']).split(';')[0]!, origin: OUR_ORIGIN }
}
