import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Disagreement, PublicError } from '../../errors.ts'
import { readCells } from '../../testing/state-table.ts'
import { firstVersion } from '../applyments/form-version.ts'
import {
  assertOpen,
  type Confirmation,
  type ConfirmationState,
  isOpen,
  mayCancelAtWechat,
  nextState,
} from './confirmation.ts'
import { findingsOf } from './confirmation-findings.ts'
import type { ConfirmationWord } from './confirmation-report.ts'
import { toAbsentReport } from './from-wechat.ts'

// `=` changes nothing, `!` is a disagreement. c for confirming_contact, l for confirming_legal_person.
const short: Readonly<Record<string, string>> = {
  c: 'confirming_contact',
  l: 'confirming_legal_person',
  again: 'submitting',
}
const table = `
             accepted  editing  auditing  c  l  passed  rejected  frozen  canceled  refused  absent
  draft      !         !        !         !  !  !       !         !       !         !        =
  submitting auditing  =        =         =  =  =       =         =       =         refused  =
  unknown    auditing  again    auditing  c  l  passed  rejected  frozen  canceled  refused  again
  editing    =         =        auditing  c  l  passed  rejected  frozen  canceled  =        !
  auditing   =         editing  =         c  l  passed  rejected  frozen  canceled  =        !
  c          =         editing  auditing  =  l  passed  rejected  frozen  canceled  =        !
  l          =         editing  auditing  c  =  passed  rejected  frozen  canceled  =        !
  passed     =         =        =         =  =  =       !         frozen  canceled  =        !
  rejected   =         editing  auditing  c  l  passed  =         frozen  canceled  =        !
  frozen     =         =        =         =  =  !       !         =       canceled  =        !
  refused    !         =        auditing  c  l  passed  =         frozen  canceled  =        =
  canceled   =         =        =         =  =  !       =         !       =         =        =
`

test('Q38, Q39: every state of a confirmation meets every word of WeChat’s', () => {
  const cells = readCells(table).map(({ state, word, want }) => [state, word, want].map((one) => short[one] ?? one))
  assert.equal(cells.length, 12 * 11)
  for (const [state, word, want] of cells as [ConfirmationState, ConfirmationWord, string][]) {
    const move = () => nextState(confirmationIn(state), { ...toAbsentReport('sbc', null), word })
    if (want === '!') assert.throws(move, Disagreement, `${state} ${word}`)
    else assert.equal(move(), want === '=' ? null : want, `${state} ${word}`)
  }
})

test('a refusal of a try after which another was counted is not believed; what is being cancelled is not written in', () => {
  const twice = { ...confirmationIn('submitting'), attempts: 2 }
  const refused = { ...toAbsentReport('sbc', null), word: 'refused' } as const
  assert.equal(nextState(twice, { ...refused, attempt: 1 }), null)
  assert.equal(nextState(twice, { ...refused, attempt: 2 }), 'refused')
  assertOpen(confirmationIn('editing'))
  assert.throws(() => assertOpen({ ...confirmationIn('editing'), cancelWanted: true }), PublicError)
})

test('Q39: a rejected form is cancelled and not corrected in its place; one that met an error is sent again', () => {
  const states = [...new Set(readCells(table).map(({ state }) => short[state] ?? state))] as ConfirmationState[]
  assert.deepEqual(states.filter(isOpen), ['draft', 'editing', 'refused'])
  assert.deepEqual(states.filter(mayCancelAtWechat), [
    ...['editing', 'auditing', 'confirming_contact', 'confirming_legal_person', 'rejected'],
  ])
})

test('Q38: of a beneficial owner both sides of the paper are wanted, of a passport one', () => {
  const backOf = (kind: 'IDCARD' | 'OVERSEA_PASSPORT') => {
    const owner = { ubo_id_doc_type: `IDENTIFICATION_TYPE_${kind}` } as const
    const subject_info = { subject_type: 'SUBJECT_TYPE_ENTERPRISE' } as const
    const form = { subject_info, identification_info: { owner: false }, ubo_info_list: [owner] }
    return findingsOf(form, [], '', '2026-11-26').some(({ field }) => field === '/ubo_info_list/0/ubo_id_doc_copy_back')
  }
  assert.deepEqual([backOf('IDCARD'), backOf('OVERSEA_PASSPORT')], [true, false])
})

function confirmationIn(state: ConfirmationState): Confirmation {
  const at = new Date(0)
  const ids = { providerId: 'p', id: 'sbc', accountId: 'a', merchantId: 'm', subMerchantId: 's', subMchid: '1' }
  const refusal = { refusedCode: null, refusedMessage: null, refusedField: null }
  const said = { ...refusal, applymentId: null, qrCode: null, rejectParam: null, rejectReason: null, authorized: null }
  const form = { subjectType: null, name: null, draftSealed: null, draftMasked: {}, businessCode: 'sbc' }
  const counts = { submissions: 1, attempts: 1, queries: 0, askedAt: at, warnedDays: null, expiresAt: null }
  const times = { stateSince: at, createdAt: at, submittedAt: at }
  return { ...firstVersion, ...ids, ...said, ...form, ...counts, ...times, mode: 'test', state, cancelWanted: false }
}
