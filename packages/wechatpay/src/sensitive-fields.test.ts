import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApplymentForm } from './applyment-form.ts'
import { openSensitive, sealerOf } from './sealing.ts'
import { SENSITIVE_FIELDS, type Sealed, sealForm } from './sensitive-fields.ts'
import { confirmations } from './testing/confirmations.ts'
import documented from './testing/documented-forms.json' with { type: 'json' }
import { forms, settlementChange } from './testing/forms.ts'
import { keyringOf } from './testing/server.ts'
import { makePublicKey, NOON } from './testing/wechat.ts'

const key = makePublicKey()
const sealer = sealerOf(keyringOf([key]), NOON)
const { sub_mchid: _inPath, ...change } = settlementChange
const written: Record<keyof typeof documented.forms, readonly object[]> = {
  applyment: forms,
  settlement: [change],
  subject_confirmation: confirmations,
}

// Where WeChat's own Go examples, which are newer, spell a field otherwise or have one more.
const newer = {
  applyment: ['settlement_cert_pic', 'relation_cert_pic', 'other_cert_pics/*'].map(
    (name) => `/bank_account_info/account_cert_info/${name}`,
  ),
  settlement: [],
  subject_confirmation: [
    '/channel_id',
    ...['licence_number', 'licence_copy', 'merchant_name', 'legal_person', 'company_address', 'licence_valid_date'].map(
      (name) => `/subject_info/business_licence_info/${name}`,
    ),
    ...['category_id', 'operation_copy_list/*'].map((name) => `/subject_info/special_operation_list/*/${name}`),
    ...['id_type', 'id_card_copy', 'id_card_national', 'id_doc_copy', 'name', 'id_number', 'id_card_valid_date'].map(
      (name) => `/ubo_info/ubo_${name}`,
    ),
  ],
} as const
const older = {
  applyment: [],
  settlement: [],
  subject_confirmation: ['/subject_info/business_license_info/', '/subject_info/special_operation_info/'],
} as const

test('Q35, Q38: the forms can say every field that WeChat documents, and no other', () => {
  for (const name of Object.keys(written) as (keyof typeof written)[]) {
    const ours = new Set(written[name].flatMap((form) => pathsOf(form)))
    const official = documented.forms[name].fields.filter(
      (field) => !older[name].some((past) => field.startsWith(past)),
    )
    assert.deepEqual([...ours].toSorted(), [...new Set([...official, ...newer[name]])].toSorted(), name)
  }
})

test('Q35, Q38: every field that WeChat documents as sensitive travels sealed, and only those do', () => {
  for (const name of Object.keys(written) as (keyof typeof written)[]) {
    const sealed = new Set<string>()
    for (const form of written[name]) {
      const copy = sealForm(form, sealer)
      for (const path of pathsOf(form)) {
        const [clear, travels] = [at(form, path), at(copy, path)]
        if (clear === travels) continue
        sealed.add(path)
        assert.equal(openSensitive(key.privateKey, String(travels)), clear, path)
      }
    }
    const singleOwner = ['/ubo_info/ubo_id_number', '/ubo_info/ubo_name'].filter(() => name === 'subject_confirmation')
    assert.deepEqual([...sealed].toSorted(), [...documented.forms[name].sensitive, ...singleOwner].toSorted(), name)
    for (const path of sealed) assert.ok((SENSITIVE_FIELDS as readonly string[]).includes(path.split('/').at(-1) ?? ''))
  }
})

test('Q35: nothing empty is sent, and an error names the field but not what it says', () => {
  const empties = [{ a: { b: '' } }, { a: [] }, { a: {} }, { a: null }, { a: ' \n' }, { account_name: '' }, {}]
  for (const form of empties) assert.throws(() => sealForm(form, sealer), TypeError, JSON.stringify(form))
  assert.deepEqual(sealForm({ a: undefined, b: false, c: 0 }, sealer), { b: false, c: 0 })
  assert.throws(() => sealForm({ x: [{ mobile_phone: 13800000000 }] }, sealer), {
    name: 'TypeError',
    message: '/x/0/mobile_phone is sensitive, and only a text can be sealed',
  })
  const long = () => sealForm({ id_card_address: '路'.repeat(72) }, sealer)
  assert.throws(
    long,
    (error: Error) => error instanceof RangeError && /^\/id_card_address: [^路]*$/.test(error.message),
  )
})

test('Q35: a form with a sensitive field in clear, or with what its kind of subject does not have, does not compile', () => {
  // @ts-expect-error in clear
  const clear: Sealed<ApplymentForm>['contact_info']['contact_name'] = '张三'
  const [company, individual] = forms as [ApplymentForm, ApplymentForm]
  // @ts-expect-error a company is settled to its own account
  const card: ApplymentForm = {
    ...company,
    bank_account_info: individual.bank_account_info,
    subject_info: company.subject_info,
  }
  assert.notDeepEqual(clear, card)
})

function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}/*`))
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, `${path}/${name}`))
}

function at(value: unknown, path: string): unknown {
  const names = path.slice(1).split('/')
  return names.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name === '*' ? 0 : name], value)
}
