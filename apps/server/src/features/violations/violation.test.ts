import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stepOf } from './address.ts'
import { explainViolation } from './explanation.ts'
import { deniesCollecting, digestOf, toLimitations, toViolation } from './from-wechat.ts'
import { wordsOfFunction, wordsOfWay } from './limitation-words.ts'
import { nextState, type ViolationState, type ViolationWord } from './violation.ts'

const told = {
  ...{ sub_mchid: '1900000109', company_name: '晴天餐饮', record_id: '1', punish_plan: '关闭支付权限' },
  ...{ punish_description: '涉嫌赌博', risk_type: 'GAMBLING', risk_description: '涉嫌赌博' },
  punish_time: '2026-11-24T10:00:00+08:00',
}
const punished = toViolation('VIOLATION.PUNISH', told, new Date(0))!.word
const at = (hours: number) => new Date(punished.punishedAt.getTime() + hours * 3_600_000)

test('M3: what each word makes of each state; an old one that comes late undoes nothing', () => {
  const granted: Partial<ViolationWord> = { kind: 'appeal', riskType: 'APPEAL_SUCCESSFUL' }
  const kept: Partial<ViolationWord> = { kind: 'appeal', riskType: 'GAMBLING' }
  // Before, the word, how many hours later than what is known: after.
  const rows: readonly (readonly [ViolationState | null, Partial<ViolationWord>, number, ViolationState])[] = [
    [null, {}, 0, 'standing'],
    [null, granted, 0, 'lifted'],
    [null, kept, 0, 'standing'],
    ['standing', {}, 1, 'standing'],
    ['standing', { kind: 'intercept' }, -1, 'standing'],
    ['standing', granted, 0, 'lifted'],
    ['standing', granted, -1, 'standing'],
    ['standing', kept, 1, 'standing'],
    ['lifted', {}, 0, 'lifted'],
    ['lifted', {}, -1, 'lifted'],
    ['lifted', {}, 1, 'standing'],
    ['lifted', granted, 1, 'lifted'],
    ['settled', {}, 0, 'settled'],
    ['settled', {}, 1, 'standing'],
    ['settled', granted, 1, 'settled'],
  ]
  for (const [state, over, hours, after] of rows) {
    const before = state && { state, punishedAt: at(0) }
    const word = { ...punished, ...over, punishedAt: at(hours) }
    assert.equal(nextState(before, word), after, JSON.stringify([state, over, hours]))
  }
})

test('M3: a word is the same whatever notice brings it, and one of a kind that nobody knows is none', () => {
  const again = toViolation('VIOLATION.PUNISH', { ...told, punish_time: '2026-11-24T02:00:00Z' }, new Date(1))!.word
  assert.equal(digestOf(again), digestOf(punished))
  assert.notEqual(digestOf({ ...punished, kind: 'intercept' }), digestOf(punished))
  assert.equal(toViolation('VIOLATION.OTHER', told, new Date(0)), null)
  assert.deepEqual(toViolation('VIOLATION.PUNISH', { ...told, punish_time: '昨天' }, at(3))?.word.punishedAt, at(3))
})

test('M3: what WeChat’s plan means is read from its words, and nothing is made up where they are unknown', () => {
  for (const [punishPlan, part] of [
    ['关闭支付权限', '每笔下单都会被拒绝'],
    ['暂停收款功能，冻结账户资金', '每笔下单都会被拒绝'],
    ['暂停收款功能，冻结账户资金', '暂不结算或提现'],
    ['限制退款', '退款功能受限'],
    ['警告', '没有关闭任何功能'],
    ['降低评级', '以微信支付的说明为准'],
  ] as const) {
    const { saysZh, says, nextZh, next } = explainViolation({ ...punished, state: 'standing', punishPlan })
    assert(saysZh.includes(part), `${punishPlan}: ${saysZh}`)
    assert(says && next && nextZh.includes('申诉'), punishPlan)
  }
  assert(!explainViolation({ ...punished, state: 'standing', punishPlan: '警告' }).saysZh.includes('拒绝'))
  const willing = { ...punished, state: 'standing', riskType: 'UNCONFIRMED_WILLINGNESS_TO_OPEN_AN_ACCOUNT' } as const
  assert.match(explainViolation(willing).nextZh, /^请为商户完成开户意愿确认/)
})

test('M3: only a refusal for collecting is taken for a restriction', () => {
  assert(deniesCollecting({ code: 'RULE_LIMIT', message: '此商家的收款功能已被限制' }))
  assert(deniesCollecting({ code: 'NO_AUTH', message: '该商户收款功能受限' }))
  for (const [code, message] of [
    ['NO_AUTH', '此商家未开通该产品'],
    ['RULE_LIMIT', '付款人交易受限'],
    ['PARAM_ERROR', '收款功能受限'],
  ] as const)
    assert(!deniesCollecting({ code, message }), message)
})

test('M3: an address of another system is left alone until somebody says otherwise', () => {
  const [ours, theirs] = ['https://a.example/n', 'https://b.example/n']
  assert.equal(stepOf({ url: ours, replaces: false }, null), 'create')
  assert.equal(stepOf({ url: ours, replaces: false }, ours), 'registered')
  assert.equal(stepOf({ url: ours, replaces: false }, theirs), 'elsewhere')
  assert.equal(stepOf({ url: ours, replaces: true }, theirs), 'change')
  const moved = { url: ours, replaces: false, formerUrl: 'https://former.example/n' }
  assert.equal(stepOf(moved, moved.formerUrl), 'change', 'where we were before is ours')
  assert.equal(stepOf(moved, theirs), 'elsewhere')
})

test('M3: every way that WeChat names to open a limit again is a next step, and what nobody knows is said as it is', () => {
  const told = {
    mchid: '1900000109',
    limited_functions: ['NO_TRANSACTION', 'NO_NEW'],
    other_limited_functions: '关闭相册扫码支付',
  }
  const specification = { recover_way: 'SUBMIT_UBO_INFORMATION', recover_help_url: 'javascript:alert(1)' }
  const limits = toLimitations({ ...told, recovery_specifications: [specification, { limitation_date: '昨天' }] })
  assert.deepEqual(
    limits.functions.map((name) => wordsOfFunction(name).zh),
    ['收单', 'NO_NEW'],
  )
  assert.deepEqual(
    limits.causes.map(({ helpUrl, from }) => [helpUrl, from]),
    [
      [null, null],
      [null, null],
    ],
  )
  assert.match(wordsOfWay(limits.causes[0]!.way).zh, /受益所有人/)
  assert.match(wordsOfWay('NEW_WAY').zh, /NEW_WAY/)
  assert.match(wordsOfWay(null).zh, /未说明/)
})
