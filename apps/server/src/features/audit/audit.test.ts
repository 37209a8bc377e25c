import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { AuditChain, AuditEntry } from '@teyue/contract/audit'
import type { List } from '@teyue/contract/list'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { lookAtAudit } from '../../cli/doctor/audit.ts'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenPaid, givenShop, type Shop } from '../../testing/shop.ts'
import { recordAct } from './record-act.ts'

const lifetime = fileLifetime()
let ctx: Context
let owner: pg.Pool
let app: FastifyInstance
let shop: Shop
let admin: SignedInPerson

before(async () => {
  const platform = await testPlatform(lifetime)
  ctx = platform.ctx
  owner = platform.owner
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  shop = await givenShop(ctx)
  admin = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
})

test('what a person does is written down: who, from where, what, before and after; what a program does is not', async () => {
  const payment = await givenPaid(ctx, shop)
  const refund = { amount: 100, reference: 'r1', reason: 'cold tea' }
  const made = await send('POST', `/v1/payments/${payment.id}/refunds`, refund)
  const [done, asked] = await entries('act=refunds.make')
  assert.deepEqual([asked?.outcome, asked?.subject, asked?.person], ['asked', payment.id, admin.id])
  assert.deepEqual(asked?.after, { mode: 'test', request: refund })
  assert.deepEqual([done?.outcome, done?.subject, done?.after], ['done', made.id, { status: 202 }])
  assert.deepEqual([done?.address, done?.request_id], ['127.0.0.1', asked?.request_id])
  await send('POST', `/v1/payments/${payment.id}/refunds`, { ...refund, amount: 5_000 })
  assert.equal((await entries('act=refunds.make'))[0]?.outcome, 'refused')

  const cashier = await givenSignedIn(ctx, shop.providerId, { role: 'cashier', merchantId: shop.merchantId })
  await send('PUT', `/v1/people/${cashier.id}/role`, { role: 'finance', merchant: shop.merchantId })
  const [changed] = await entries(`subject=${cashier.id}`)
  const at = { merchant: shop.merchantId }
  assert.deepEqual(
    [changed?.before, changed?.after],
    [
      { ...at, role: 'cashier' },
      { ...at, role: 'finance' },
    ],
  )
})

test('no secret stands in the audit', async () => {
  const key = await send('POST', '/v1/api-keys', { name: 'tk_test_looks_like_a_secret_of_ours' })
  const invitation = await send('POST', '/v1/invitations', { role: 'support', name: 'New' })
  const { rows } = await owner.query('select jsonb_agg(to_jsonb(e))::text as text from audit_entries e')
  assert(key.key && invitation.token)
  for (const secret of [key.key, invitation.token, 'tk_test_looks_like_a_secret_of_ours']) {
    assert(!rows[0].text.includes(secret))
  }
})

test('the audit is taken out as CSV, by any filter, and that is in it as well', async () => {
  const { headers, body, statusCode } = await app.inject({
    url: `/v1/audit/export?act=refunds.make&person=${admin.id}`,
    headers: { ...admin.headers },
  })
  assert.deepEqual([statusCode, headers['content-type']], [200, 'text/csv; charset=utf-8'])
  const [head, newest, ...others] = body.split('\r\n')
  assert.match(head!, /^\uFEFFnumber,at,person,session,address,request_id,act,outcome,/)
  assert.match(newest!, new RegExp(`,${admin.id},.*,refunds.make,refused,`))
  assert.equal(others.length, 4)
  const [exported] = await entries('act=audit.exported')
  assert.deepEqual([exported?.person, exported?.after?.rows], [admin.id, 4])
})

test('entries are never changed or removed by the program, and not even by the owner of the tables', async () => {
  for (const attempt of ['update audit_entries set act = $1', 'delete from audit_entries where act <> $1'])
    await assert.rejects(owner.query(attempt, ['a.b']), /append-only/)
  await assert.rejects(owner.query('truncate audit_entries'), /append-only/)
})

test('entries written at the same time stand in one chain without gaps', async () => {
  const actor = { personId: admin.id, sessionId: null, address: 'x', requestId: 'x', merchantId: null }
  const acts = Array.from({ length: 12 }, (_, n) =>
    recordAct(ctx, shop.providerId, actor, { act: 'test.written', subjectId: String(n) }),
  )
  await Promise.all(acts)
  const { body } = await get<AuditChain>('/v1/audit/chain')
  assert.deepEqual([body.is_whole, body.broken_at], [true, null])
  const { rows } = await owner.query('select max(number)::int as last, count(*)::int as count from audit_entries')
  assert.deepEqual([rows[0].last, rows[0].count], [body.entries, body.entries])
})

test('a changed entry, a removed one, and a removed last one show, on the page and to the doctor', async () => {
  const tamper = async (statement: string) => {
    const client = await owner.connect()
    try {
      await client.query('begin')
      await client.query('alter table audit_entries disable trigger user')
      await client.query(statement)
      const { rows } = await client.query('select broken_at from check_audit_chain($1)', [shop.providerId])
      return rows[0].broken_at
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const { rows } = await owner.query('select count(*)::int as count from audit_entries')
  assert.equal(await tamper(`update audit_entries set address = '10.0.0.1' where number = 3`), 3)
  assert.equal(await tamper('delete from audit_entries where number = 4'), 4)
  assert.equal(
    await tamper('delete from audit_entries where number = (select max(number) from audit_entries)'),
    rows[0].count,
  )
  assert.match((await lookAtAudit(owner))[0]!.says, /^\d+ entries, none changed, none missing$/)
  await owner.query('alter table audit_entries disable trigger user')
  await owner.query('delete from audit_entries where number = 2')
  const [finding] = await lookAtAudit(owner)
  assert.deepEqual([finding?.verdict, finding?.says], ['wrong', `of ${shop.providerId} does not hold from entry 2 on`])
  const { body } = await get<AuditChain>('/v1/audit/chain')
  assert.deepEqual([body.is_whole, body.broken_at], [false, 2])
})

async function send(method: 'POST' | 'PUT', url: string, payload: object): Promise<Record<string, string>> {
  const answer = await app.inject({ method, url, headers: { ...admin.headers }, payload })
  return answer.json()
}

async function get<T>(url: string): Promise<{ body: T }> {
  const answer = await app.inject({ url, headers: { ...admin.headers } })
  assert.equal(answer.statusCode, 200, answer.body)
  return { body: answer.json<T>() }
}

async function entries(query: string): Promise<readonly AuditEntry[]> {
  return (await get<List<AuditEntry>>(`/v1/audit?${query}`)).body.data
}
