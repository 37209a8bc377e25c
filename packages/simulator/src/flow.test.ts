import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyReply } from './testing/merchant-client.ts'
import { openNotice } from './testing/notice-receiver.ts'
import { AMOUNT_FEN, openStage } from './testing/stage.ts'

test('M11: a Native order is made, scanned, paid, notified, queried and refunded, and the books agree', async (t) => {
  const stage = await openStage(t)
  const made = await stage.native('order-0001', { attach: '桌号8' })
  assert.equal(made.status, 200, made.text)
  const platform = stage.provider.platform_certificates[0]!
  assert.equal(made.headers['wechatpay-serial'], platform.serial)
  assert(verifyReply(made, platform.pem))
  const seen = await stage.control<Record<string, unknown>>('POST', '/scan', { code_url: made.body.code_url })
  assert.deepEqual([seen.merchant_name, seen.amount_fen, seen.state], ['晴天咖啡', AMOUNT_FEN, 'NOTPAY'])
  const paid = await stage.pay({ code_url: made.body.code_url })
  assert.equal(paid.result, 'SUCCESS')
  await stage.control('POST', '/flush')
  const [notice] = stage.receiver.received
  assert(notice && verifyReply(notice, platform.pem))
  const opened = openNotice(notice, stage.provider.api_v3_key)
  const queried = await stage.query('order-0001')
  assert.deepEqual(queried.body, opened, 'notice and query tell the same')
  assert.equal(opened.trade_state, 'SUCCESS')
  assert.equal(opened.attach, '桌号8')
  const refund = await stage.refund('order-0001', 'refund-1', 300)
  assert.deepEqual([refund.status, refund.body.status], [200, 'PROCESSING'], refund.text)
  await stage.control('POST', '/clock/advance', { ms: 3_000 })
  const back = openNotice(stage.receiver.received[1]!, stage.provider.api_v3_key)
  assert.deepEqual([back.refund_status, back.out_refund_no], ['SUCCESS', 'refund-1'])
  assert.equal((await stage.query('order-0001')).body.trade_state, 'REFUND')
  const books = await stage.control<{ sum_fen: number; merchants: Record<string, number>[] }>('GET', '/books')
  assert.equal(books.sum_fen, 0)
  const [line] = books.merchants
  // 0.6 % of 1,000 fen is 6; three tenths refunded return 1.8, half up 2.
  assert.deepEqual([line?.paid_fen, line?.refunded_fen, line?.fee_fen, line?.balance_fen], [1_000, 300, 4, 696])
})
