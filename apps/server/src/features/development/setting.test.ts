import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, type Ours } from './comparison.ts'
import { newestWord } from './look.ts'
import { readDomain, readPayPath } from './pay-path.ts'
import { changeableAt, isOvertaken, nextState, type Setting, type SettingState, type SettingWord } from './setting.ts'

const states: SettingState[] = ['sending', 'unknown', 'set', 'refused', 'given_up']
const words: SettingWord[] = ['taken', 'seen', 'absent', 'refused']
const now = new Date('2026-11-26T00:00:00Z')

test('every state meets every word: what WeChat has is set, and unknown is neither set nor refused by silence', () => {
  const table = states.map((state) => words.map((word) => nextState(state, word) ?? '='))
  assert.deepEqual(table, [
    ['set', 'set', '=', 'refused'],
    ['set', 'set', 'sending', 'refused'],
    ['=', '=', '=', '='],
    ['set', 'set', '=', '='],
    ['=', '=', '=', '='],
  ])
})

test('a refusal of a try after which another was counted is not believed: the later one may be taken', () => {
  const [first, second] = [1, 2].map((attempts) => ({ ...setting('appid', 'wxours', 'sending'), attempts }))
  assert.deepEqual([isOvertaken(second!, first!, 'refused'), isOvertaken(second!, first!, 'taken')], [true, false])
  assert.equal(isOvertaken(second!, second!, 'refused'), false)
})

test('M5: an account to follow is changed after thirty days, and not a millisecond sooner', () => {
  const setAt = new Date('2026-10-27T00:00:00Z')
  assert.equal(changeableAt({ setAt }, now), null)
  assert.deepEqual(changeableAt({ setAt }, new Date(now.getTime() - 1)), now)
  assert.equal(changeableAt({ setAt: null }, now), null)
})

test('both sides beside each other: what agrees, what one side lacks, what is on its way, and the moves for each', () => {
  const settings = [
    setting('pay_path', 'https://a.test/', 'set'),
    setting('pay_path', 'https://b.test/', 'sending'),
    setting('pay_path', 'https://c.test/', 'given_up'),
    setting('pay_path', 'https://d.test/', 'refused'),
    setting('follow', 'wxours', 'set'),
  ]
  const seen = {
    payPaths: ['https://a.test/', 'https://c.test/'],
    appids: [
      { subAppid: 'wxtheirs', subscribeAppid: null },
      { subAppid: null, subscribeAppid: 'wxother' },
    ],
  }
  const ours: Ours = { bindings: [], settings }
  assert.deepEqual(
    compare(ours, seen).map(({ kind, name, here, atWechat, moves }) => [kind, name, here, atWechat, moves]),
    [
      ['pay_path', 'https://a.test/', 'https://a.test/', 'https://a.test/', []],
      ['pay_path', 'https://b.test/', 'https://b.test/', null, []],
      ['pay_path', 'https://d.test/', 'https://d.test/', null, ['send_again']],
      ['pay_path', 'https://c.test/', null, 'https://c.test/', ['take_over', 'by_hand']],
      ['appid', 'wxtheirs', null, 'wxtheirs', ['take_over', 'by_hand']],
      ['follow', null, 'wxours', 'wxother', ['take_over', 'send_again']],
    ],
  )
  assert.deepEqual(compare({ bindings: [], settings: [] }, { payPaths: [], appids: [] }), [])
})

test('what WeChat took after its last look is there; what it took before, and what a person says, is not added to what it said', () => {
  const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)]
  const seen = { payPaths: [], appids: [{ subAppid: null, subscribeAppid: 'wxfirst' }] }
  const settings = [
    { ...setting('follow', 'wxthird', 'set'), setAt: new Date(after.getTime() + 1) },
    { ...setting('follow', 'wxsecond', 'set'), setAt: after },
    { ...setting('appid', 'wxbound', 'set'), setAt: after },
    { ...setting('pay_path', 'https://a.test/', 'set'), setAt: after },
    { ...setting('pay_path', 'https://b.test/', 'set'), setAt: before },
    { ...setting('pay_path', 'https://c.test/', 'set'), setAt: after, way: 'by_hand' as const },
    { ...setting('pay_path', 'https://d.test/', 'given_up'), setAt: after },
  ]
  assert.deepEqual(newestWord({ seen, seenAt: now }, settings), {
    payPaths: ['https://a.test/'],
    appids: [
      { subAppid: 'wxbound', subscribeAppid: null },
      { subAppid: null, subscribeAppid: 'wxthird' },
    ],
  })
  assert.equal(newestWord({ seen: null, seenAt: null }, settings), null)
})

test('a pay path is a folder, an H5 domain a name alone', () => {
  for (const path of ['https://a.test/', 'http://a.test/pay/', 'https://a.test:8443/x/'])
    assert.equal(readPayPath(path), path)
  for (const path of [
    'https://a.test',
    'a.test/',
    'ftp://a.test/',
    'https://a.test/?x=/',
    'https://u@a.test/',
    'https://a.test/#/',
  ])
    assert.throws(() => readPayPath(path), { code: 'PAY_PATH_INVALID' }, path)
  assert.equal(readDomain('pay.a-b.com'), 'pay.a-b.com')
  for (const domain of ['https://a.com', 'a.com/', 'A.com', 'a', '-a.com', 'a..com'])
    assert.throws(() => readDomain(domain), { code: 'H5_DOMAIN_INVALID' }, domain)
})

function setting(kind: Setting['kind'], value: string, state: SettingState): Setting {
  return {
    ...{ providerId: 'prv', id: value, accountId: 'acct', merchantId: 'mch', subMerchantId: 'sub', mode: 'test' },
    ...{ kind, value, subAppid: null, owner: null, state, stateSince: now, way: 'sent', attempts: 0, askedAt: null },
    ...{ refusedCode: null, refusedMessage: null, setAt: null, addedBy: null, createdAt: now },
  }
}
