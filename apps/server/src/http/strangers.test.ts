import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { FastifyInstance, HTTPMethods } from 'fastify'
import type pg from 'pg'
import { routes } from '../cli/routes.ts'
import type { Context } from '../context.ts'
import { createMerchant } from '../features/merchants/create-merchant.ts'
import { testPlatform } from '../testing/context.ts'
import { fileLifetime } from '../testing/file-lifetime.ts'
import { givenFullHouse } from '../testing/full-house.ts'
import { asked, kindOf, namedThings, OF_BOTH_MODES } from '../testing/own-things.ts'
import { givenSignedIn } from '../testing/people.ts'
import { allowed } from '../testing/route-roles.ts'
import { givenShop, type Shop } from '../testing/shop.ts'
import { createApp } from './app.ts'

type Headers = Readonly<Record<string, string>>
const lifetime = fileLifetime()
let ctx: Context
let owner: pg.Pool
let app: FastifyInstance
let house: Shop
// One's own sign-in, and what is the installation's.
const ofThemselves = /auth|sessions|jobs|key-rotations/

before(async () => {
  const platform = await testPlatform(lifetime)
  ;({ ctx, owner } = platform)
  house = await givenFullHouse(ctx)
  await platform.drain()
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  await app.ready()
})

const named = Object.keys(allowed).filter((route) => route.includes(':id') && !ofThemselves.test(route))

test('every route answers 404 for a thing of another provider', async () => {
  const stranger = await givenShop(ctx)
  const { headers } = await givenSignedIn(ctx, stranger.providerId, { role: 'administrator' })
  await assertNotFound('a', headers, named)
})

test('and for a thing of another merchant', async () => {
  const business = { name: '别家', subjectType: 'individual', subject: '别人' } as const
  const { id: merchantId } = await createMerchant(ctx, house.providerId, business)
  // An owner may ask whatever anybody of a merchant's may.
  const { headers } = await givenSignedIn(ctx, house.providerId, { role: 'owner', merchantId })
  await assertNotFound('W', headers, named)
})

test('and for a thing of a merchant that is not the agent’s', async () => {
  const { headers } = await givenSignedIn(ctx, house.providerId, { role: 'agent' })
  await assertNotFound('g', headers, named)
})

test('and for a thing of test mode when it is asked for in live mode', async () => {
  const { headers } = await givenSignedIn(ctx, house.providerId, { role: 'administrator' })
  const ofOneMode = named.filter((route) => !OF_BOTH_MODES.has(kindOf(route)))
  await assertNotFound('a', { ...headers, 'teyue-mode': 'live' }, ofOneMode)
})

/** Not found, or not allowed to this role whatever it is; and nothing else tells that it is there. */
async function assertNotFound(letter: string, headers: Headers, routes: readonly string[]): Promise<void> {
  const answers: Record<string, number> = {}
  const wanted: Record<string, number> = {}
  for (const { route, id } of await namedThings(owner, house, routes)) {
    const [method, url] = route.split(' ') as [HTTPMethods, string]
    const payload = method === 'GET' || method === 'DELETE' ? {} : { payload: asked[route] ?? {} }
    const target = `${url.replace(':id', id)}${await queryOf(route, id)}`
    const { statusCode, body } = await app.inject({ method: method as 'GET', url: target, headers, ...payload })
    const told = `${route}${statusCode === 404 || statusCode === 403 ? '' : ` ${body}`}`
    answers[told] = statusCode
    wanted[told] = allowed[route]?.includes(letter) ? 404 : 403
  }
  assert.deepEqual(answers, wanted)
}

/** An exchange is asked for with the thing that it is about; what ends asks why. */
async function queryOf(route: string, id: string): Promise<string> {
  if (/^DELETE .*(bindings|agreements|pay-paths)/.test(route)) return '?reason=because'
  if (!route.includes('/exchanges/')) return ''
  const { rows } = await owner.query('select subject_id from events where exchange_id = $1', [id])
  return `?of=${rows[0].subject_id}`
}
