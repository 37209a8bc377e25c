import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import type pg from 'pg'
import { inviteFirstAdministrator } from '../../cli/first-administrator.ts'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, OUR_ORIGIN } from '../../testing/people.ts'
import { codeOf, cookieOf, openDoor, PASSWORD, type PeopleDoor } from '../../testing/people-door.ts'
import { givenPaid, givenShop, type Shop } from '../../testing/shop.ts'
import { addPerson, grantRole } from '../people/add-person.ts'
import { codeAt } from '../people/one-time-code.ts'
import { hashPassword } from '../people/verify-password.ts'

const lifetime = fileLifetime()
let ctx: Context
let owner: pg.Pool
let shop: Shop
let now: Date
let ask: PeopleDoor['ask']
let accept: PeopleDoor['accept']
let signIn: PeopleDoor['signIn']

before(async () => {
  const platform = await testPlatform(lifetime)
  owner = platform.owner
  now = new Date()
  ctx = { ...platform.ctx, now: () => now }
  ;({ ask, accept, signIn } = openDoor(lifetime, ctx))
})

beforeEach(async () => {
  shop = await givenShop(ctx)
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

async function tokenOfTerminal(): Promise<string> {
  const text = await inviteFirstAdministrator(ctx, shop.providerId)
  return /"token":"(ti_[\w-]{43})"/.exec(text)![1]!
}
