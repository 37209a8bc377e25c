import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Paper } from '../papers/paper.ts'
import { changedDraft, type Draft, maskedDraft, papersNamed, toForm } from './draft.ts'
import { wordsOf } from './finding.ts'
import { findingsOf } from './findings.ts'
import { checkDigitOfCard, isCardNumber } from './identity-number.ts'
import { checkDigitOfCreditCode, checkDigitOfRegistration, isLicenceNumber } from './licence-number.ts'
import { permissionsByScene } from './scene-permissions.ts'

const today = '2026-11-26'
const paperId = 'ppr_01kapb6dv5e8zrzjv2yhpx0j3t'
const papers = [{ id: paperId, filename: 'a.png', deletedAt: null } as unknown as Paper]
const operator = '李四'
const individual: Draft = {
  contact_info: {
    ...{ contact_type: 'LEGAL', contact_name: operator, mobile_phone: '13800000000' },
    contact_email: 'li@example.cn',
  },
  subject_info: {
    subject_type: 'SUBJECT_TYPE_INDIVIDUAL',
    business_license_info: {
      ...{ license_copy: paperId, license_number: '440301103448669', merchant_name: '李四小吃店' },
      ...{ legal_person: operator, period_begin: '2019-08-01', period_end: '长期' },
    },
    identity_info: {
      id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
      id_card_info: {
        ...{ id_card_copy: paperId, id_card_national: paperId, id_card_name: operator },
        ...{ id_card_number: '11010519491231002X', card_period_begin: '2016-06-06', card_period_end: '2036-06-06' },
      },
    },
  },
  business_info: {
    ...{ merchant_shortname: '李四小吃', service_phone: '02100000000' },
    sales_info: { sales_scenes_type: ['SALES_SCENES_WEB'], web_info: { domain: 'example.cn' } },
  },
  settlement_info: { settlement_id: '719' },
  bank_account_info: {
    ...{ bank_account_type: 'BANK_ACCOUNT_TYPE_PERSONAL', account_name: operator },
    ...{ account_bank: '工商银行', account_number: '6222020000000000000' },
  },
}
const licence = '/subject_info/business_license_info'
const card = '/subject_info/identity_info/id_card_info'

test('a whole form has nothing against it', () => {
  assert.deepEqual(findingsOf(individual, papers, today), [])
})

test('each thing that is wrong is named at its field, and only there', () => {
  const cases: readonly (readonly [string, string, Draft])[] = [
    ['COMPANY_NAME', `${licence}/merchant_name`, ofLicence({ merchant_name: '李四小吃有限公司' })],
    ['LICENCE_FORM', `${licence}/license_number`, ofLicence({ license_number: '91310000MA1FL000ON' })],
    ['LICENCE_CHECK_DIGIT', `${licence}/license_number`, ofLicence({ license_number: '440301103448668' })],
    ['PERIOD', `${licence}/period_end`, ofLicence({ period_end: '2019-08-01' })],
    ['DAY', `${licence}/period_begin`, ofLicence({ period_begin: '2019-02-29' })],
    ['EXPIRED', `${licence}/period_end`, ofLicence({ period_end: '2026-11-25' })],
    ['CARD_NUMBER', `${card}/id_card_number`, ofCard({ id_card_number: '110105194912310021' })],
    ['EXPIRED', `${card}/card_period_end`, ofCard({ card_period_end: '2026-01-01' })],
    ['MOBILE', '/contact_info/mobile_phone', { contact_info: { mobile_phone: '1380000000' } }],
    ['EMAIL', '/contact_info/contact_email', { contact_info: { contact_email: 'li' } }],
    ['NOT_HERE', '/contact_info/contact_id_number', { contact_info: { contact_id_number: '11010519491231002X' } }],
    ['LEGAL_PERSON', '/contact_info/contact_name', { contact_info: { contact_name: '王五' } }],
    ['TOO_LONG', `${card}/id_card_address`, ofCard({ id_card_address: '𠮷'.repeat(70) })],
    ['ACCOUNT_NAME', '/bank_account_info/account_name', { bank_account_info: { account_name: '王五' } }],
    ['ACCOUNT_NUMBER', '/bank_account_info/account_number', { bank_account_info: { account_number: '6222 02' } }],
    ['BRANCH', '/bank_account_info/bank_name', { bank_account_info: { account_bank: '其他银行' } }],
    ['PAPER_UNKNOWN', `${licence}/license_copy`, ofLicence({ license_copy: paperId.replace('0j3t', '0j3s') })],
    ['PAPER_KIND', '/addition_info/legal_person_video', { addition_info: { legal_person_video: paperId } }],
    ['NEEDED', '/subject_info/finance_institution_info/finance_type', finance()],
    [
      'NOT_HERE',
      '/business_info/sales_info/app_info',
      { business_info: { sales_info: { app_info: { app_appid: 'wx2421b1c4370ec43b' } } } },
    ],
  ]
  for (const [code, field, change] of cases) {
    const found = findingsOf(changedDraft(individual, { draft: change }), papers, today)
    assert.deepEqual([found[0]?.code, found[0]?.field], [code, field])
    for (const one of found) assert.doesNotMatch(Object.values(wordsOf(one)).join(), /\{\w+\}|undefined/)
  }
})

test('a company says more than an individual business, and other organisations show another paper', () => {
  const codes = (type: 'ENTERPRISE' | 'GOVERNMENT') =>
    findingsOf(
      changedDraft(individual, { draft: { subject_info: { subject_type: `SUBJECT_TYPE_${type}` } } }),
      papers,
      today,
    ).map(({ code, field }) => `${code} ${field.split('/').at(-1)}`)
  assert.deepEqual(codes('ENTERPRISE'), ['NEEDED owner', 'NEEDED id_card_address', 'ACCOUNT_TYPE bank_account_type'])
  const ofGovernment = codes('GOVERNMENT')
  assert(ofGovernment.includes('NOT_HERE business_license_info') && ofGovernment.includes('NEEDED cert_number'))
})

test('one wrong digit in an identity card or a licence is always found', () => {
  const digits = (count: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''))
  const place = fc.integer({ min: 0, max: 13 })
  const other = fc.integer({ min: 1, max: 9 })
  const changed = (text: string, at: number, by: number) =>
    text.slice(0, at) + String((Number(text[at]) + by) % 10) + text.slice(at + 1)
  fc.assert(
    fc.property(digits(17), digits(14), place, other, (first, second, at, by) => {
      const [person, old, code] = [
        first + checkDigitOfCard(first),
        second + checkDigitOfRegistration(second),
        first + checkDigitOfCreditCode(first),
      ]
      assert(isCardNumber(person) && isLicenceNumber(old) && isLicenceNumber(code))
      assert(!isCardNumber(changed(person, at, by)))
      assert(!isLicenceNumber(changed(old, at, by)) && !isLicenceNumber(changed(code, at, by)))
    }),
  )
  for (const known of ['91330100799655058B', '91440300708461136T', '440301103097413'])
    assert(isLicenceNumber(known), known)
})

test('a change leaves what it does not name, takes out what it says, and leaves no empty part behind', () => {
  const after = changedDraft(individual, {
    draft: { business_info: { service_phone: '1' } },
    remove: ['/business_info/sales_info', '/settlement_info/settlement_id'],
  })
  assert.deepEqual(after.business_info, { merchant_shortname: '李四小吃', service_phone: '1' })
  assert.equal('settlement_info' in after, false)
  assert.deepEqual(after.subject_info, individual.subject_info)
  assert.deepEqual(changedDraft(individual, { remove: ['/nothing/there', '/__proto__'] }), individual)
})

test('masked it tells no person; as a form it names papers as WeChat does', () => {
  assert.doesNotMatch(
    JSON.stringify(maskedDraft(individual)),
    /李四"|11010519491231002X|6222020000000000000|li@example/,
  )
  assert.equal(papersNamed(individual).length, 3)
  const form = JSON.stringify(toForm('apl_1', individual, new Map([[paperId, 'media-1']])))
  assert(form.includes('"business_code":"apl_1"') && form.includes('media-1') && !form.includes(paperId))
})

test('the scenes open their products, and no others', () => {
  const granted = (...scenes: Parameters<typeof permissionsByScene>[0][number][]) =>
    permissionsByScene(scenes).flatMap(({ name, state }) => (state === 'granted' ? [name] : []))
  assert.deepEqual(granted('SALES_SCENES_STORE'), ['jsapi', 'code_payment'])
  assert.deepEqual(granted('SALES_SCENES_MINI_PROGRAM'), ['jsapi', 'mini_program'])
  assert.deepEqual(granted('SALES_SCENES_WEB', 'SALES_SCENES_APP'), ['jsapi', 'native', 'app'])
})

function ofLicence(fields: NonNullable<NonNullable<Draft['subject_info']>['business_license_info']>): Draft {
  return { subject_info: { business_license_info: fields } }
}

function ofCard(id_card_info: Record<string, string>): Draft {
  return { subject_info: { identity_info: { id_card_info } } }
}

function finance(): Draft {
  return { subject_info: { finance_institution: true } }
}
