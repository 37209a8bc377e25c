import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Attachment } from '@teyue/contract/attachment'
import type { List } from '@teyue/contract/list'
import type { PermissionStep, SubMerchant } from '@teyue/contract/merchant'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenShop, type Shop } from '../../testing/shop.ts'

const lifetime = fileLifetime()
let ctx: Context
let app: FastifyInstance
let owner: pg.Pool
let shop: Shop
let stranger: Shop
let operator: SignedInPerson

before(async () => {
  const platform = await testPlatform(lifetime)
  ctx = platform.ctx
  owner = platform.owner
  shop = await givenShop(ctx)
  stranger = await givenShop(ctx)
  operator = await givenSignedIn(ctx, shop.providerId, { role: 'operator' })
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  await app.ready()
})

test('M27: red packets are asked for with a proof; each step stays, only people of the provider open the file, and its bytes can go', async () => {
  const content = Buffer.from('%PDF-1.7 the answer of the account manager')
  const given = { purpose: 'permission', filename: '商务经理回复.pdf', content: content.toString('base64') }
  const path = `/v1/merchants/${shop.merchantId}/attachments`
  const { body: file } = await ask<Attachment>('POST', path, given)
  assert.equal((await ask<Attachment>('POST', path, given)).body.id, file.id, 'the same again is the same')
  const fake = { ...given, content: Buffer.from('MZ a program').toString('base64') }
  assert.equal((await ask<Problem>('POST', path, fake)).body.code, 'ATTACHMENT_KIND')

  const changes = `/v1/sub-merchants/${shop.subMerchantId}/permission-changes`
  const name = 'red_packet'
  const theirs = { name, state: 'asked', attachments: ['att_00000000000000000000000000'] }
  assert.equal((await ask<Problem>('POST', changes, theirs)).body.code, 'ATTACHMENT_NOT_FOUND')
  await ask('POST', changes, { name, state: 'asked', note: '发邮件给商务经理' })
  const granted = await ask<SubMerchant>('POST', changes, { name, state: 'granted', attachments: [file.id] })
  assert.equal(granted.body.permissions.red_packet, 'granted')
  const { body: steps } = await ask<List<PermissionStep>>('GET', `${changes}?name=${name}`)
  assert.deepEqual(
    steps.data.map(({ state, note, said_by, person, attachments }) => [state, note, said_by, person, attachments]),
    [
      ['granted', '', 'person', operator.id, [file.id]],
      ['asked', '发邮件给商务经理', 'person', operator.id, []],
    ],
  )

  const open = { method: 'GET', url: `/v1/attachments/${file.id}` } as const
  const opened = await app.inject({ ...open, headers: operator.headers })
  assert.deepEqual([opened.headers['content-type'], opened.rawPayload], ['application/pdf', content])
  const outsider = await givenSignedIn(ctx, stranger.providerId, { role: 'operator' })
  assert.equal((await app.inject({ ...open, headers: outsider.headers })).statusCode, 404)
  assert.equal((await ask('DELETE', open.url)).status, 204)
  assert.equal((await app.inject({ ...open, headers: operator.headers })).statusCode, 410)
  const admin = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  const { body: audit } = await ask<List<{ act: string }>>(
    'GET',
    `/v1/audit?subject=${shop.merchantId}`,
    undefined,
    admin,
  )
  assert.deepEqual(
    audit.data.slice(0, 2).map(({ act }) => act),
    ['attachment.removed', 'attachment.opened'],
  )

  // As many as there may be but one, and two more at once.
  await owner.query(
    `insert into attachments (provider_id, id, merchant_id, purpose, filename, bytes, sha256, sealed, added_at)
     select provider_id, 'att_' || lpad(n::text, 26, '0'), merchant_id, purpose, n || '.pdf', 1, sha256, 'x', added_at
     from attachments, generate_series(1, 198) n where id = $1`,
    [file.id],
  )
  const two = ['1', '2'].map((name) =>
    ask('POST', path, { ...given, filename: 'more.pdf', content: Buffer.from(`%PDF-${name}`).toString('base64') }),
  )
  assert.deepEqual((await Promise.all(two)).map(({ status }) => status).toSorted(), [201, 409])
})

async function ask<T>(method: 'GET' | 'POST' | 'DELETE', url: string, body?: object, { headers } = operator) {
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T }
}
