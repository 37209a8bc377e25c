import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balances } from '../../testing/code-stage.ts'
import { openNotice } from '../../testing/notice-receiver.ts'
import { assertRefused } from '../../testing/refused.ts'
import { sealedCard } from '../../testing/sealed-card.ts'
import { AMOUNT_FEN, openStage, type Stage } from '../../testing/stage.ts'

const REFUNDS = '/v3/refund/domestic/refunds'
const PAYER_FEN = 100_000_000
const REFUND_FEN = 400

type Changes = Record<string, unknown>

test('an abnormal refund goes to another card of the payer: PROCESSING again, then SUCCESS, and it is told', async (t) => {
  const stage = await openStage(t)
  const refundId = await makeAbnormal(stage, 'user-001')
  const { refund_transit: waiting } = await balances(stage)
  assert.equal(waiting, REFUND_FEN)
  const mended = await apply(stage, refundId, 'user-001', cardOf(stage))
  assert.deepEqual([mended.status, mended.body.status, mended.body.channel], [200, 'PROCESSING', 'OTHER_BANKCARD'])
  assert.equal(mended.body.user_received_account, '招商银行借记卡4321')
  assert.doesNotMatch(mended.text, /6225880112344321|张三/, 'neither number nor name comes back')
  await stage.advance(3_000)
  const done = await query(stage, 'user-001')
  assert.deepEqual([done.body.status, done.body.user_received_account], ['SUCCESS', '招商银行借记卡4321'])
  const { payer, merchant, refund_transit, sum_fen } = await balances(stage)
  // Of the fee of 6 fen four tenths came back, 2.4 half up: 2.
  assert.deepEqual([payer, merchant, refund_transit, sum_fen], [PAYER_FEN - AMOUNT_FEN + REFUND_FEN, 596, 0, 0])
  const told = stage.receiver.received.map((notice) => openNotice(notice, stage.provider.api_v3_key).refund_status)
  assert.deepEqual(told, [undefined, 'ABNORMAL', 'SUCCESS'], 'the payment, then the refund twice')
})

test('an abnormal refund goes to the merchant’s own bank, and not to the payer', async (t) => {
  const stage = await openStage(t)
  const refundId = await makeAbnormal(stage, 'mch-0001')
  const mended = await apply(stage, refundId, 'mch-0001', { type: 'MERCHANT_BANK_CARD' }, null)
  assert.equal(mended.body.user_received_account, '商户结算银行账户', mended.text)
  await stage.advance(3_000)
  assert.equal((await query(stage, 'mch-0001')).body.status, 'SUCCESS')
  const { payer, bank, refund_transit, sum_fen } = await balances(stage)
  assert.deepEqual([payer, bank, refund_transit, sum_fen], [PAYER_FEN - AMOUNT_FEN, REFUND_FEN, 0, 0])
})

test('asked again it is the same, although what is sealed differs; another card is not', async (t) => {
  const stage = await openStage(t)
  const refundId = await makeAbnormal(stage, 'again-01')
  await apply(stage, refundId, 'again-01', cardOf(stage))
  const again = await apply(stage, refundId, 'again-01', cardOf(stage))
  assert.deepEqual([again.status, again.body.status], [200, 'PROCESSING'])
  const other = await apply(stage, refundId, 'again-01', cardOf(stage, '6225880112340000'))
  assertRefused(other, 400, 'INVALID_REQUEST')
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/again-01`, { status: 'ABNORMAL' })
  const second = await apply(stage, refundId, 'again-01', cardOf(stage, '6225880112340000'))
  assert.equal(second.body.user_received_account, '招商银行借记卡0000', 'a second card after the first failed')
})

test('only an ABNORMAL refund is mended, whatever state it is in', async (t) => {
  const stage = await openStage(t)
  await stage.control('PUT', '/rules', { refundSeconds: 600 })
  await stage.paid('order-01')
  const { body } = await stage.refund('order-01', 'state-01', REFUND_FEN)
  const refundId = String(body.refund_id)
  const set = (status: string) => stage.control('PUT', `/refunds/${stage.provider.mchid}/state-01`, { status })
  assertRefused(await apply(stage, refundId, 'state-01', cardOf(stage)), 400, 'INVALID_REQUEST')
  await set('ABNORMAL')
  await set('CLOSED')
  assertRefused(await apply(stage, refundId, 'state-01', cardOf(stage)), 400, 'INVALID_REQUEST')
  const second = await stage.refund('order-01', 'state-02', REFUND_FEN)
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/state-02`, { status: 'SUCCESS' })
  const late = await apply(stage, String(second.body.refund_id), 'state-02', cardOf(stage))
  assertRefused(late, 400, 'INVALID_REQUEST')
  assertRefused(await apply(stage, '5030', 'state-02', cardOf(stage)), 404, 'RESOURCE_NOT_EXISTS')
  assertRefused(await apply(stage, refundId, 'none', cardOf(stage)), 404, 'RESOURCE_NOT_EXISTS')
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/refund`, { granted: false })
  assertRefused(await apply(stage, refundId, 'state-01', cardOf(stage)), 403, 'NO_AUTH')
})

test('the fields are sealed with the key that Wechatpay-Serial names, or the refund waits on', async (t) => {
  const stage = await openStage(t)
  const other = await openStage(t)
  const refundId = await makeAbnormal(stage, 'sealed-1')
  const send = (changes: Changes, serial?: string | null) =>
    apply(stage, refundId, 'sealed-1', { ...cardOf(stage), ...changes }, serial)
  assertRefused(await send({}, null), 400, 'PARAM_ERROR')
  assertRefused(await send({}, other.provider.platform_certificates[0]!.serial), 400, 'PARAM_ERROR')
  assertRefused(await send({ bank_account: cardOf(other).bank_account }), 400, 'PARAM_ERROR')
  assertRefused(await send({ real_name: '张三' }), 400, 'PARAM_ERROR')
  assertRefused(await send(cardOf(stage, 'no number')), 400, 'PARAM_ERROR')
  assert.equal((await query(stage, 'sealed-1')).body.status, 'ABNORMAL')
  const rotated = await stage.control<Stage['provider']>(
    'POST',
    `/providers/${stage.provider.mchid}/rotate-certificate`,
  )
  const fresh = rotated.platform_certificates[1]!
  const sealedAnew = sealedCard(fresh.pem)
  assert.equal((await send(sealedAnew, fresh.serial)).status, 200, 'either certificate, as long as it is named')
})

test('in public-key mode the public key seals, named by its id', async (t) => {
  const stage = await openStage(t, { verify_mode: 'public_key' })
  const refundId = await makeAbnormal(stage, 'public-1')
  const key = stage.provider.public_key!
  const card = sealedCard(key.pem)
  assert.equal((await apply(stage, refundId, 'public-1', card, key.id)).status, 200)
})

test('every field of an abnormal refund has its presence, type and bounds', async (t) => {
  const stage = await openStage(t)
  const refundId = await makeAbnormal(stage, 'fields-1')
  const wrong: [Changes, string][] = [
    [{ out_refund_no: undefined }, '/out_refund_no'],
    [{ out_refund_no: 'a'.repeat(65) }, '/out_refund_no'],
    [{ type: undefined }, '/type'],
    [{ type: 'WALLET' }, '/type'],
    [{ bank_type: undefined }, '/bank_type'],
    [{ bank_type: 'ICBC_CREDIT' }, '/bank_type'],
    [{ bank_account: undefined }, '/bank_account'],
    [{ bank_account: 'a'.repeat(1_025) }, '/bank_account'],
    [{ real_name: undefined }, '/real_name'],
    [{ real_name: 1 }, '/real_name'],
    [{ reason: 'a' }, '/reason'],
  ]
  for (const [changes, field] of wrong) {
    const reply = await apply(stage, refundId, 'fields-1', { ...cardOf(stage), ...changes })
    assertRefused(reply, 400, 'PARAM_ERROR')
    assert.equal((reply.body.detail as { field: string }).field, field, reply.text)
  }
  const nobody = await apply(stage, refundId, 'fields-1', { ...cardOf(stage), sub_mchid: undefined })
  assertRefused(nobody, 400, 'PARAM_ERROR', 268_443_704)
  assert.equal((await query(stage, 'fields-1')).body.status, 'ABNORMAL')
})

/** A refund that the payer's bank sent back; its WeChat number. */
async function makeAbnormal(stage: Stage, number: string): Promise<string> {
  await stage.paid(`${number}-order`)
  const { body } = await stage.refund(`${number}-order`, number, REFUND_FEN)
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/${number}`, { status: 'ABNORMAL' })
  await stage.control('POST', '/flush')
  return String(body.refund_id)
}

function cardOf({ provider }: Stage, account?: string): Changes {
  return sealedCard(provider.platform_certificates[0]!.pem, account)
}

function apply(stage: Stage, refundId: string, number: string, changes: Changes, serial?: string | null) {
  const named = serial === undefined ? stage.provider.platform_certificates[0]!.serial : serial
  const body = { sub_mchid: stage.subMchid, out_refund_no: number, ...changes }
  const headers = { 'Wechatpay-Serial': named }
  return stage.call('POST', `${REFUNDS}/${refundId}/apply-abnormal-refund`, body, { headers })
}

function query(stage: Stage, number: string) {
  return stage.call('GET', `${REFUNDS}/${number}?sub_mchid=${stage.subMchid}`)
}
