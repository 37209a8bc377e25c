import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Disagreement } from '../../errors.ts'
import { readCells } from '../../testing/state-table.ts'
import { type Applyment, type ApplymentState, endOf, isOpen, nextState } from './applyment.ts'
import type { ApplymentReport, Word } from './applyment-report.ts'
import { nextWarningAt, warningDue } from './expiry.ts'
import { nextLook, papersEnd, submission } from './promises.ts'

const dayMs = 86_400_000
const now = new Date('2026-11-26T00:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * dayMs)

// `=` changes nothing, `!` is a disagreement. Words are written short: c for to_be_confirmed, s for to_be_signed.
const short: Readonly<Record<string, string>> = { c: 'to_be_confirmed', s: 'to_be_signed', again: 'submitting' }
const table = `
             accepted  editing  auditing  rejected  c  s  signing  finished  canceled  refused  absent
  draft      !         !        !         !         !  !  !        !         !         !        =
  submitting auditing  =        =         =         =  =  =        =         =         refused  =
  unknown    auditing  again    auditing  rejected  c  s  signing  finished  canceled  refused  again
  editing    =         =        auditing  rejected  c  s  signing  finished  canceled  =        !
  auditing   =         editing  =         rejected  c  s  signing  finished  canceled  =        !
  rejected   =         editing  auditing  =         c  s  signing  finished  canceled  =        !
  c          =         editing  auditing  rejected  =  s  signing  finished  canceled  =        !
  s          =         editing  auditing  rejected  c  =  signing  finished  canceled  =        !
  signing    =         editing  auditing  rejected  c  s  =        finished  canceled  =        !
  finished   =         !        =         !         =  =  =        =         !         =        !
  refused    !         =        auditing  =         c  s  signing  finished  canceled  =        =
  canceled   =         =        !         =         !  !  !        !         =         =        =
`

test('every state meets every word of WeChat’s', () => {
  const cells = readCells(table).map(({ state, word, want }) => [state, word, want].map((one) => short[one] ?? one))
  assert.equal(cells.length, 12 * 11)
  for (const [state, word, want] of cells as [ApplymentState, Word, string][]) {
    const move = () => nextState(applymentIn(state), reportOf(word))
    if (want === '!') assert.throws(move, Disagreement, `${state} ${word}`)
    else assert.equal(move(), want === '=' ? null : want, `${state} ${word}`)
  }
})

test('after a lost answer the rejection of the form before says that the new one has not arrived; another is a new one', () => {
  const reason = { field: 'id_card_copy', fieldName: '照片', reason: '不清晰' }
  const waiting = { ...applymentIn('unknown'), rejections: [reason] }
  assert.equal(nextState(waiting, { ...reportOf('rejected'), rejections: [reason] }), 'submitting')
  const asKept = Object.fromEntries(Object.entries(reason).reverse()) as typeof reason
  const kept = { ...waiting, rejections: [asKept] }
  assert.equal(nextState(kept, { ...reportOf('rejected'), rejections: [reason] }), 'submitting', 'in whatever order')
  const other = { ...reason, reason: '已过期' }
  assert.equal(nextState(waiting, { ...reportOf('rejected'), rejections: [other] }), 'rejected')
})

test('a refusal of a try after which another was counted is not believed: the later one may be taken', () => {
  const twice = { ...applymentIn('submitting'), attempts: 2 }
  assert.equal(nextState(twice, { ...reportOf('refused'), attempt: 1 }), null)
  assert.equal(nextState(twice, { ...reportOf('accepted'), attempt: 1 }), 'auditing')
  assert.equal(nextState(twice, { ...reportOf('refused'), attempt: 2 }), 'refused')
})

test('a word of another form moves nothing', () => {
  const ours = { ...applymentIn('auditing'), applymentId: 1, subMchid: '1900000109' }
  for (const foreign of [{ businessCode: 'other' }, { applymentId: 2 }, { subMchid: '1900000110' }])
    assert.throws(() => nextState(ours, { ...reportOf('finished'), ...foreign }), Disagreement)
})

test('people write in it only where WeChat has nothing of it under way', () => {
  const states = [...new Set(readCells(table).map(({ state }) => short[state] ?? state))] as ApplymentState[]
  assert.deepEqual(states.filter(isOpen), ['draft', 'editing', 'rejected', 'refused'])
})

test('an end that comes by itself is warned of seven days, three days and a day before, each once', () => {
  assert.deepEqual(endOf('to_be_confirmed', now), later(10))
  assert.deepEqual(endOf('to_be_signed', now), later(30))
  assert.equal(endOf('auditing', now), null)
  let warnedDays: number | null = null
  const warnings: number[] = []
  for (let hour = 0; hour < 31 * 24; hour++) {
    const due = warningDue({ expiresAt: later(30), warnedDays }, later(hour / 24))
    if (due === null) continue
    warnings.push(due)
    warnedDays = due
  }
  assert.deepEqual(warnings, [7, 3, 1])
  assert.equal(
    warningDue({ expiresAt: later(30), warnedDays: null }, later(29.5)),
    1,
    'what was missed is not said late',
  )
  assert.deepEqual(nextWarningAt({ expiresAt: later(30), warnedDays: 7 }), later(27))
})

test('submissions of one account stand in a line of ten a second, below the fifteen that WeChat takes', () => {
  const seconds = [0, 9, 10, 999].map((ahead) => {
    const { at } = submission({ accountId: 'acct', id: 'apl' }, ahead, now)
    return (at!.getTime() - now.getTime()) / 1_000
  })
  assert.deepEqual(seconds, [0, 0, 1, 99])
})

test('a form that waits for our correction is asked for seldom, and no longer after two months', () => {
  const hours: number[] = []
  for (let queries = 0, at = now; ; queries++) {
    const next = nextLook({ ...applymentIn('rejected'), stateSince: now, queries }, at)
    if (!next) break
    hours.push((next.at!.getTime() - at.getTime()) / 3_600_000)
    at = next.at!
  }
  assert.deepEqual(hours.slice(0, 4), [6, 12, 24, 24])
  assert.equal(hours.length, 61)
  for (const state of ['draft', 'refused', 'finished', 'canceled'] as const)
    assert.equal(nextLook({ ...applymentIn(state), stateSince: now, queries: 0 }, now), null, state)
})

test('papers go so many days after the end as was set, and never before it', () => {
  const ended = { ...applymentIn('finished'), accountId: 'acct', stateSince: now }
  assert.deepEqual(papersEnd(ended, 30)?.at, later(30))
  assert.equal(papersEnd({ ...ended, state: 'auditing' }, 30), null)
})

function applymentIn(state: ApplymentState): Applyment {
  return { id: 'apl', businessCode: 'apl', state, applymentId: null, subMchid: null, rejections: [] } as never
}

function reportOf(word: Word): ApplymentReport {
  const nothing = { businessCode: null, applymentId: null, subMchid: null, signUrl: null, message: null, refusal: null }
  return { ...nothing, id: 'apl', word, rejections: [], attempt: null, source: 'query', exchange: null }
}
