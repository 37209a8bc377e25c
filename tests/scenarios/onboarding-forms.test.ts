import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Applyment, type ApplymentFindings, MAX_PAPER_BYTES, type Paper } from '@teyue/contract/applyment'
import type { ApplymentDraft } from '@teyue/contract/applyment-form'
import type { BankBranches, BankPlaces, Banks } from '@teyue/contract/bank'
import type { List } from '@teyue/contract/list'
import { expirePapers } from '@teyue/server/features/applyments/expire-papers'
import { issueApiKey } from '@teyue/server/features/keys/issue-api-key'
import { setAgent } from '@teyue/server/features/merchants/get-merchant'
import { createProvider } from '@teyue/server/features/providers/create-provider'
import { inTenant } from '@teyue/server/storage/tenant'
import { givenSignedIn } from '@teyue/server/testing/people'
import type { TestWorld } from '@teyue/server/testing/world'
import { companyForm } from '../wire/company-form.ts'
import { type As, call } from './acts.ts'
import { addPicture, begin, change, look, prepare, provider } from './applyment-form.ts'
import { requests } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

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
  const { version } = await look(world, id)
  const refused = await provider(world, 'POST', `/v1/applyments/${id}/submissions`, { version })
  assert.deepEqual([refused.status, refused.body.code], [409, 'APPLYMENT_INCOMPLETE'])
  await world.drain()
  assert.equal((await requests(world, 'applyment4sub')).length, before, 'nothing is asked of WeChat')
  const empty = await change(world, id, { draft: { contact_info: { contact_name: ' ' } } })
  assert.equal(empty.status, 400, 'an empty value is never kept, so never sent')
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
  const { version } = (await change(world, id, { draft }, as)).body
  const sent = await provider(world, 'POST', `/v1/applyments/${id}/submissions`, { version }, as)
  assert.equal(sent.body.code, 'NOT_ALLOWED')
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
  const submission = await provider(world, 'POST', `/v1/applyments/${id}/submissions`, { version: 1 }, { key })
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

test('M3: a form is sent as it was looked at, and nobody writes over what somebody else has written meanwhile', async () => {
  const world = await shared()
  const { id, merchant, version: seen } = await prepare(world)
  const { id: person, headers } = await givenSignedIn(world.ctx, world.demo.provider, { role: 'agent' })
  const agent = { key: 'none', headers: { ...headers, origin: world.url, authorization: '' } }
  await inTenant(world.ctx, { providerId: world.demo.provider }, (tx) => setAgent(tx, merchant, person))
  const path = `/v1/applyments/${id}`
  const write = (version: number, account_number: string, service_phone: string, as?: As) => {
    const draft = { bank_account_info: { account_number }, business_info: { service_phone } }
    return provider<Applyment>(world, 'PATCH', path, { version, draft }, as)
  }
  const theirs = await write(seen, '1001000000000000002', '02100000000', agent)
  assert.deepEqual([theirs.status, theirs.body.version], [200, seen + 1])
  const { field, by, version } = theirs.body.written[0]!
  assert.deepEqual([field, version], ['/bank_account_info/account_number', seen + 1])
  assert(by, 'a person')

  const over = await write(seen, '1001000000000000003', '02100000009')
  const { code, details } = over.body
  assert.deepEqual([over.status, code, details?.fields, details?.changed_by], [409, 'FORM_CHANGED', [field], by])
  const stale = await provider(world, 'POST', `${path}/submissions`, { version: seen })
  assert.deepEqual([stale.status, stale.body.code, stale.body.details?.version], [409, 'FORM_CHANGED', seen + 1])
  assert.equal((await look(world, id)).state, 'draft', 'nothing was sent')

  const same = await write(seen, '1001000000000000002', '02100000000')
  assert.deepEqual([same.status, same.body.version], [200, seen + 1], 'what is so already is no change')
  const beside = await provider<Applyment>(world, 'PATCH', path, { version: seen, fee_rate_ppm: 3_800 })
  assert.deepEqual([beside.status, beside.body.version], [200, seen + 2], 'of a field that nobody else wrote')
  const listed = await provider<List<Applyment>>(world, 'GET', `/v1/applyments?merchant=${merchant}`)
  assert.deepEqual(listed.body.data[0]?.written, [])
  assert.equal((await provider(world, 'POST', `${path}/submissions`, { version: seen + 2 })).status, 202)
})

test('so many forms may be open at once: of a merchant, of an agent, of the provider', async () => {
  const world = await shared()
  const { id, merchant } = await begin(world)
  const { id: other, merchant: elsewhere } = await begin(world)
  const { id: person, headers } = await givenSignedIn(world.ctx, world.demo.provider, { role: 'agent' })
  const agent = { key: 'none', headers: { ...headers, origin: world.url, authorization: '' } }
  await inTenant(world.ctx, { providerId: world.demo.provider }, (tx) => setAgent(tx, merchant, person))
  await inTenant(world.ctx, { providerId: world.demo.provider }, (tx) => setAgent(tx, elsewhere, person))
  const more = async (of: string, as?: As) => {
    const wanted = { merchant: of, account: world.demo.account, fee_rate_ppm: 6_000 }
    const { body } = await provider(world, 'POST', '/v1/applyments', wanted, as)
    return [body.code, body.details?.of, body.details?.limit]
  }
  await copyForm(world, id, 9)
  assert.deepEqual(await more(merchant), ['TOO_MANY_OPEN_FORMS', 'merchant', 10])
  await provider(world, 'POST', `/v1/applyments/${id}/cancel`)
  assert.deepEqual(await more(merchant), [undefined, undefined, undefined], 'one was given up')
  await copyForm(world, id, 490, 'draft')
  assert.deepEqual(await more(elsewhere, agent), ['TOO_MANY_OPEN_FORMS', 'agent', 500])
  assert.deepEqual(await more(elsewhere), [undefined, undefined, undefined])
  await copyForm(world, id, 4_500, 'draft')
  assert.deepEqual(await more(elsewhere), ['TOO_MANY_OPEN_FORMS', 'provider', 5_000])
  assert.equal((await look(world, other)).state, 'draft')
  await world.owner.query("delete from applyments where business_code like 'copy_%'")
})

/** More of the same, as they would be there after months. */
async function copyForm(world: TestWorld, id: string, count: number, state?: string): Promise<void> {
  await world.owner.query(
    `insert into applyments (provider_id, id, account_id, merchant_id, mode, business_code, state, state_since, fee_rate_ppm,
       draft_masked, submissions, attempts, queries, rejections, created_at)
     select provider_id, 'apl_' || lpad($2::int || 'x' || n, 26, '0'), account_id, merchant_id, mode,
       'copy_' || n || '_' || $2::int, coalesce($3, state), state_since, fee_rate_ppm, draft_masked, 0, 0, 0, rejections, created_at
     from applyments, generate_series(1, $2::int) as n where id = $1`,
    [id, count, state ?? null],
  )
}
