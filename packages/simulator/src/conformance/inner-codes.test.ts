import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CodeStage, openCodeStage } from '../testing/code-stage.ts'
import { callWeChat, type Reply } from '../testing/merchant-client.ts'
import { assertRefused } from '../testing/refused.ts'

const ORDERS = '/v3/pay/partner/transactions'
const REFUNDS = '/v3/refund/domestic/refunds'

type Row = readonly [inner: number, status: number, code: string, provoke: (stage: CodeStage) => Promise<Reply>]

/** WeChat's own list of those met most (排障手册, 错误码 TOP 20): each is met here by doing what it is about. */
const MET_MOST: readonly Row[] = [
  [268_512_771, 404, 'ORDER_NOT_EXIST', (stage) => stage.query('nobody-1')],
  [268_447_840, 429, 'FREQUENCY_LIMITED', callTooOften],
  [268_435_461, 400, 'PARAM_ERROR', (stage) => stage.native('bad-0001', { description: 1 })],
  [268_449_538, 400, 'ORDER_PAID', async (stage) => stage.close(await paidOrder(stage))],
  [268_498_689, 400, 'INVALID_REQUEST', async (stage) => stage.native(await paidOrder(stage))],
  [270_924_358, 400, 'PARAM_ERROR', (stage) => stage.native('bad-0002', { openid: 'x' })],
  [268_443_715, 400, 'MCH_NOT_EXISTS', (stage) => stage.native('bad-0003', { sub_mchid: '1699999999' })],
  [268_447_843, 400, 'INVALID_REQUEST', queryAnotherProvidersOrder],
  [268_443_705, 400, 'INVALID_REQUEST', (stage) => stage.native('bad-0004', { sub_mchid: stage.provider.mchid })],
  [268_447_914, 400, 'ORDER_CLOSED', orderAgainAfterClosing],
  [268_443_704, 400, 'PARAM_ERROR', (stage) => stage.refund('nobody-1', 'r-1', 1, { sub_mchid: undefined })],
  [268_448_010, 403, 'RULE_LIMIT', orderWhileRestricted],
  [268_449_641, 400, 'INVALID_REQUEST', closeCodePayment],
  [268_447_845, 400, 'INVALID_REQUEST', queryAsOtherMerchant],
  [268_443_699, 401, 'SIGN_ERROR', (stage) => stage.call('GET', '/v3/certificates', undefined, { signature: 'AAAA' })],
  [268_501_013, 400, 'PARAM_ERROR', orderWithoutOpenid],
  [268_443_701, 403, 'NO_AUTH', orderForStranger],
  [268_498_688, 400, 'INVALID_REQUEST', orderAgainOtherwise],
  [268_445_527, 400, 'APPID_MCHID_NOT_MATCH', (stage) => stage.native('bad-0005', { sp_appid: stage.subAppid })],
  [268_435_464, 400, 'PARAM_ERROR', (stage) => stage.native('bad-0006', { amount: { total: 0 } })],
]

/** Further codes of the pages for orders and refunds, by what makes them. */
const OTHERS: readonly Row[] = [
  [268_498_688, 403, 'OUT_TRADE_NO_USED', orderAgainOfOtherProduct],
  [268_435_461, 403, 'NO_AUTH', (stage) => stage.call('POST', `${ORDERS}/app`, stage.order('bad-0007'))],
  [268_443_701, 403, 'NO_AUTH', refundWithoutAuthority],
  [268_512_771, 404, 'RESOURCE_NOT_EXISTS', (stage) => stage.refund('nobody-1', 'r-2', 1)],
  [268_512_771, 404, 'RESOURCE_NOT_EXISTS', refundUnpaid],
  [268_443_715, 404, 'MCH_NOT_EXISTS', (stage) => stage.refund('nobody-1', 'r-4', 1, { sub_mchid: '1699999999' })],
  [268_435_464, 403, 'NOT_ENOUGH', refundWithoutBalance],
  [0, 500, 'SYSTEM_ERROR', failByPlan],
]

for (const [inner, status, code, provoke] of [...MET_MOST, ...OTHERS]) {
  test(`the inner code ${inner} of ${status} ${code} is met by ${provoke.name || 'one wrong value'}`, async (t) => {
    assertRefused(await provoke(await openCodeStage(t)), status, code, inner)
  })
}

test('the list of the guide is whole: twenty codes, none twice', () => {
  assert.equal(new Set(MET_MOST.map(([inner]) => inner)).size, 20)
})

async function paidOrder(stage: CodeStage): Promise<string> {
  await stage.paid('paid-0001')
  return 'paid-0001'
}

async function callTooOften(stage: CodeStage): Promise<Reply> {
  await stage.control('PUT', '/rules', { frequencyLimits: 'on' })
  const { url, provider, subMchid: sub_mchid } = stage
  const wrong = {
    sub_mchid,
    out_trade_no: 'nobody-1',
    out_refund_no: 'r',
    amount: { refund: 1, total: 1, currency: 'CNY' },
  }
  const calls = Array.from({ length: 40 }, () => callWeChat(url, provider, 'POST', REFUNDS, wrong))
  return (await Promise.all(calls)).find(({ status }) => status === 429) ?? calls[0]!
}

async function queryAnotherProvidersOrder(stage: CodeStage): Promise<Reply> {
  const { transaction_id } = (await stage.query(await paidOrder(stage))).body
  type Other = Parameters<typeof callWeChat>[1]
  const other = await stage.control<Other>('POST', '/providers', {})
  const merchant = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: other.mchid,
    name: '别家',
    subject_type: 'company',
    subject: '别家公司',
  })
  const query = `sp_mchid=${other.mchid}&sub_mchid=${merchant.sub_mchid}`
  return callWeChat(stage.url, other, 'GET', `${ORDERS}/id/${transaction_id}?${query}`)
}

async function orderAgainAfterClosing(stage: CodeStage): Promise<Reply> {
  await stage.native('closed-1')
  await stage.close('closed-1')
  return stage.native('closed-1')
}

async function orderWhileRestricted(stage: CodeStage): Promise<Reply> {
  const path = `/merchants/${stage.subMchid}/collecting`
  await stage.control('PUT', path, { allowed: false })
  const refused = await stage.native('stopped-1')
  assertRefused(await stage.charge('stopped-2'), 403, 'RULE_LIMIT', 268_448_010)
  await stage.control('PUT', path, { allowed: true })
  assert.equal((await stage.native('stopped-1')).status, 200)
  return refused
}

async function closeCodePayment(stage: CodeStage): Promise<Reply> {
  await stage.setPayer({ password_free_limit_fen: 0 })
  await stage.charge('code-0001')
  return stage.close('code-0001')
}

async function queryAsOtherMerchant(stage: CodeStage): Promise<Reply> {
  await stage.native('mine-0001')
  const { sub_mchid } = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
  })
  const query = `sp_mchid=${stage.provider.mchid}&sub_mchid=${sub_mchid}`
  return stage.call('GET', `${ORDERS}/out-trade-no/mine-0001?${query}`)
}

function orderWithoutOpenid(stage: CodeStage): Promise<Reply> {
  return stage.call('POST', `${ORDERS}/jsapi`, stage.order('jsapi-01', { payer: {} }))
}

async function orderForStranger(stage: CodeStage): Promise<Reply> {
  const other = await stage.control<{ mchid: string }>('POST', '/providers', {})
  const stranger = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: other.mchid,
    name: '别家',
    subject_type: 'company',
    subject: '别家公司',
  })
  return stage.native('strange-1', { sub_mchid: stranger.sub_mchid })
}

async function orderAgainOtherwise(stage: CodeStage): Promise<Reply> {
  await stage.native('again-001')
  return stage.native('again-001', { attach: 'x' })
}

async function orderAgainOfOtherProduct(stage: CodeStage): Promise<Reply> {
  await stage.native('again-002')
  const payer = { sp_openid: await stage.openid(stage.payer, stage.spAppid) }
  return stage.call('POST', `${ORDERS}/jsapi`, stage.order('again-002', { payer }))
}

async function refundWithoutAuthority(stage: CodeStage): Promise<Reply> {
  const number = await paidOrder(stage)
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/refund`, { granted: false })
  return stage.refund(number, 'r-1', 1)
}

async function refundUnpaid(stage: CodeStage): Promise<Reply> {
  await stage.native('unpaid-01')
  return stage.refund('unpaid-01', 'r-3', 1)
}

async function refundWithoutBalance(stage: CodeStage): Promise<Reply> {
  const number = await paidOrder(stage)
  await stage.control('POST', `/merchants/${stage.subMchid}/withdraw`, { amount_fen: 990 })
  return stage.refund(number, 'r-5', 1_000)
}

async function failByPlan(stage: CodeStage): Promise<Reply> {
  await stage.control('POST', '/faults', { seed: 1, rates: { error_before: 1 } })
  return stage.native('failed-01')
}
