import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApplymentDraft } from '@teyue/contract/applyment-form'
import { SubjectConfirmationDraft } from '@teyue/contract/subject-confirmation-form'
import { fromPeriod, isMasked, leavesOf, toDay, toPeriod, withValue } from '../../form/form.ts'
import { mayBeSent } from '../../form/may-be-sent.ts'
import { ownerFields } from '../../form/owner-fields.ts'
import { filenameOf, misfitOf } from '../../form/paper-fit.ts'
import { remarksOn } from '../../form/remarks.ts'
import { rulesFor } from '../../form/settlement-rules.ts'
import { allFields, fieldMeant, fieldsOf, stepOf } from '../../form/steps.ts'
import { steps as confirmationSteps } from '../subject-confirmation/steps.ts'
import { keptApplyment } from './kept-applyment.ts'
import { steps } from './steps.ts'

test('what is not kept, not taken or not looked at is not sent without it; a field that is gone holds up nothing', () => {
  const draft = { subject_info: { subject_type: 'SUBJECT_TYPE_ENTERPRISE' } }
  const settled = { draft, keeping: 'kept', refused: {}, news: [], lost: [] } as const
  const written = { field: '/a', version: 2, at: '', by: null }
  const rows = [
    [{}, true],
    [{ keeping: 'waiting' }, true],
    [{ keeping: 'keeping' }, false],
    [{ keeping: 'failed' }, false],
    [{ news: [written] }, false],
    [{ lost: ['/a'] }, false],
    [{ refused: { '/contact_info/mobile_phone': '…' } }, false],
    [{ refused: { '/subject_info/identity_info/id_doc_info': '…' } }, true],
  ] as const
  for (const [over, may] of rows) assert.equal(mayBeSent({ ...settled, ...over }, steps), may, JSON.stringify(over))
})

type Schema = { readonly properties?: Readonly<Record<string, Schema>>; readonly enum?: readonly string[] }

test('the form asks for every field that the platform takes, each once, and for no other', () => {
  for (const [form, draft] of [
    [steps, ApplymentDraft],
    [confirmationSteps, SubjectConfirmationDraft],
  ] as const) {
    const asked = allFields(form).map(({ path }) => path)
    assert.deepEqual(asked.toSorted(), placesIn(draft as Schema).toSorted())
  }
  const owners = (
    ApplymentDraft as unknown as { properties: { subject_info: { properties: { ubo_info_list: { items: Schema } } } } }
  ).properties.subject_info.properties.ubo_info_list.items
  assert.deepEqual(
    ownerFields('').map(({ name }) => name),
    Object.keys(owners.properties ?? {}),
  )
})

test('what is asked follows from subject, administrator, paper and scene', () => {
  const names = (draft: object) => steps.flatMap((step) => fieldsOf(step, draft).map(({ name }) => name))
  const subject = (type: string, more: object = {}) => ({
    subject_info: { subject_type: `SUBJECT_TYPE_${type}`, ...more },
  })
  assert(
    names(subject('ENTERPRISE')).includes('license_number') && !names(subject('ENTERPRISE')).includes('cert_number'),
  )
  assert(names(subject('GOVERNMENT')).includes('certificate_letter_copy'))
  assert(
    names(subject('OTHERS')).includes('cert_number') && !names(subject('OTHERS')).includes('certificate_letter_copy'),
  )
  const card = { identity_info: { id_doc_type: 'IDENTIFICATION_TYPE_IDCARD' } }
  assert(names(subject('ENTERPRISE', card)).includes('id_card_address'), 'of a company')
  assert(!names(subject('INDIVIDUAL', card)).includes('id_card_address'))
  assert(names({ contact_info: { contact_type: 'SUPER' } }).includes('business_authorization_letter'))
  assert(!names({ contact_info: { contact_type: 'LEGAL' } }).includes('business_authorization_letter'))
  const web = { business_info: { sales_info: { sales_scenes_type: ['SALES_SCENES_WEB'] } } }
  assert(names(web).includes('domain') && !names(web).includes('biz_store_name'))
})

test('what WeChat and the platform say stands at its field, in the language of the page', () => {
  const rejections = [{ field: 'id_card_copy', field_name: '身份证人像面照片', reason: '不清晰' }]
  const refusal = { code: 'PARAM_ERROR', message: '格式有误', field: '/bank_account_info/account_number' }
  const needed = { code: 'NEEDED', message: 'needed', message_zh: '必填', next: 'n', next_zh: '请填' }
  const findings = [
    { ...needed, field: '/settlement_info' },
    { ...needed, field: '/bank_account_info/bank_name', code: 'BRANCH' },
  ]
  const remarks = remarksOn({
    kept: keptApplyment({ rejections, refusal } as never),
    draft: {},
    findings,
    refused: { '/contact_info/openid': 'no' },
    language: 'zh',
  })
  assert.deepEqual(
    [...remarks].map(([path, [one]]) => [path.split('/').at(-1), one?.says, one?.isMissing]),
    [
      ['openid', 'no', false],
      ['id_card_copy', '微信支付：不清晰', false],
      ['account_number', '微信支付：格式有误', false],
      ['settlement_id', '必填', true],
      ['account_bank', '必填请填', false],
    ],
  )
  assert.equal(stepOf(steps, '/subject_info/ubo_info_list/0/ubo_id_doc_name'), 'person')
  assert.equal(stepOf(steps, '/business_info/sales_info/app_info'), 'business')
  assert.equal(fieldMeant(steps, 'nothing_of_ours', {}), undefined)
})

test('days are read as people write them, and what is none is none', () => {
  for (const typed of ['20190801', '2019.8.1', '2019-08-01', '2019/8/01', '2019年8月1日'])
    assert.equal(toDay(typed), '2019-08-01', typed)
  for (const typed of ['', '2019', '201908', '2019-02-29', '2019-13-01', 'tomorrow'])
    assert.equal(toDay(typed), null, typed)
})

test('what WeChat would not take is not sent; names are made fit', () => {
  assert.equal(misfitOf({ name: 'a.JPG', size: 1 }, false), null)
  assert.equal(misfitOf({ name: 'a.heic', size: 1 }, false), 'not_a_picture')
  assert.equal(misfitOf({ name: 'a.png', size: 1 }, true), 'not_a_film')
  assert.equal(misfitOf({ name: 'a.png', size: 6_000_000 }, false), 'too_large')
  assert.equal(misfitOf({ name: 'a.png', size: 0 }, false), 'nothing_in_it')
  assert.equal(filenameOf('执照 "正".JPG'), '执照 _正_.jpg')
})

test('a value is put in and taken out again; masked ones are told apart; each kind of subject has its usual rules', () => {
  const put = withValue({ a: { b: 1 } }, '/a/c', ['x'])
  assert.deepEqual(put, { a: { b: 1, c: ['x'] } })
  assert.deepEqual(withValue(put, '/a/c', undefined), { a: { b: 1 } })
  assert.deepEqual(leavesOf(put), ['x'])
  assert.deepEqual(fromPeriod('["2019-08-01","forever"]'), ['2019-08-01', '长期'])
  assert.equal(toPeriod(['2019-08-01', '长期']), '["2019-08-01","forever"]')
  assert.equal(toPeriod(['2019-08-01', '']), undefined, 'half a period is none')
  assert(isMasked('李***') && !isMasked('李四'))
  for (const subject of ['ENTERPRISE', 'INDIVIDUAL', 'INSTITUTIONS', 'GOVERNMENT', 'OTHERS'])
    assert(rulesFor(subject).length > 0)
})

/** Every field of a draft that is filled in as one: what is no part of others. */
function placesIn({ properties }: Schema, path = ''): string[] {
  if (!properties) return [path]
  return Object.entries(properties).flatMap(([name, inner]) => placesIn(inner, `${path}/${name}`))
}
