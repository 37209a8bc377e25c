import assert from 'node:assert/strict'
import { createDecipheriv, createHash } from 'node:crypto'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import type { Received } from '../testing/notice-receiver.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage, type Stage } from '../testing/stage.ts'
import { readXml, verifyV2 } from '../testing/v2-client.ts'

const TAKEN = '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'
const DAY_MS = 86_400_000

type NoticeRow = {
  state: string
  api: string
  event_type: string
  url: string
  attempts: { status: number; error: string | null }[]
}

test('Q3: an order of APIv2 is told as XML, signed as the order was, with its fields by name', async (t) => {
  const stage = await openStage(t)
  stage.receiver.text = TAKEN
  for (const sign_type of [undefined, 'HMAC-SHA256']) {
    const number = `told-${sign_type}`
    await payV2(stage, number, { sign_type, attach: '附<&' })
    const received = stage.receiver.received.at(-1)!
    const fields = fieldsOf(received)
    assert(verifyV2({ fields }, stage.provider.api_v2_key, sign_type), received.text)
    assert.deepEqual(Object.keys(fields), Object.keys(fields).sort())
    assert.deepEqual(
      [fields.return_code, fields.result_code, fields.out_trade_no, fields.total_fee, fields.attach, fields.sign_type],
      ['SUCCESS', 'SUCCESS', number, '1000', '附<&', sign_type],
    )
    assert.deepEqual([fields.mch_id, fields.sub_mch_id], [stage.provider.mchid, stage.subMchid])
    assert.equal(fields.openid, await stage.openid(stage.payer, stage.spAppid))
    assert.equal(received.headers['wechatpay-signature'], undefined)
    assert.match(String(received.headers['content-type']), /xml/)
  }
  assert((await notices(stage)).every(({ api, state }) => api === 'v2' && state === 'delivered'))
})

test('Q3: only XML that says SUCCESS takes it; whatever else comes, it is tried by the same 15 steps', async (t) => {
  const stage = await openStage(t)
  const answers = ['', 'SUCCESS', '<xml><return_code>FAIL</return_code></xml>', '{"code":"SUCCESS"}', TAKEN]
  stage.receiver.text = () => answers.shift() ?? TAKEN
  await payV2(stage, 'stubborn')
  await stage.advance(DAY_MS)
  const [notice] = await notices(stage)
  assert.deepEqual([notice?.state, notice?.attempts.length], ['delivered', 5])
  assert(notice?.attempts.slice(0, 4).every(({ status, error }) => status === 200 && error?.includes('return_code')))
  assert(notice?.attempts[4]?.error === null)
  stage.receiver.answer = () => 500
  await payV2(stage, 'given-up')
  await stage.advance(3 * DAY_MS)
  assert.deepEqual([(await notices(stage))[0]?.state, (await notices(stage))[0]?.attempts.length], ['given_up', 16])
})

test('Q8: a refund of APIv2 with notify_url is told as sealed XML, in each of its ends', async (t) => {
  const stage = await openStage(t)
  stage.receiver.text = TAKEN
  await payV2(stage, 'refunded')
  for (const [status, word] of [
    ['SUCCESS', 'SUCCESS'],
    ['ABNORMAL', 'CHANGE'],
    ['CLOSED', 'REFUNDCLOSE'],
  ] as const) {
    const out_refund_no = `r-${status}`
    const amounts = { total_fee: 1_000, refund_fee: 10, notify_url: stage.receiver.url }
    await stage.v2('/secapi/pay/refund', { out_trade_no: 'refunded', out_refund_no, ...amounts })
    await stage.control('PUT', `/refunds/${stage.provider.mchid}/${out_refund_no}`, { status })
    await stage.control('POST', '/flush')
    const { info, fields } = opened(stage)
    assert.deepEqual([fields.return_code, fields.sign], ['SUCCESS', undefined])
    assert.deepEqual(
      [fields.mch_id, fields.sub_mch_id, fields.appid],
      [stage.provider.mchid, stage.subMchid, stage.spAppid],
    )
    assert.deepEqual(
      [info.out_refund_no, info.refund_status, info.refund_fee, info.total_fee, info.refund_request_source],
      [out_refund_no, word, '10', '1000', 'API'],
    )
    assert.equal(info.success_time !== undefined, status === 'SUCCESS')
    assert.equal(info.refund_recv_accout, '支付用户零钱')
  }
})

test('Q8: without notify_url a refund of either API is told where 退款配置 says, and nowhere if it says nothing', async (t) => {
  const stage = await openStage(t)
  stage.receiver.text = TAKEN
  await stage.paid('by-api-3')
  await stage.control('POST', '/flush')
  const before = stage.receiver.received.length
  await stage.refund('by-api-3', 'untold', 10, { notify_url: undefined })
  await stage.advance(10_000)
  assert.equal(stage.receiver.received.length, before)
  const set = await stage.control<{ refund_notify_url: string }>('PUT', refundConfig(stage), {
    url: stage.receiver.url,
  })
  assert.equal(set.refund_notify_url, stage.receiver.url)
  await stage.refund('by-api-3', 'told-v3', 10, { notify_url: undefined })
  await stage.advance(10_000)
  assert.deepEqual([opened(stage).info.out_refund_no, opened(stage).info.refund_status], ['told-v3', 'SUCCESS'])
  await stage.refund('by-api-3', 'json', 10)
  await stage.advance(10_000)
  assert.equal(JSON.parse(stage.receiver.received.at(-1)!.text).event_type, 'REFUND.SUCCESS', 'its own URL goes first')
  await stage.control('PUT', refundConfig(stage), { url: null })
  const count = stage.receiver.received.length
  await stage.refund('by-api-3', 'untold-2', 10, { notify_url: undefined })
  await stage.advance(10_000)
  assert.equal(stage.receiver.received.length, count)
})

test('M24: on its own platform the sub-merchant refunds without its SP’s authority, told as from VENDOR_PLATFORM', async (t) => {
  const stage = await openStage(t)
  stage.receiver.text = TAKEN
  await stage.control('PUT', refundConfig(stage), { url: stage.receiver.url })
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/refund`, { granted: false })
  await stage.paid('by-hand')
  assertRefused(await stage.refund('by-hand', 'r1', 10), 403, 'NO_AUTH')
  const path = `/merchants/${stage.subMchid}/refunds`
  const made = await stage.control<{ out_refund_no: string }>('POST', path, {
    out_trade_no: 'by-hand',
    amount_fen: 400,
    reason: '柜台退款',
  })
  await stage.advance(10_000)
  const { info } = opened(stage)
  assert.deepEqual(
    [info.out_refund_no, info.refund_request_source, info.refund_fee],
    [made.out_refund_no, 'VENDOR_PLATFORM', '400'],
  )
  const { fields } = await stage.v2('/pay/refundquery', { out_trade_no: 'by-hand' })
  assert.deepEqual([fields.out_refund_no_0, fields.refund_fee_0], [made.out_refund_no, '400'], 'the SP can see it')
  await stage.control('POST', path, { transaction_id: fields.transaction_id, amount_fen: 600 })
  for (const [body, status, code] of [
    [{ out_trade_no: 'by-hand', amount_fen: 1 }, 409, 'INVALID_REQUEST'],
    [{ out_trade_no: 'nobody', amount_fen: 1 }, 409, 'RESOURCE_NOT_EXISTS'],
    [{ amount_fen: 1 }, 409, 'PARAM_ERROR'],
    [{ out_trade_no: 'by-hand', amount_fen: 0 }, 400, 'BAD_REQUEST'],
  ] as const) {
    const answer = await ask(stage.url, 'POST', path, body)
    assert.deepEqual([answer.status, answer.body.code], [status, code])
  }
  const books = await stage.control<{ sum_fen: number }>('GET', '/books')
  assert.equal(books.sum_fen, 0)
})

test('forgeries of APIv2 are wrong in exactly one way', async (t) => {
  const stage = await openStage(t)
  stage.receiver.text = TAKEN
  await payV2(stage, 'forged')
  const honest = fieldsOf(stage.receiver.received.at(-1)!)
  const forge = async (kind: string) => {
    const { mchid: sp_mchid } = stage.provider
    await stage.control('POST', '/notices/forge', { sp_mchid, url: stage.receiver.url, kind, out_trade_no: 'forged' })
    const fields = fieldsOf(stage.receiver.received.at(-1)!)
    const changed = Object.keys(honest).filter(
      (name) => !/^(sign|nonce_str)$/.test(name) && fields[name] !== honest[name],
    )
    return [verifyV2({ fields }, stage.provider.api_v2_key), ...changed]
  }
  assert.deepEqual(await forge('wrong_key'), [false])
  assert.deepEqual(await forge('wrong_amount'), [true, 'total_fee'])
  assert.deepEqual(await forge('wrong_merchant'), [true, 'sub_mch_id'])
})

test('notices of APIv2 are lost and doubled by the plan like others', async (t) => {
  const stage = await openStage(t)
  stage.receiver.text = TAKEN
  await stage.control('POST', '/faults', { seed: 1, rates: { notice_doubled: 1 } })
  await payV2(stage, 'doubled')
  assert.equal(stage.receiver.received.length, 2)
  await stage.control('POST', '/faults', { seed: 1, rates: { notice_lost: 1 } })
  await payV2(stage, 'lost-1')
  assert.equal(stage.receiver.received.length, 2)
})

async function payV2(stage: Stage, number: string, changes: Record<string, string | undefined> = {}): Promise<void> {
  const made = await stage.v2('/pay/unifiedorder', {
    body: '一杯咖啡',
    out_trade_no: number,
    total_fee: 1_000,
    spbill_create_ip: '1.2.3.4',
    notify_url: stage.receiver.url,
    trade_type: 'NATIVE',
    product_id: 'coffee',
    ...changes,
  })
  await stage.pay({ code_url: made.fields.code_url })
  await stage.control('POST', '/flush')
}

function opened(stage: Stage): { fields: Record<string, string>; info: Record<string, string> } {
  const fields = fieldsOf(stage.receiver.received.at(-1)!)
  const key = createHash('md5').update(stage.provider.api_v2_key).digest('hex')
  const decipher = createDecipheriv('aes-256-ecb', key, null)
  const text = decipher.update(fields.req_info ?? '', 'base64', 'utf8') + decipher.final('utf8')
  assert.match(text, /^<root>\n<[\s\S]*<\/root>$/)
  return { fields, info: readXml(text.replace(/^<root>/, '')) }
}

function fieldsOf(received: Received): Record<string, string> {
  return readXml(received.text.replace(/^<xml>/, ''))
}

async function notices(stage: Stage): Promise<NoticeRow[]> {
  const { notices } = await stage.control<{ notices: NoticeRow[] }>('GET', '/notices')
  return notices
}

function refundConfig(stage: Stage): string {
  return `/providers/${stage.provider.mchid}/refund-config`
}
