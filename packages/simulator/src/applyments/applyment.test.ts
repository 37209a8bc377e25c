import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountCheck, ApplymentAct, ApplymentForm, ApplymentState } from '../storage/applyment-rows.ts'
import { nextSubjectState } from '../subjects/subject.ts'
import { accountCheckOf, nextApplymentState, permissionsOf, subjectTypeOf, termOf } from './applyment.ts'

const STATES: readonly ApplymentState[] = [
  ...(['EDITTING', 'AUDITING', 'REJECTED', 'TO_BE_CONFIRMED', 'TO_BE_SIGNED', 'SIGNING'] as const),
  ...(['FINISHED', 'CANCELED'] as const),
]
const ACTS: readonly ApplymentAct[] = [
  ...(['submit', 'interrupt', 'approve', 'reject', 'check_account', 'sign', 'open', 'expire'] as const),
]

test('M3: every state of an application meets every act, and only these lead on', () => {
  const table = ['none', 'remittance'].map((check) =>
    STATES.flatMap((state) =>
      ACTS.flatMap((act) => {
        const next = nextApplymentState(state, act, check as AccountCheck)
        return next === null ? [] : [`${state} ${act} ${next}`]
      }),
    ),
  )
  const common = [
    'AUDITING reject REJECTED',
    'AUDITING interrupt EDITTING',
    'EDITTING submit AUDITING',
    'REJECTED submit AUDITING',
    'SIGNING open FINISHED',
    'TO_BE_CONFIRMED check_account TO_BE_SIGNED',
    'TO_BE_CONFIRMED expire REJECTED',
    'TO_BE_SIGNED expire CANCELED',
    'TO_BE_SIGNED sign SIGNING',
  ]
  assert.deepEqual(table[0]?.toSorted(), [...common, 'AUDITING approve TO_BE_SIGNED'].toSorted())
  assert.deepEqual(table[1]?.toSorted(), [...common, 'AUDITING approve TO_BE_CONFIRMED'].toSorted())
  assert.deepEqual(
    STATES.map((state) => (termOf(state) ?? 0) / 60_000).filter((minutes) => minutes > 0),
    [10 * 1440, 30 * 1440, 30],
  )
})

test('M3: who checks the account follows from the subject and from who signs', () => {
  const rows: readonly (readonly [string, string | undefined, boolean, AccountCheck, string])[] = [
    ['INDIVIDUAL', 'LEGAL', false, 'none', 'individual'],
    ['INDIVIDUAL', 'SUPER', false, 'legal_person', 'individual'],
    ['ENTERPRISE', 'LEGAL', false, 'none', 'company'],
    ['ENTERPRISE', 'SUPER', false, 'remittance_or_legal_person', 'company'],
    ['INSTITUTIONS', 'SUPER', true, 'none', 'company'],
    ['GOVERNMENT', 'LEGAL', false, 'remittance', 'company'],
    ['OTHERS', 'LEGAL', false, 'remittance', 'company'],
    ['MICRO', undefined, false, 'none', 'micro'],
  ]
  for (const [type, contact_type, letter, check, kind] of rows) {
    const subject_info = {
      subject_type: `SUBJECT_TYPE_${type}`,
      ...(letter ? { certificate_letter_copy: 'm' } : {}),
    }
    const form = { contact_info: { contact_type }, subject_info } as unknown as ApplymentForm
    assert.deepEqual([accountCheckOf(form), subjectTypeOf(form)], [check, kind], type)
  }
})

test('M3: products follow from the scenes', () => {
  const granted = (...scenes: string[]) => {
    const sales_scenes_type = scenes.map((scene) => `SALES_SCENES_${scene}`)
    const permissions = permissionsOf({ business_info: { sales_info: { sales_scenes_type } } } as never)
    return Object.entries(permissions).flatMap(([name, has]) => (has ? [name] : []))
  }
  assert.deepEqual(granted('STORE'), ['codepay', 'jsapi'])
  assert.deepEqual(granted('MP'), ['jsapi'])
  assert.deepEqual(granted('MINI_PROGRAM'), ['jsapi', 'mini_program'])
  assert.deepEqual(granted('APP', 'WEB'), ['jsapi', 'native', 'app'])
  assert.deepEqual(granted('WEWORK'), [])
})

test('a society is verified after its contact, an office never, a company when an agent is its contact', () => {
  const after = (type: string, contact_type: string) =>
    nextSubjectState('WAITTING_FOR_CONFIRM_CONTACT', 'confirm_contact', {
      subject_info: { subject_type: `SUBJECT_TYPE_${type}` },
      contact_info: { contact_type },
    } as never)
  assert.equal(after('OTHERS', 'LEGAL'), 'WAITTING_FOR_CONFIRM_LEGALPERSON')
  assert.equal(after('GOVERNMENT', 'SUPER'), 'PASSED')
  assert.equal(after('ENTERPRISE', 'LEGAL'), 'PASSED')
  assert.equal(after('ENTERPRISE', 'SUPER'), 'WAITTING_FOR_CONFIRM_LEGALPERSON')
})
