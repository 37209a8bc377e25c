import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PublicError } from '../../errors.ts'
import { changedDraft, changedFields, type Draft } from './draft.ts'
import { assertNewest, firstVersion, nextVersion, type Versioned } from './form-version.ts'

const phone = '/business_info/service_phone'
const owners = '/subject_info/ubo_info_list'
const at = new Date('2026-11-26T08:00:00Z')

test('a change names the fields that become others; a list is one field, and the same values again are no change', () => {
  const before: Draft = {
    business_info: { service_phone: '1' },
    subject_info: { ubo_info_list: [{ ubo_id_doc_name: 'a' }] },
  }
  const change = {
    business_info: { service_phone: '1', merchant_shortname: 'n' },
    subject_info: { ubo_info_list: [{}] },
  }
  assert.deepEqual(changedFields(before, changedDraft(before, { draft: change })), [
    owners,
    '/business_info/merchant_shortname',
  ])
  assert.deepEqual(changedFields(before, changedDraft(before, { draft: before })), [])
  assert.deepEqual(changedFields(before, changedDraft(before, { remove: ['/business_info'] })), [phone])
})

test('whoever looked earlier changes what nobody has changed since, and nothing else; what is sent is the newest', () => {
  const second = nextVersion(firstVersion, { fields: [phone], seen: 1, by: '张三', at })
  assert.deepEqual(second, { version: 2, written: { [phone]: { version: 2, at: at.toISOString(), by: '张三' } } })
  const third = nextVersion(second, { fields: [owners], seen: 1, by: null, at })
  assert.equal(third.version, 3)
  refuses(() => nextVersion(third, { fields: [owners, phone], seen: 1, by: null, at }), third, [phone, owners])
  refuses(() => nextVersion(third, { fields: ['/x'], seen: 9, by: null, at }), third, [])
  refuses(() => assertNewest(third, 2), third, [owners])
  assertNewest(third, 3)
  assert.deepEqual(nextVersion(third, { fields: [], seen: 1, by: null, at }), third)
})

function refuses(act: () => unknown, { version, written }: Versioned, fields: readonly string[]): void {
  const newest = fields.map((field) => written[field]!).at(-1)
  const who = newest ? { changed_at: newest.at, changed_by: newest.by ?? 'API' } : {}
  assert.throws(act, (error) => {
    assert(error instanceof PublicError)
    assert.deepEqual([error.code, error.details], ['FORM_CHANGED', { version, fields, ...who }])
    return true
  })
}
