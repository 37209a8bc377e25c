import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { routes } from '../../cli/routes.ts'
import { createApp } from '../../http/app.ts'
import { createAuthenticator } from '../../testing/authenticator.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenShop } from '../../testing/shop.ts'

const PASSWORD = 'lampe-Zirkel-Ostwind-41'
const ORIGIN = 'http://localhost:8600'
const lifetime = fileLifetime()
let app: FastifyInstance
let bare: FastifyInstance
let person: SignedInPerson
let headers: Record<string, string>
let now = new Date()

before(async () => {
  const platform = await testPlatform(lifetime)
  const ctx = { ...platform.ctx, publicUrl: ORIGIN, now: () => now }
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  bare = createApp(platform.ctx, { routes })
  lifetime.after(() => bare.close())
  const { providerId } = await givenShop(ctx)
  person = await givenSignedIn(ctx, providerId, { role: 'administrator', isProven: false, password: PASSWORD })
  headers = { ...person.headers, origin: ORIGIN }
})

test('a passkey is added, signs in with both factors at once, proves them again, and is removed', async () => {
  const device = createAuthenticator(ORIGIN)
  assert.equal((await post('/v1/auth/passkeys/options', { password: 'wrong' })).code, 'SIGN_IN_REFUSED')
  const made = await question('/v1/auth/passkeys/options', headers, { password: PASSWORD })
  const answer = { name: 'desk', challenge: made.challenge, response: device.register(made.options.challenge) }
  assert.equal((await post('/v1/auth/passkeys', answer)).status, 201)
  assert.equal((await post('/v1/api-keys', { name: 'x' })).code, 'SECOND_FACTOR_NEEDED')

  now = new Date(now.getTime() + 1000)
  const asked = await question('/v1/auth/passkey-sign-in/options', {})
  const signIn = { challenge: asked.challenge, response: device.answer(asked.options.challenge) }
  now = new Date(now.getTime() + 1000)
  const opened = await app.inject({ method: 'POST', url: '/v1/auth/passkey-sign-in', payload: signIn })
  assert.equal(opened.statusCode, 204, opened.body)
  const cookie = String(opened.headers['set-cookie']).split(';')[0]!
  const key = await app.inject({
    method: 'POST',
    url: '/v1/api-keys',
    headers: { cookie, origin: ORIGIN },
    payload: { name: 'x' },
  })
  assert.equal(key.statusCode, 201)
  const replayed = await app.inject({ method: 'POST', url: '/v1/auth/passkey-sign-in', payload: signIn })
  assert.deepEqual([replayed.statusCode, replayed.json().code], [403, 'PASSKEY_REFUSED'])

  now = new Date(now.getTime() + 1000)
  const again = await question('/v1/auth/second-factor/passkey/options')
  now = new Date(now.getTime() + 1000)
  const proof = { challenge: again.challenge, response: device.answer(again.options.challenge) }
  assert.equal((await post('/v1/auth/second-factor/passkey', proof)).status, 204)
  assert.equal((await post('/v1/api-keys', { name: 'x' })).status, 201)

  const { data } = (await app.inject({ url: '/v1/auth/passkeys', headers })).json()
  assert.deepEqual([data.length, data[0].name], [1, 'desk'])
  const remove = () => app.inject({ method: 'DELETE', url: `/v1/auth/passkeys/${data[0].id}`, headers })
  assert.deepEqual([(await remove()).statusCode, (await remove()).statusCode], [204, 404])
})

test('an answer to another question, of another device, or after its time is refused', async () => {
  const device = createAuthenticator(ORIGIN)
  const made = await question('/v1/auth/passkeys/options', headers, { password: PASSWORD })
  const other = createAuthenticator('http://evil.localhost:8600')
  const sealed = { name: 'x', challenge: made.challenge }
  for (const response of [device.register('b3RoZXI'), other.register(made.options.challenge), { id: 'x' }])
    assert.equal((await post('/v1/auth/passkeys', { ...sealed, response })).code, 'PASSKEY_REFUSED')
  const right = device.register(made.options.challenge)
  assert.equal(
    (await post('/v1/auth/passkeys', { ...sealed, challenge: 'AAAA', response: right })).code,
    'PASSKEY_REFUSED',
  )
  now = new Date(now.getTime() + 300_001)
  assert.equal((await post('/v1/auth/passkeys', { ...sealed, response: right })).code, 'PASSKEY_REFUSED')
  const asked = await question('/v1/auth/passkey-sign-in/options', {})
  const stranger = { challenge: asked.challenge, response: device.answer(asked.options.challenge) }
  assert.equal((await post('/v1/auth/passkey-sign-in', stranger)).code, 'PASSKEY_REFUSED')
})

test('where the address has no name, passkeys are refused with the reason', async () => {
  const answer = await bare.inject({ method: 'POST', url: '/v1/auth/passkey-sign-in/options' })
  assert.equal(answer.json().code, 'PASSKEYS_NEED_A_NAME')
})

type Question = { readonly options: { readonly challenge: string }; readonly challenge: string }

async function question(url: string, from: Record<string, string> = headers, payload?: object): Promise<Question> {
  const answer = await app.inject({ method: 'POST', url, headers: from, ...(payload ? { payload } : {}) })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<Question>()
}

async function post(url: string, payload: object): Promise<{ status: number; code?: string }> {
  const answer = await app.inject({ method: 'POST', url, headers, payload })
  return { status: answer.statusCode, code: answer.body ? answer.json().code : undefined }
}
