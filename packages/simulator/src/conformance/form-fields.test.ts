import assert from 'node:assert/strict'
import { test } from 'node:test'
import { APPLYMENT_FIELDS } from '../wechat/applyments/fields.ts'
import type { Field, Fields } from '../wechat/fields.ts'
import { SETTLEMENT_FIELDS } from '../wechat/settlements/fields.ts'
import { SUBJECT_FIELDS } from '../wechat/subject-confirmations/fields.ts'
import documented from './documented-forms.json' with { type: 'json' }

type Fact = {
  readonly field: string
  readonly type: string
  readonly required?: boolean
  readonly sensitive?: boolean
  readonly enum?: readonly (string | number)[]
}

const TYPES: Readonly<Record<string, string>> = { string: 'text', number: 'integer' }
// Where WeChat's own examples, which are newer, have another field or demand less; what demands a field beside the schema is
// looked at by the rules of the form.
const FORMS = [
  {
    name: 'applyment',
    fields: APPLYMENT_FIELDS,
    elsewhere: [],
    // By kind of subject, scene or administrator, or, of the account, because today's page lets it go.
    notAlways: [
      '/contact_info/contact_type',
      '/subject_info/business_license_info',
      '/subject_info/certificate_info',
      '/subject_info/identity_info/id_doc_type',
      '/subject_info/ubo_info_list/0/ubo_id_doc_copy_back',
      '/business_info/sales_info',
      '/bank_account_info/bank_address_code',
    ],
    oursAlone: ['/bank_account_info/account_cert_info'],
  },
  {
    name: 'settlement',
    fields: SETTLEMENT_FIELDS,
    elsewhere: [],
    notAlways: ['/bank_address_code'],
    oursAlone: [],
  },
  {
    name: 'subject_confirmation',
    fields: SUBJECT_FIELDS,
    elsewhere: ['/subject_info/business_license_info', '/subject_info/special_operation_info'],
    notAlways: ['/ubo_info_list/0/ubo_id_doc_copy_back'],
    oursAlone: [
      '/channel_id',
      '/subject_info/business_licence_info',
      '/subject_info/special_operation_list',
      '/ubo_info',
    ],
  },
] as const
// 提交申请单 has micro merchants on a page of its own, and the collection one list of kinds and states for both interfaces.
const MERGED_LISTS = /\/(subject_type|cert_type)$/

test('Q35, Q38: the fields of forms are WeChat’s, with its types, choices, what it demands and what it wants sealed', () => {
  for (const { name, fields, elsewhere, notAlways, oursAlone } of FORMS) {
    const facts: readonly Fact[] = documented.forms[name].fields
    const known = new Set<string>()
    for (const fact of facts) {
      known.add(fact.field)
      if (elsewhere.some((path) => under(fact.field, path))) continue
      const ours = fieldAt(fields, fact.field)
      assert(ours, `${name} lacks ${fact.field}`)
      assert.equal(ours.type, TYPES[fact.type] ?? fact.type, `${name} ${fact.field}`)
      assert.equal(ours.holds === 'sealed', fact.sensitive === true, `${name} ${fact.field}`)
      if (fact.required === true && !(notAlways as readonly string[]).includes(fact.field)) {
        assert.equal(ours.required, true, `${name} ${fact.field} is required`)
      }
      if (fact.enum && ours.type === 'text' && !MERGED_LISTS.test(fact.field)) {
        assert.deepEqual([...(ours.oneOf ?? [])].toSorted(), fact.enum.toSorted(), `${name} ${fact.field}`)
      }
    }
    const more = pathsOf(fields, '').filter((path) => !known.has(path) && !oursAlone.some((own) => under(path, own)))
    assert.deepEqual(more, [], `${name} has fields that nobody documents`)
  }
})

function under(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`)
}

function fieldAt(fields: Fields, path: string): Field | undefined {
  const [first = '', ...rest] = path.slice(1).split('/')
  return rest.reduce<Field | undefined>((field, name) => {
    if (field?.type === 'array') return field.item
    return field?.type === 'object' ? field.fields[name] : undefined
  }, fields[first])
}

function pathsOf(fields: Fields, path: string): string[] {
  return Object.entries(fields).flatMap(([name, field]) => within(field, `${path}/${name}`))
}

function within(field: Field, path: string): string[] {
  if (field.type === 'object') return [path, ...pathsOf(field.fields, path)]
  return field.type === 'array' ? [path, ...within(field.item, `${path}/0`)] : [path]
}
