import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DAY_MS } from '../kit/day.ts'
import { APPLYMENTS, COMPANY, type FormStage, openFormStage } from '../testing/form-stage.ts'
import { assertRefused } from '../testing/refused.ts'

const MINUTE_MS = 60_000

let stage: FormStage
const ends: (() => Promise<void>)[] = []
before(async () => {
  stage = await openFormStage({ after: (end) => ends.push(end) })
})
after(async () => {
  for (const end of ends) await end()
})

test('M3, M4: an application is reviewed, its account checked, signed, and half an hour later there is a sub-merchant that collects', async () => {
  const { provider, spAppid } = stage
  const submitted = await stage.submit('life_1', byAgent(stage))
  assert.equal(submitted.status, 200, submitted.text)
  const { applyment_id } = submitted.body
  assert.equal((await stage.submit('life_1', byAgent(stage))).body.applyment_id, applyment_id, 'the same again')
  assert.partialDeepStrictEqual(await stage.state('life_1'), {
    business_code: 'life_1',
    applyment_id,
    applyment_state: 'APPLYMENT_STATE_AUDITING',
    applyment_state_msg: '审核中',
  })
  const other = { ...byAgent(stage), '/business_info/service_phone': '02100000001' }
  assertRefused(await stage.submit('life_1', other), 400, 'INVALID_REQUEST')

  await stage.act('life_1', 'approval')
  assert.equal((await stage.state('life_1')).applyment_state, 'APPLYMENT_STATE_TO_BE_CONFIRMED')
  assert.equal((await stage.act('life_1', 'signature', {})).status, 409, 'not before the account is checked')
  const failed = await stage.act('life_1', 'account-checks', { way: 'remittance', ok: false })
  assert.equal(failed.body.state, 'TO_BE_CONFIRMED', 'it may be tried again')
  await stage.act('life_1', 'account-checks', { way: 'legal_person', ok: true })
  const signable = await stage.state('life_1')
  assert.match(String(signable.sign_url), /\/public\/apply4ec_sign\/s\?applymentId=\d+$/)
  const order = { ...stage.order('life-1-order'), sub_mchid: signable.sub_mchid, sp_appid: spAppid }
  const path = '/v3/pay/partner/transactions/jsapi'
  assertRefused(await stage.call('POST', path, { ...order, payer: { sp_openid: 'o' } }), 400, 'MCH_NOT_EXISTS')

  assert.equal((await stage.act('life_1', 'signature', { payer: stage.payer })).status, 409, 'somebody else')
  const administrator = await stage.control<{ id: string }>('POST', '/payers', { name: '王五' })
  await stage.act('life_1', 'signature', { payer: administrator.id })
  await stage.advance(29 * MINUTE_MS)
  assert.equal((await stage.state('life_1')).applyment_state, 'APPLYMENT_STATE_SIGNING')
  await stage.advance(MINUTE_MS)
  const finished = await stage.state('life_1')
  assert.partialDeepStrictEqual(finished, {
    applyment_state: 'APPLYMENT_STATE_FINISHED',
    sub_mchid: signable.sub_mchid,
  })
  assert.equal(finished.sign_url, undefined)
  const openid = await stage.openid(stage.payer, spAppid)
  assert.equal((await stage.call('POST', path, { ...order, payer: { sp_openid: openid } })).status, 200)

  const { merchants } = await stage.control<{ merchants: Record<string, unknown>[] }>('GET', '/merchants')
  const made = merchants.find(({ sub_mchid }) => sub_mchid === finished.sub_mchid)
  assert.partialDeepStrictEqual(made, {
    provider: provider.mchid,
    name: '晴天咖啡二店',
    subject: COMPANY,
    subject_type: 'company',
    fee_rate_ppm: 3_800,
    permissions: { codepay: true, jsapi: true, native: false, refund: false },
    appids: [{ appid: stage.subAppid }],
  })
  const account = await stage.call('GET', `/v3/apply4sub/sub_merchants/${finished.sub_mchid}/settlement`)
  assert.deepEqual(account.body, {
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    account_bank: '工商银行',
    account_number: '10*************01',
  })
  const login = await stage.control<{ password: string }>(
    'POST',
    `/merchants/${finished.sub_mchid}/portal-login/initial-password`,
  )
  assert.equal(typeof login.password, 'string', 'M4: shown this once')
})

test('M3: a rejection names its fields, and the same number takes its place; an unknown number is not found', async () => {
  const first = await stage.submit('again_1')
  const audit_detail = [{ field: 'id_card_copy', field_name: '身份证人像面照片', reject_reason: '不清晰' }]
  await stage.act('again_1', 'rejection', { audit_detail })
  const rejected = await stage.state('again_1')
  assert.partialDeepStrictEqual(rejected, { applyment_state: 'APPLYMENT_STATE_REJECTED', audit_detail })
  const again = await stage.submit('again_1', { '/business_info/service_phone': '02100000002' })
  assert.equal(again.body.applyment_id, first.body.applyment_id)
  const reviewed = await stage.state('again_1')
  assert.deepEqual([reviewed.applyment_state, reviewed.audit_detail], ['APPLYMENT_STATE_AUDITING', undefined])
  await stage.act('again_1', 'interruption')
  assert.equal((await stage.state('again_1')).applyment_state, 'APPLYMENT_STATE_EDITTING')
  assert.equal((await stage.submit('again_1')).status, 200)

  const byId = await stage.call('GET', `${APPLYMENTS}/applyment_id/${first.body.applyment_id}`)
  assert.equal(byId.body.business_code, 'again_1')
  for (const path of ['business_code/nobody', 'applyment_id/2000000000000000']) {
    const reply = await stage.call('GET', `${APPLYMENTS}/${path}`)
    assertRefused(reply, 400, 'PARAM_ERROR')
    assert.equal(reply.body.message, '未能找到申请单')
  }
})

test('M3: an account that nobody checks in 10 days rejects the form, and a form that nobody signs in 30 days is void', async () => {
  await stage.submit('late_check', byAgent(stage))
  await stage.submit('late_sign')
  await stage.act('late_check', 'approval')
  await stage.act('late_sign', 'approval')
  await stage.advance(10 * DAY_MS)
  const unchecked = await stage.state('late_check')
  assert.equal(unchecked.applyment_state, 'APPLYMENT_STATE_REJECTED')
  assert.equal((unchecked.audit_detail as { field: string }[])[0]?.field, 'account_number')
  assert.equal((await stage.state('late_sign')).applyment_state, 'APPLYMENT_STATE_TO_BE_SIGNED')
  await stage.advance(20 * DAY_MS)
  const unsigned = await stage.state('late_sign')
  assert.deepEqual([unsigned.applyment_state, unsigned.sub_mchid], ['APPLYMENT_STATE_CANCELED', undefined])
  assertRefused(
    await stage.submit('late_sign', { '/business_info/service_phone': '02100000009' }),
    400,
    'INVALID_REQUEST',
  )
})

test('forms are taken 15 a second', async () => {
  await stage.control('PUT', '/rules', { frequencyLimits: 'on' })
  const replies = await Promise.all(Array.from({ length: 60 }, () => stage.call('POST', `${APPLYMENTS}/`, {})))
  const limited = replies.filter(({ status }) => status === 429)
  assert(limited.length > 0 && limited.length <= 45, `${limited.length} of 60`)
  for (const reply of limited) assertRefused(reply, 429, 'FREQUENCY_LIMITED')
})

/** Its administrator acts for the legal representative, it names an appid of its own, and a lower rate. */
function byAgent({ papers: { seal, picture }, subAppid }: FormStage): Record<string, unknown> {
  return {
    '/contact_info': {
      contact_type: 'SUPER',
      contact_name: seal('王五'),
      contact_id_doc_type: 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT',
      contact_id_number: seal('E12345678'),
      contact_id_doc_copy: picture,
      contact_period_begin: '2019-06-06',
      contact_period_end: '长期',
      business_authorization_letter: picture,
      mobile_phone: seal('13800000001'),
      contact_email: seal('wang@example.cn'),
    },
    '/settlement_info/activities_rate': '0.38',
    '/business_info/sales_info/biz_store_info/biz_sub_appid': subAppid,
  }
}
