import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { withForms } from '../../packages/simulator/src/testing/form-stage.ts'
import type { ApplymentForm } from '../../packages/wechatpay/src/applyment-form.ts'
import { openWire, type Wire } from './client-on-stage.ts'
import { COMPANY, companyForm } from './company-form.ts'
import { subjectOf } from './subject-form.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
let wire: Wire
const ends: (() => Promise<void>)[] = []
before(async () => {
  wire = await openWire({ after: (end) => ends.push(end) })
})
after(async () => {
  for (const end of ends) await end()
})

const PICTURE = { filename: 'licence.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n a licence', 'latin1') }

test('M3, M4, M23, Q34, Q35, Q36: papers go up first, a sealed form follows, is rejected by its field, mended, checked, signed; the sub-merchant then collects and is settled to the account it named', async () => {
  const { wechat, stage, advance } = wire
  const forms = await withForms(stage)
  const { media_id } = (await wechat.media.image(PICTURE)).data
  const form = { business_code: 'wire_1', ...companyForm(media_id) }

  const nobodys = { ...form, subject_info: { ...form.subject_info, certificate_letter_copy: 'nobody-s' } }
  await assert.rejects(wechat.applyments.submit(nobodys as ApplymentForm), {
    code: 'PARAM_ERROR',
    mayRetry: false,
    outcomeKnown: true,
  })
  await assert.rejects(wechat.applyments.queryByBusinessCode('wire_1'), { code: 'PARAM_ERROR', outcomeKnown: true })
  const other = { ...form, bank_account_info: { ...form.bank_account_info, account_name: '另一家有限公司' } }
  const refused = await wechat.applyments.submit(other as ApplymentForm).catch((error) => error)
  assert.equal(refused.detail?.field, '/bank_account_info/account_name')

  const { applyment_id } = (await wechat.applyments.submit(form)).data
  assert.equal((await wechat.applyments.submit(form)).data.applyment_id, applyment_id, 'sealed anew, and the same form')
  const { applyments } = await stage.control<{ applyments: { form: ApplymentForm }[] }>('GET', '/applyments')
  assert.deepEqual(applyments[0]?.form, form, 'opened, it says what was said')

  const audit_detail = [{ field: 'id_card_copy', field_name: '身份证人像面照片', reject_reason: '不清晰' }]
  await forms.act('wire_1', 'rejection', { audit_detail })
  const rejected = (await wechat.applyments.queryByApplymentId(applyment_id)).data
  assert.deepEqual([rejected.applyment_state, rejected.audit_detail], ['APPLYMENT_STATE_REJECTED', audit_detail])
  assert.equal((await wechat.applyments.submit(form)).data.applyment_id, applyment_id)

  const states: unknown[] = []
  const steps: readonly (() => Promise<unknown>)[] = [
    () => forms.act('wire_1', 'approval'),
    () => forms.act('wire_1', 'account-checks', { way: 'remittance', ok: true }),
    () => forms.act('wire_1', 'signature', {}),
    () => advance(30 * MINUTE_MS),
  ]
  for (const step of steps) {
    await step()
    states.push((await wechat.applyments.queryByBusinessCode('wire_1')).data.applyment_state)
  }
  assert.deepEqual(
    states,
    ['TO_BE_CONFIRMED', 'TO_BE_SIGNED', 'SIGNING', 'FINISHED'].map((state) => `APPLYMENT_STATE_${state}`),
  )

  const { sub_mchid = '' } = (await wechat.applyments.queryByBusinessCode('wire_1')).data
  await collects(wire, sub_mchid)
  const { data: account } = await wechat.settlements.query({ sub_mchid })
  assert.deepEqual(account, {
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    account_bank: '工商银行',
    account_number: '10*************01',
  })
})

test('M3, Q36: a submission that met an error is made again; ten days without a check reject it, thirty without a signature make it void', async () => {
  const { wechat, stage, advance } = wire
  const forms = await withForms(stage)
  const form = { business_code: 'wire_2', ...companyForm((await wechat.media.image(PICTURE)).data.media_id) }
  const state = async () => (await wechat.applyments.queryByBusinessCode('wire_2')).data
  await wechat.applyments.submit(form)
  await forms.act('wire_2', 'interruption')
  assert.equal((await state()).applyment_state, 'APPLYMENT_STATE_EDITTING')
  await wechat.applyments.submit(form)
  await forms.act('wire_2', 'approval')
  await forms.act('wire_2', 'account-checks', { way: 'remittance', ok: false })
  assert.equal((await state()).applyment_state, 'APPLYMENT_STATE_TO_BE_CONFIRMED', 'it may be tried again')
  await advance(10 * DAY_MS)
  const rejected = await state()
  assert.equal(rejected.applyment_state, 'APPLYMENT_STATE_REJECTED')
  assert.equal(rejected.audit_detail?.[0]?.field, 'account_number')
  await wechat.applyments.submit(form)
  await forms.act('wire_2', 'approval')
  await forms.act('wire_2', 'account-checks', { way: 'legal_person', ok: true })
  const signable = await state()
  assert.match(signable.sign_url ?? '', /^http.*applymentId=\d+$/, 'shown as a QR code')
  assert.match(signable.sub_mchid ?? '', /^\d+$/, 'and the number is there, of which there is no merchant yet')
  await advance(30 * DAY_MS)
  const { applyment_state, sub_mchid, sign_url } = await state()
  assert.deepEqual([applyment_state, sub_mchid, sign_url], ['APPLYMENT_STATE_CANCELED', undefined, undefined])
  await assert.rejects(wechat.applyments.submit({ ...form, settlement_info: { settlement_id: '716' } }), {
    code: 'INVALID_REQUEST',
    outcomeKnown: true,
  })
})

test('Q37, M23: a settlement account is changed five times a day, each followed to its end, and only to the same name', async () => {
  const { wechat, stage } = wire
  const { subMchid: sub_mchid } = stage
  const change = {
    sub_mchid,
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    account_bank: '农业银行',
    account_number: '6200000000000000001',
    account_name: COMPANY,
  } as const
  const results: unknown[] = []
  for (let count = 0; count < 5; count++) {
    const { application_no } = (await wechat.settlements.modify(change)).data
    await assert.rejects(wechat.settlements.modify(change), { code: 'INVALID_REQUEST', outcomeKnown: true })
    const { data: waiting } = await wechat.settlements.queryApplication({ sub_mchid, application_no })
    const review = count === 0 ? { fails_with: '户名有误' } : {}
    await stage.control('POST', `/settlement-changes/${application_no}/review`, review)
    const { data: ended } = await wechat.settlements.queryApplication({ sub_mchid, application_no })
    results.push([waiting.verify_result, ended.verify_result, ended.verify_fail_reason])
  }
  assert.deepEqual(results, [
    ['AUDITING', 'AUDIT_FAIL', '户名有误'],
    ...Array.from({ length: 4 }, () => ['AUDITING', 'AUDIT_SUCCESS', undefined]),
  ])
  await assert.rejects(wechat.settlements.modify(change), { code: 'INVALID_REQUEST', mayRetry: false })
  await assert.rejects(wechat.settlements.modify({ ...change, account_name: '别家有限公司' }), { code: 'PARAM_ERROR' })
  assert.equal((await wechat.settlements.query({ sub_mchid })).data.verify_result, 'VERIFY_SUCCESS')
})

test('Q38, Q39: a subject is confirmed behind a code of 30 days; after a rejection it is cancelled before a new number is used', async () => {
  const { wechat, stage, advance } = wire
  const { media_id } = (await wechat.media.image(PICTURE)).data
  const { subjectConfirmations: subjects } = wechat
  const form = subjectOf(media_id, 'subject_1', stage)
  const act = (number: number, body: object) => stage.control('POST', `/subject-confirmations/${number}/acts`, body)
  const first = (await subjects.submit(form)).data.applyment_id
  await act(first, { act: 'reject', param: 'merchant_name', reason: '名称不一致' })
  assert.deepEqual((await subjects.query({ applyment_id: first })).data, {
    applyment_state: 'APPLYMENT_STATE_REJECTED',
    reject_param: 'merchant_name',
    reject_reason: '名称不一致',
  })
  const renewed = { ...form, business_code: 'subject_2' }
  await assert.rejects(subjects.submit(renewed), { code: 'INVALID_REQUEST', outcomeKnown: true })
  await subjects.cancel({ business_code: 'subject_1' })
  await assert.rejects(subjects.submit(form), { code: 'INVALID_REQUEST' }, 'the old number is spent')

  const second = (await subjects.submit(renewed)).data.applyment_id
  await act(second, { act: 'approve' })
  assert.match((await subjects.query({ business_code: 'subject_2' })).data.qrcode_data ?? '', /^data:image\/png/)
  await act(second, { act: 'confirm_contact' })
  assert.equal((await subjects.query({ business_code: 'subject_2' })).data.applyment_state, 'APPLYMENT_STATE_PASSED')
  assert.equal((await subjects.state(stage.subMchid)).data.authorize_state, 'AUTHORIZE_STATE_AUTHORIZED')
  await advance(30 * DAY_MS)
  assert.equal((await subjects.query({ business_code: 'subject_2' })).data.qrcode_data, undefined)
  await assert.rejects(subjects.query({ business_code: 'nobody' }), { code: 'RESOURCE_NOT_EXISTS', outcomeKnown: true })

  const { banks } = wechat
  const bank = (await banks.corporate({ limit: 200 })).data.data?.find(({ need_bank_branch }) => need_bank_branch)
  const province = (await banks.provinces()).data.data?.find(({ province_name }) => province_name === '广东省')
  const [city] = (await banks.cities(province?.province_code ?? 0)).data.data ?? []
  const place = { bank_alias_code: bank?.bank_alias_code ?? '', city_code: city?.city_code ?? 0, limit: 3 }
  assert.equal((await banks.branches(place)).data.data?.length, 3)
  assert.equal((await banks.byAccountNumber('6200610000000000')).data.data?.[0]?.account_bank, '招商银行')
  await assert.rejects(banks.cities(99), { code: 'NOT_FOUND', outcomeKnown: true })
})

test('who is punished by risk control is told of at the address that was set, and its limitations can be asked for', async () => {
  const { wechat, stage, notices } = wire
  const { violations } = wechat
  const { subMchid: sub_mchid } = stage
  await assert.rejects(violations.queryNotifyUrl(), { code: 'NOT_FOUND', outcomeKnown: true })
  const { url: notify_url } = stage.receiver
  assert.deepEqual((await violations.createNotifyUrl({ notify_url })).data, { notify_url })
  await assert.rejects(violations.createNotifyUrl({ notify_url }), { code: 'INVALID_REQUEST', outcomeKnown: true })
  const disposal = { risk_type: 'GAMBLING', punish_description: '请提交经营材料申诉', collecting: false }
  const record = await stage.control<{ record_id: string }>('POST', `/merchants/${sub_mchid}/violations`, disposal)
  const notice = (await notices()).find(({ kind }) => kind === 'violation')
  assert(notice?.kind === 'violation')
  assert.equal(notice.eventType, 'VIOLATION.PUNISH')
  assert.partialDeepStrictEqual(notice.violation, { sub_mchid, record_id: record.record_id, risk_type: 'GAMBLING' })
  const { data } = await violations.queryLimitations({ sub_mchid })
  assert.deepEqual(data.limited_functions, ['NO_TRANSACTION'])
  assert.equal(data.recovery_specifications?.[0]?.limitation_reason_describe, '请提交经营材料申诉')

  await stage.control('PUT', `/merchants/${sub_mchid}/collecting`, { allowed: true })
  assert.deepEqual((await violations.queryLimitations({ sub_mchid })).data.limited_functions, [])
  assert.equal((await violations.changeNotifyUrl({ notify_url: `${notify_url}/v` })).data.notify_url, `${notify_url}/v`)
  assert.equal((await violations.removeNotifyUrl()).data, null)
})

async function collects({ wechat, stage }: Wire, sub_mchid: string): Promise<void> {
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const { data } = await wechat.orders.jsapi({
    sp_appid: stage.spAppid,
    sp_mchid: stage.provider.mchid,
    sub_mchid,
    description: '一杯咖啡',
    out_trade_no: 'onboarded-1',
    notify_url: stage.receiver.url,
    amount: { total: 100, currency: 'CNY' },
    payer: { sp_openid: openid },
  })
  assert.ok(data.prepay_id)
}
