import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PublicError } from '../../errors.ts'
import { unswitched } from '../gold-plans/gold-plan.ts'
import { examine, type NumberFacts } from './examination.ts'
import { stateOf, wordsOf } from './finding.ts'
import { judgeRelation, type Probe } from './probe.ts'
import { isDone, stateOfTest } from './test-payment.ts'

const now = new Date('2026-11-26T12:00:00Z')
const day = 86_400_000
const url = 'https://pay.example.com/notify/wechat/acct_1'
const open = { open: true, changedAt: now }
const publicKey = { serial: 'PUB_KEY_ID_1', kind: 'public_key', expiresAt: null, addedAt: now } as const

const limits = { accountId: 'acct_1', subMchid: '1900000109', otherFunctions: '', askedAt: now }
const cause = { caseId: null, reason: '', describes: '', functions: [], otherFunctions: '', helpUrl: null }
const closed = {
  functions: ['NO_REFUND'],
  causes: [{ ...cause, way: 'SUBMIT_UBO_INFORMATION', from: null, isAnnounced: false }],
}
const told = {
  accountId: 'acct_1',
  url,
  state: 'registered',
  replaces: false,
  foundUrl: null,
  refusedCode: null,
  refusedMessage: null,
  attempts: 1,
  changedAt: now,
  askedAt: now,
} as const
const h5 = {
  products: [{ product: 'h5', ways: [], problem: null }],
  permissions: [granted('refund'), granted('h5')],
} as const

const right: NumberFacts = {
  subMerchantId: 'sub_1',
  subMchid: '1900000109',
  permissions: [granted('refund')],
  products: [{ product: 'native', ways: [], problem: null }],
  appidsOfOthers: [],
  development: { look: null, compared: [] },
  limitations: { ...limits, functions: [], causes: [] },
  violationAddress: told,
  domains: [],
  follows: [],
  goldPlan: { ...unswitched('sub_1'), plan: open, receipt: open },
  account: { spMchid: '1900000001', certificatePem: null, platformKeys: [publicKey], mode: 'live' },
  notifyUrl: url,
  probes: [probe('relation', 'good'), probe('clock', 'good', { seconds: '-2' }), probe('notify', 'good')],
  now,
}

test('a merchant with nothing wrong and nothing unknown is ready', () => {
  const findings = examine({ stopReason: null, numbers: [right] })
  const bad = findings.filter((one) => stateOf(one) === 'wrong' || stateOf(one) === 'unknown')
  assert.deepEqual(bad, [])
})

test('each thing that keeps the first fen away is found, with the next step in both languages', () => {
  const missing = new PublicError('IDENTITY_INCOMPLETE', { missing: ['an appid'], missing_zh: [' appid'] })
  const ended = { ...publicKey, kind: 'certificate', expiresAt: new Date(now.getTime() - day) } as const
  const wechat = { code: 'NO_AUTH', message: '产品权限未开通', of: 'pay_1', exchangeId: null }
  const refusedApp = { ...granted('app'), state: 'withdrawn', saidBy: 'wechat', wechat } as const
  const cases: readonly [string, Partial<NumberFacts>][] = [
    ['RELATION_NONE', { probes: [probe('relation', 'no_relation', { words: '受理关系不存在' })] }],
    ['RELATION_NUMBER', { probes: [probe('relation', 'number_unknown')] }],
    ['RELATION_SIGNATURE', { probes: [probe('relation', 'signature')] }],
    ['RELATION_REFUSED', { probes: [probe('relation', 'refused')] }],
    ['RELATION_SILENT', { probes: [probe('relation', 'silent')] }],
    ['RELATION_UNASKED', { probes: [] }],
    ['CLOCK_OFF', { probes: [probe('clock', 'good', { seconds: '61' })] }],
    ['CLOCK_UNASKED', { probes: [] }],
    ['WECHAT_KEYS_ENDED', { account: { ...right.account, platformKeys: [ended] } }],
    ['PRODUCTS_NONE', { products: [] }],
    ['PRODUCT_REFUSED', { permissions: [...right.permissions, refusedApp] }],
    ['REFUND_MISSING', { permissions: [] }],
    ['IDENTITY_NONE', { products: [{ product: 'native', ways: [], problem: missing }] }],
    ['SUBJECTS_DIFFER', { appidsOfOthers: ['wx0000000000000001'] }],
    ['NOTIFY_LOCAL', { notifyUrl: 'http://127.0.0.1:8600/notify/wechat/acct_1' }],
    ['NOTIFY_LOCAL', { notifyUrl: 'https://teyue.internal/notify/wechat/acct_1' }],
    ['NOTIFY_ELSEWHERE', { probes: [probe('notify', 'elsewhere', { status: '403' })] }],
    ['NOTIFY_UNREACHABLE', { probes: [probe('notify', 'unreachable', { words: 'ECONNREFUSED' })] }],
    ['NOTIFY_UNASKED', { probes: [] }],
    ['LIMITS_STANDING', { limitations: { ...limits, ...closed } }],
    ['DOMAINS_NONE', h5],
    ['DOMAINS_WAITING', { ...h5, domains: [{ domain: 'pay.example.com', state: 'asked' }] }],
  ]
  for (const [code, facts] of cases) {
    const found = examine({ stopReason: null, numbers: [{ ...right, ...facts }] }).find((one) => one.code === code)
    assert(found && ['wrong', 'unknown'].includes(stateOf(found)), code)
    const { detail, detailZh, next, nextZh } = wordsOf(found)
    for (const text of [detail, detailZh, next, nextZh]) assert(text && !/[{}]/.test(text), `${code}: ${text}`)
  }
  const none = examine({ stopReason: '盘点', numbers: [] }).map(({ code }) => code)
  assert.deepEqual(none, ['PAYMENTS_STOPPED', 'NUMBER_NONE'])
})

test('only payments in pages want a gold plan, and a test account may be told at home', () => {
  const jsapi = { product: 'jsapi', ways: [], problem: null } as const
  const inPages = { ...right, products: [jsapi], goldPlan: unswitched('sub_1') }
  assert(codes(inPages).includes('GOLD_PLAN_CLOSED') && codes(inPages).includes('PATHS_UNSEEN'))
  assert(codes({ ...inPages, goldPlan: { ...inPages.goldPlan, plan: open } }).includes('GOLD_PLAN_OFFICIAL'))
  assert(codes(right).includes('GOLD_PLAN_UNNEEDED'))
  const atHome = { ...right, notifyUrl: 'http://127.0.0.1/n', account: { ...right.account, mode: 'test' as const } }
  assert(codes(atHome).includes('NOTIFY_GOOD'))
})

test('that WeChat finds no such order is the good answer; silence is neither good nor bad', () => {
  const judge = (code: string, message = '', outcomeKnown = true) =>
    judgeRelation({ code, message, outcomeKnown }).outcome
  assert.deepEqual(
    [judge('ORDER_NOT_EXIST'), judge('NO_AUTH', '受理关系不存在'), judge('NO_AUTH', 'x'), judge('MCH_NOT_EXISTS')],
    ['good', 'no_relation', 'refused', 'number_unknown'],
  )
  assert.deepEqual(
    [judge('SIGN_ERROR'), judge('SYSTEM_ERROR', '', false), judge('NO_ANSWER')],
    ['signature', 'silent', 'silent'],
  )
})

test('M25: a test that was refused here before it was ordered is over, and one that nobody has refused is still begun', () => {
  const ids = {
    providerId: 'p',
    id: 'tpm',
    merchantId: 'm',
    accountId: 'acct_1',
    subMerchantId: 'sub_1',
    personId: null,
  }
  const times = { createdAt: now, expiresAt: now, returnedAt: null }
  const test = { ...ids, ...times, mode: 'live', paymentId: null, refundId: null, refusedCode: null } as const
  const found = { test, payment: null, refund: null }
  assert.deepEqual([stateOfTest(found), isDone(found, now)], ['starting', false])
  const refused = { ...found, test: { ...test, refusedCode: 'PAYMENTS_STOPPED' } }
  assert.deepEqual([stateOfTest(refused), isDone(refused, now)], ['closed', true])
})

function codes(facts: NumberFacts): string[] {
  return examine({ stopReason: null, numbers: [facts] }).map(({ code }) => code)
}

function granted(name: 'refund' | 'app' | 'h5') {
  return { name, state: 'granted', note: '', saidBy: 'person', wechat: null, attachments: [], changedAt: now } as const
}

function probe(about: Probe['about'], outcome: Probe['outcome'], facts: Probe['facts'] = {}): Probe {
  return {
    accountId: 'acct_1',
    subMerchantId: about === 'relation' ? 'sub_1' : '',
    about,
    outcome,
    facts,
    askedAt: now,
  }
}
