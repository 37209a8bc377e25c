import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Applyment } from '@teyue/contract/applyment'
import type { Merchant } from '@teyue/contract/merchant'
import type { Overview } from '@teyue/contract/overview'
import type { SearchResult } from '@teyue/contract/search'
import type { Timeline } from '@teyue/contract/timeline'
import { followApplyment } from '@teyue/server/features/applyments/errands'
import { findApplyment } from '@teyue/server/features/applyments/get-applyment'
import { startAttempt, startBringing } from '@teyue/server/features/applyments/start-attempt'
import { getAccount } from '@teyue/server/features/providers/get-account'
import type { TestWorld } from '@teyue/server/testing/world'
import type { ApplymentForm } from '@teyue/wechatpay/applyment-form'
import { calm, spoil, tell } from './acts.ts'
import { act, asked, change, look, prepare, provider, submit } from './applyment-form.ts'
import { disagreements, events, history, requests } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const shared = sharedWorld()

test('M3, M4, Q34, Q36: submitted, rejected by its field, corrected under the same number, checked, signed: the sub-merchant is there with the products of its scene', async () => {
  const world = await shared()
  const { id, business_code, merchant } = await prepare(world)
  await submit(world, id)
  const log = await tell<{ requests: readonly { readonly path: string }[] }>(world, 'GET', 'requests?limit=50')
  const newest = log.requests.findIndex(({ path }) => path.endsWith('/applyment4sub/applyment/'))
  const before = log.requests.slice(newest + 1)
  assert(
    before.some(({ path }) => path.endsWith('/media/upload')),
    'its papers were there before it',
  )
  const submitted = await look(world, id)
  assert.deepEqual([submitted.state, submitted.business_code], ['auditing', business_code])
  assert.equal((await change(world, id, { fee_rate_ppm: 1 })).body.code, 'APPLYMENT_CLOSED')

  const reason = { field: 'id_card_copy', field_name: '身份证人像面照片', reject_reason: '不清晰' }
  await act(world, submitted, 'rejection', { audit_detail: [reason] })
  const rejected = await asked(world, id)
  assert.equal(rejected.state, 'rejected')
  assert.deepEqual(rejected.rejections, [{ field: 'id_card_copy', field_name: '身份证人像面照片', reason: '不清晰' }])
  await change(world, id, { draft: { business_info: { service_phone: '02100000002' } } })
  await submit(world, id)
  const again = await look(world, id)
  assert.deepEqual([again.state, again.applyment_id, again.rejections], ['auditing', submitted.applyment_id, []])

  await act(world, again, 'approval')
  await world.advance(11 * MINUTE_MS)
  const checking = await look(world, id)
  assert.equal(checking.state, 'to_be_confirmed', 'followed by itself')
  assert.match(checking.sign_url ?? '', /applymentId=/)
  await world.advance(8 * DAY_MS)
  await act(world, again, 'account-checks', { way: 'remittance', ok: true })
  const signable = await asked(world, id)
  assert.equal(signable.state, 'to_be_signed')
  assert.equal(Date.parse(signable.expires_at!) - Date.parse(signable.state_since), 30 * DAY_MS)
  await act(world, again, 'signature')
  assert.equal((await asked(world, id)).state, 'signing')
  await world.advance(40 * MINUTE_MS)
  const finished = await look(world, id)
  assert.equal(finished.state, 'finished')

  const { body } = await provider<Merchant>(world, 'GET', `/v1/merchants/${merchant}`)
  const [number] = body.sub_merchants
  assert.deepEqual([number?.id, number?.sub_mchid], [finished.sub_merchant, finished.sub_mchid])
  const { jsapi, native, mini_program, app } = number!.permissions
  assert.deepEqual([jsapi, native, mini_program, app], ['granted', 'not_asked', 'not_asked', 'not_asked'])
  const moves = await history(world, id)
  assert.deepEqual(
    moves.filter((move) => !move.startsWith('applyment.expiring')),
    [
      ...['applyment.created by caller', 'applyment.submitted by caller', 'applyment.auditing by answer'],
      ...['applyment.rejected by query', 'applyment.submitted by caller', 'applyment.auditing by answer'],
      ...['applyment.to_be_confirmed by query', 'applyment.to_be_signed by query', 'applyment.signing by query'],
      'applyment.finished by query',
    ],
  )
  const warned = (await events(world, id)).filter(({ type }) => type === 'applyment.expiring')
  assert.deepEqual(
    warned.map(({ facts }) => facts.days_left),
    [3],
    'of three days that were left when it was looked at, and no more of seven',
  )
})

test('M3: an answer that is lost is no refusal: it is asked about and sent again under the same number, and is one form at WeChat', async () => {
  const world = await shared()
  const { id, business_code } = await prepare(world)
  await tell(world, 'POST', 'faults/by-hand', { kind: 'drop_after', endpoint: 'applyment' })
  await submit(world, id)
  assert.equal((await look(world, id)).state, 'unknown')
  await world.advance(2 * MINUTE_MS)
  const found = await look(world, id)
  assert.equal(found.state, 'auditing')
  type Known = { readonly applyments: readonly { readonly business_code: string }[] }
  const { applyments } = await tell<Known>(world, 'GET', 'applyments')
  assert.equal(applyments.filter((one) => one.business_code === business_code).length, 1)
  assert.deepEqual(await disagreements(world, id), [])

  // Two workers at once, and a third that had slept over its papers: it is still one form, sent as it was submitted.
  const other = await prepare(world)
  await provider(world, 'POST', `/v1/applyments/${other.id}/submissions`, { version: other.version })
  const { ctx, demo } = world
  const asleep = (await startBringing(ctx, (await findApplyment(ctx, demo.provider, other.id))!))!
  await Promise.all([1, 2].map(() => followApplyment(ctx, demo.provider, other.id)))
  assert.equal(await startAttempt(ctx, asleep.applyment), null, 'what was answered meanwhile is not sent')
  await world.advance(10 * MINUTE_MS)
  assert.equal((await look(world, other.id)).state, 'auditing')
  type Taken = { readonly applyments: readonly { business_code: string; history: readonly { act: string }[] }[] }
  const { applyments: all } = await tell<Taken>(world, 'GET', 'applyments')
  const forms = all.filter((one) => one.business_code === other.business_code)
  assert.deepEqual(
    forms.map(({ history: acts }) => acts.map(({ act: one }) => one)),
    [['submit']],
  )
  assert.deepEqual(await disagreements(world, other.id), [])
})

test('M3: a form that WeChat does not take says why, and one that never left is sent again; what it has under way nobody takes back', async () => {
  const world = await shared()
  const { id } = await prepare(world)
  await change(world, id, {
    draft: { bank_account_info: { account_number: '1' } },
  })
  await submit(world, id)
  const refused = await look(world, id)
  assert.deepEqual([refused.state, refused.refusal?.field], ['refused', '/bank_account_info/account_number'])
  await change(world, id, { draft: { bank_account_info: { account_number: '1001000000000000001' } } })
  await spoil(world, { drop_before: 1 })
  await submit(world, id)
  assert.equal((await look(world, id)).state, 'unknown', 'it may have arrived')
  for (let minutes = 0; minutes < 70; minutes += 10) await world.advance(10 * MINUTE_MS)
  assert.equal((await look(world, id)).state, 'unknown', 'never refused')
  const [long] = await disagreements(world, id)
  assert.deepEqual([long?.kind, long?.state], ['applyment_unanswered', 'open'], 'and a person is told')
  await calm(world)
  await world.advance(60 * MINUTE_MS)
  assert.equal((await look(world, id)).state, 'auditing')
  assert.equal((await disagreements(world, id))[0]?.state, 'settled')
  const cancel = await provider(world, 'POST', `/v1/applyments/${id}/cancel`)
  assert.deepEqual([cancel.status, cancel.body.code], [409, 'APPLYMENT_CLOSED'])
})

test('M3: a rejected form that is mended at WeChat by hand is found by itself, seldom asked for, and not for ever', async () => {
  const world = await shared()
  const { id } = await prepare(world)
  await submit(world, id)
  const submitted = await look(world, id)
  const reason = { field: 'id_card_copy', field_name: '身份证人像面照片', reject_reason: '不清晰' }
  await act(world, submitted, 'rejection', { audit_detail: [reason] })
  assert.equal((await asked(world, id)).state, 'rejected')
  const before = (await requests(world, submitted.business_code)).length
  await world.advance(7 * 60 * MINUTE_MS)
  assert.equal((await requests(world, submitted.business_code)).length - before, 1, 'asked after six hours')
  const needs = (await provider<Overview>(world, 'GET', '/v1/overview')).body.needs.applyments
  assert(needs && needs.rejected > 0, 'and somebody is called')
  await submitAtWechat(world, submitted)
  await world.advance(13 * 60 * MINUTE_MS)
  assert.equal((await look(world, id)).state, 'auditing')
  await world.advance(60 * MINUTE_MS)
  const steps = (await provider<Timeline>(world, 'GET', `/v1/applyments/${id}/timeline`)).body.steps
  assert.deepEqual(
    steps.filter(({ type }) => type !== 'applyment.created').map(({ type, source }) => [type, source]),
    [
      ['applyment.submitted', 'caller'],
      ['applyment.auditing', 'answer'],
      ['applyment.rejected', 'query'],
      ['applyment.auditing', 'query'],
    ],
  )
  const found = await provider<SearchResult>(world, 'GET', `/v1/search?q=${submitted.applyment_id}`)
  assert.deepEqual(
    found.body.data.map((hit) => [hit.kind, hit.id, hit.matched]),
    [['applyment', id, 'applyment_id']],
  )
})

/** Somebody submits the same form once more, and not through us. */
async function submitAtWechat(world: TestWorld, { account, business_code }: Applyment): Promise<void> {
  type Known = { readonly applyments: readonly { readonly form: ApplymentForm }[] }
  const { applyments } = await tell<Known>(world, 'GET', 'applyments')
  const { client } = await world.ctx.wechat.of(await getAccount(world.ctx, world.demo.provider, account))
  await client.applyments.submit(applyments.find(({ form }) => form.business_code === business_code)!.form)
}
