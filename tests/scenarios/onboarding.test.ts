import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Applyment, type ApplymentFindings, MAX_PAPER_BYTES, type Paper } from '@teyue/contract/applyment'
import type { ApplymentDraft } from '@teyue/contract/applyment-form'
import type { BankBranches, BankPlaces, Banks } from '@teyue/contract/bank'
import type { List } from '@teyue/contract/list'
import type { Merchant } from '@teyue/contract/merchant'
import type { Overview } from '@teyue/contract/overview'
import type { SearchResult } from '@teyue/contract/search'
import type { Timeline } from '@teyue/contract/timeline'
import { expirePapers } from '@teyue/server/features/applyments/expire-papers'
import { issueApiKey } from '@teyue/server/features/keys/issue-api-key'
import { setAgent } from '@teyue/server/features/merchants/get-merchant'
import { createProvider } from '@teyue/server/features/providers/create-provider'
import { getAccount } from '@teyue/server/features/providers/get-account'
import { inTenant } from '@teyue/server/storage/tenant'
import { givenSignedIn } from '@teyue/server/testing/people'
import type { TestWorld } from '@teyue/server/testing/world'
import type { ApplymentForm } from '@teyue/wechatpay/applyment-form'
import { companyForm } from '../wire/company-form.ts'
import { call, calm, spoil, tell } from './acts.ts'
import { act, addPicture, asked, begin, change, look, prepare, provider, submit } from './applyment-form.ts'
import { disagreements, events, history, requests } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const shared = sharedWorld()

test('M3, Q35: a form is looked at before WeChat does, field by field; what is missing or contradicts itself is not sent', async () => {
  const world = await shared()
  const { id } = await begin(world)
  const paper = await addPicture(world, id)
  assert.equal((await addPicture(world, id)).id, paper.id, 'the same file is the same paper')
  const noPicture = { filename: 'a.png', content: 'aGVsbG8=' }
  const wrong = await provider<Paper>(world, 'POST', `/v1/applyments/${id}/papers`, noPicture)
  assert.deepEqual([wrong.status, wrong.body.code, wrong.body.field], [400, 'PAPER_KIND', 'content'])

  const largest = Buffer.alloc(MAX_PAPER_BYTES, 'BM')
  for (const [content, status] of [
    [largest, 201],
    [Buffer.concat([largest, Buffer.of(0)]), 413],
  ] as const) {
    const file = { filename: 'large.bmp', content: content.toString('base64') }
    assert.equal((await provider(world, 'POST', `/v1/applyments/${id}/papers`, file)).status, status)
  }

  const form = companyForm(paper.id)
  const draft = { ...form, bank_account_info: { ...form.bank_account_info, account_name: '另一家有限公司' } }
  await change(world, id, { draft })
  await change(world, id, {
    draft: { subject_info: { identity_info: { id_card_info: { id_card_number: '110105194912310021' } } } },
    remove: ['/business_info/sales_info/biz_store_info'],
  })
  const { body } = await provider<ApplymentFindings>(world, 'GET', `/v1/applyments/${id}/findings`)
  assert.deepEqual(
    body.data.map(({ field, code }) => [field, code]),
    [
      ['/subject_info/identity_info/id_card_info/id_card_number', 'CARD_NUMBER'],
      ...['biz_store_name', 'biz_address_code', 'biz_store_address', 'store_entrance_pic', 'indoor_pic'].map((name) => [
        `/business_info/sales_info/biz_store_info/${name}`,
        'NEEDED',
      ]),
      ['/bank_account_info/account_name', 'ACCOUNT_NAME'],
    ],
  )
  const before = (await requests(world, 'applyment4sub')).length
  const refused = await provider(world, 'POST', `/v1/applyments/${id}/submissions`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'APPLYMENT_INCOMPLETE'])
  await world.drain()
  assert.equal((await requests(world, 'applyment4sub')).length, before, 'nothing is asked of WeChat')
  const empty = await change(world, id, { draft: { contact_info: { contact_name: ' ' } } })
  assert.equal(empty.status, 400, 'an empty value is never kept, so never sent')
})

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

test('M3: what is personal is sealed and shown masked; few open it, each opening is in the audit; its time over, it is deleted', async () => {
  const world = await shared()
  const { id, account, papers, draft } = await prepare(world)
  assert.doesNotMatch(JSON.stringify(draft), /李四|11010519491231002X|13800000001|黄浦区一路/)
  const { rows } = await world.owner.query('select draft_sealed, draft_masked from applyments where id = $1', [id])
  assert(!rows[0].draft_sealed.includes('李四') && !JSON.stringify(rows[0].draft_masked).includes('李四'))

  const { id: person, headers } = await givenSignedIn(world.ctx, world.demo.provider, { role: 'operator' })
  const as = { key: 'none', headers: { ...headers, authorization: '' } }
  const opened = await call<ApplymentDraft>(world, 'GET', `/v1/applyments/${id}/draft`, undefined, as)
  assert.equal(opened.body.subject_info?.identity_info?.id_card_info?.id_card_name, '李四')
  const file = await fetch(new URL(`/v1/papers/${papers[0]!.id}`, world.url), { headers })
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'image/png'])
  const audit = await world.owner.query('select act from audit_entries where person_id = $1 order by id', [person])
  assert.deepEqual(
    audit.rows.map((row) => row.act),
    ['session.opened', 'applyment.opened', 'paper.opened'],
  )
  assert.equal((await provider(world, 'GET', `/v1/papers/${papers[0]!.id}`)).body.code, 'NOT_ALLOWED', 'no program')

  const job = { providerId: world.demo.provider, accountId: account, applymentId: id }
  await expirePapers(world.ctx, job)
  assert.equal((await look(world, id)).papers[0]?.deleted_at, null, 'not before its end')
  await provider(world, 'POST', `/v1/applyments/${id}/cancel`)
  await expirePapers(world.ctx, job)
  const { rows: left } = await world.owner.query('select sealed from papers where applyment_id = $1', [id])
  assert.deepEqual(left, [{ sealed: null }])
  assert.equal((await provider(world, 'GET', `/v1/applyments/${id}/findings`)).body.code, 'PAPERS_DELETED')
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

test('M3: an agent prepares the forms of its merchants, and neither sees another’s nor sends any', async () => {
  const world = await shared()
  const { id, merchant, account } = await prepare(world)
  const other = await begin(world)
  const { id: person, headers } = await givenSignedIn(world.ctx, world.demo.provider, { role: 'agent' })
  const as = { key: 'none', headers: { ...headers, origin: world.url, authorization: '' } }
  await inTenant(world.ctx, { providerId: world.demo.provider }, (tx) => setAgent(tx, merchant, person))
  const seen = await provider<List<Applyment>>(world, 'GET', '/v1/applyments', undefined, as)
  assert.deepEqual(
    seen.body.data.map((one) => one.id),
    [id],
  )
  assert.equal(
    (await provider(world, 'GET', `/v1/applyments/${other.id}`, undefined, as)).body.code,
    'APPLYMENT_NOT_FOUND',
  )
  const draft = { business_info: { service_phone: '02100000003' } }
  assert.equal((await provider(world, 'PATCH', `/v1/applyments/${id}`, { draft }, as)).status, 200)
  assert.equal(
    (await provider(world, 'POST', `/v1/applyments/${id}/submissions`, undefined, as)).body.code,
    'NOT_ALLOWED',
  )
  const more = await provider<Applyment>(world, 'POST', '/v1/applyments', { merchant, fee_rate_ppm: 6_000 }, as)
  assert.deepEqual([more.status, more.body.account], [201, account], 'under the only account')
  const strange = { merchant: other.merchant, fee_rate_ppm: 6_000 }
  assert.equal((await provider(world, 'POST', '/v1/applyments', strange, as)).body.code, 'MERCHANT_NOT_FOUND')
})

test('M3: another provider sees nothing of it; lists are filtered; banks and their branches are WeChat’s own', async () => {
  const world = await shared()
  const { id, account, business_code, merchant } = await prepare(world)
  const { id: stranger } = await createProvider(world.ctx, 'stranger')
  const { text: key } = await issueApiKey(world.ctx, stranger, { mode: 'test', merchantId: null, name: 'key' })
  assert.equal(
    (await provider(world, 'GET', `/v1/applyments/${id}`, undefined, { key })).body.code,
    'APPLYMENT_NOT_FOUND',
  )
  const submission = await provider(world, 'POST', `/v1/applyments/${id}/submissions`, undefined, { key })
  assert.equal(submission.body.code, 'APPLYMENT_NOT_FOUND')
  const theirs = await provider<List<Applyment>>(world, 'GET', '/v1/applyments', undefined, { key })
  assert.deepEqual(theirs.body.data, [])

  for (const query of [
    `query=${business_code}`,
    `merchant=${merchant}`,
    `merchant=${merchant}&state=draft&query=${encodeURIComponent('三店')}`,
  ]) {
    const found = await provider<List<Applyment>>(world, 'GET', `/v1/applyments?${query}`)
    assert.deepEqual(
      found.body.data.map((one) => one.id),
      [id],
      query,
    )
  }

  const ask = async <T>(path: string) => (await provider<T>(world, 'GET', path)).body
  const corporate = await ask<Banks>(`/v1/banks?account=${account}&kind=corporate`)
  const bank = corporate.data.find(({ needs_branch }) => needs_branch)!
  const { data: provinces } = await ask<BankPlaces>(`/v1/bank-places?account=${account}`)
  const province = provinces.find(({ name }) => name === '广东省')!
  const cities = await ask<BankPlaces>(`/v1/bank-places?account=${account}&province=${province.code}`)
  const place = `account=${account}&bank=${bank.alias_code}&city=${cities.data[0]!.code}`
  assert((await ask<BankBranches>(`/v1/bank-branches?${place}`)).data.length > 0)
  const search = { account, account_number: '6200610000000000' }
  const { body } = await provider<Banks>(world, 'POST', '/v1/bank-searches', search)
  assert.equal(body.data[0]?.account_bank, '招商银行')
  const nowhere = await provider(world, 'GET', `/v1/bank-places?account=${account}&province=99`)
  assert.deepEqual(
    [nowhere.status, nowhere.body.code, nowhere.body.details?.code],
    [502, 'WECHAT_REFUSED', 'NOT_FOUND'],
  )
})

/** Somebody submits the same form once more, and not through us. */
async function submitAtWechat(world: TestWorld, { account, business_code }: Applyment): Promise<void> {
  type Known = { readonly applyments: readonly { readonly form: ApplymentForm }[] }
  const { applyments } = await tell<Known>(world, 'GET', 'applyments')
  const { client } = await world.ctx.wechat.of(await getAccount(world.ctx, world.demo.provider, account))
  await client.applyments.submit(applyments.find(({ form }) => form.business_code === business_code)!.form)
}
