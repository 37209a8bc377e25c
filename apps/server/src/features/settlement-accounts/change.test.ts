import assert from 'node:assert/strict'
import { test } from 'node:test'
import { looksLike, type ShownAccount } from './account.ts'
import { type Change, type ChangeState, nextState } from './change.ts'
import type { ChangeWord } from './change-report.ts'
import { toNotArrivedReport } from './from-wechat.ts'

const account: ShownAccount = {
  accountType: 'ACCOUNT_TYPE_BUSINESS',
  accountBank: '农业银行',
  bankName: null,
  bankBranchId: null,
  accountNumber: '62*************01',
}
const wanted = { ...account, accountNumber: '6200000000000000001', accountName: null }

// What each word makes of each state: `=` is the same state, `!` a disagreement. The words in their order below.
const words = 'accepted not_sent refused auditing succeeded failed in_force not_arrived refused_before'.split(
  ' ',
) as ChangeWord[]
const expected: Readonly<Record<ChangeState, string>> = {
  submitting: '! = refused ! ! ! = ! refused',
  unknown: 'auditing submitting refused auditing succeeded failed succeeded abandoned =',
  auditing: '= ! ! = succeeded failed = ! =',
  succeeded: '! ! ! = = ! = ! =',
  failed: '! ! ! = ! = = ! =',
  refused: '! ! = ! ! ! = ! =',
  abandoned: '! ! ! ! ! ! = = =',
}

test('Q37: what each word makes of each state of a change; nothing but a word that it did not arrive lets it be sent again', () => {
  for (const [state, row] of Object.entries(expected) as [ChangeState, string][]) {
    const said = words.map((word) => resultOf(state, word))
    assert.equal(said.join(' '), row, state)
  }
})

test('Q37: an account is recognised by kind, bank, branch and the digits that WeChat shows, and another is a disagreement', () => {
  assert(looksLike(account, wanted))
  for (const other of [
    { accountNumber: '62*************02' },
    { accountNumber: '没有' },
    { accountBank: '工商银行' },
    { accountType: 'ACCOUNT_TYPE_PRIVATE' } as const,
  ])
    assert(!looksLike({ ...account, ...other }, wanted), JSON.stringify(other))
  const [shown, named] = [
    { ...account, bankBranchId: '1' },
    { ...wanted, bankBranchId: '2' },
  ]
  assert(looksLike(shown, wanted), 'a branch that was not named')
  assert(!looksLike(shown, named))
  const report = {
    ...toNotArrivedReport('stc'),
    word: 'succeeded',
    account: { ...account, accountBank: '工商银行' },
  } as const
  assert.throws(() => nextState(changeIn('auditing'), report, wanted), { kind: 'settlement_change_account' })
})

function resultOf(state: ChangeState, word: ChangeWord): string {
  try {
    return nextState(changeIn(state), { ...toNotArrivedReport('stc'), word }, wanted) ?? '='
  } catch {
    return '!'
  }
}

function changeIn(state: ChangeState): Change {
  const at = new Date(0)
  const ids = { providerId: 'p', id: 'stc', accountId: 'a', merchantId: 'm', subMerchantId: 's', subMchid: '1' }
  const said = { applicationNo: null, refusedCode: null, refusedMessage: null, refusedField: null, failReason: null }
  const shown = { accountNumberMasked: '620***0001', accountNameMasked: null, requestSealed: null, isDistinct: true }
  const counts = { attempts: 1, queries: 0, finishedAt: null, stateSince: at, createdAt: at }
  return { ...ids, ...said, ...shown, ...counts, ...account, mode: 'test', state }
}
