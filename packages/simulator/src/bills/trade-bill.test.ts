import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { dayOf, momentText } from '../kit/day.ts'
import { startSimulator } from '../simulator.ts'
import { fetchFile, parseBill, readBill, sha1 } from '../testing/bill-reader.ts'
import { openCodeStage } from '../testing/code-stage.ts'
import { control } from '../testing/control-client.ts'
import { callWeChat, verifyReply } from '../testing/merchant-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { goTo, virtualNow } from '../testing/shanghai.ts'
import { openStage, type ProviderAnswer, type Stage } from '../testing/stage.ts'

const TRADE = '/v3/bill/tradebill'
const DAY_MS = 86_400_000

test('Q10: a trade bill is asked for the next day after ten, fetched, and tells each payment and refund', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('billed-1', { attach: '桌号 8', scene_info: { payer_client_ip: '1.2.3.4', device_id: 'till-1' } })
  const paid = await order(stage, 'billed-1')
  await stage.advance(60_000)
  await stage.refund('billed-1', 'back-1', 400)
  const refund = (await stage.call('GET', `/v3/refund/domestic/refunds/back-1?sub_mchid=${stage.subMchid}`)).body
  await goTo(stage, 10)
  const bill = await readBill(stage, `${TRADE}?bill_date=${day}`)
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const who = [stage.spAppid, stage.provider.mchid, stage.subMchid, 'till-1', paid.transaction_id, 'billed-1', openid]
  const [, , refundTime] = /^(.{10})T(.{8})/.exec(String(refund.create_time)) ?? []
  const rows = [
    [
      momentText(Date.parse(paid.paid_at)),
      ...who,
      'NATIVE',
      'SUCCESS',
      'OTHERS',
      'CNY',
      '10.00',
      '0.00',
      '0',
      '0',
      '0.00',
    ].concat(['0.00', '', '', '一杯咖啡', '桌号 8', '0.06000', '0.60%', '10.00', '0.00', '']),
    [
      `${day} ${refundTime}`,
      ...who,
      'NATIVE',
      'REFUND',
      'OTHERS',
      'CNY',
      '0.00',
      '0.00',
      refund.refund_id,
      'back-1',
      '4.00',
    ].concat(['0.00', 'ORIGINAL', 'SUCCESS', '一杯咖啡', '桌号 8', '-0.02000', '0.60%', '0.00', '4.00', '']),
  ]
  const lines = [
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注',
    ...rows.map((fields) => fields.map((field) => `\`${field}`).join(',')),
    '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
    '`2,`10.00,`4.00,`0.00,`0.04000,`10.00,`4.00',
  ]
  assert.equal(bill.text, `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`)
})

test('Q10: the digest is of the uncompressed bytes, the asking is signed, the download is not', async (t) => {
  const stage = await openStage(t)
  const day = await billedDay(stage, 'digest-1')
  const asked = await stage.call('GET', `${TRADE}?bill_date=${day}&tar_type=GZIP`)
  assert(verifyReply(asked, stage.provider.platform_certificates[0]!.pem))
  assert.match(String(asked.body.download_url), /\?token=\w+&tartype=gzip$/)
  const file = await fetchFile(stage, String(asked.body.download_url))
  assert.equal(file.headers['wechatpay-signature'], undefined)
  assert.deepEqual([file.headers['content-type'], file.bytes[0], file.bytes[1]], ['application/x-gzip', 0x1f, 0x8b])
  const plain = await readBill(stage, `${TRADE}?bill_date=${day}`)
  const zipped = await readBill(stage, `${TRADE}?bill_date=${day}&tar_type=GZIP`)
  assert.equal(zipped.text, plain.text)
  assert.equal(asked.body.hash_value, sha1(Buffer.from(plain.text)))
})

test('SUCCESS lacks the refund columns, REFUND has the two times, and sub_mchid chooses one merchant', async (t) => {
  const stage = await openStage(t)
  const second = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
  })
  const day = await goTo(stage, 12)
  await stage.paid('chosen-1')
  await stage.paid('chosen-2', { sub_mchid: second.sub_mchid })
  await stage.refund('chosen-1', 'r1', 1_000)
  await goTo(stage, 10)
  const bill = (query: string) => readBill(stage, `${TRADE}?bill_date=${day}${query}`)
  const success = await bill('&bill_type=SUCCESS')
  assert.deepEqual(numbers(success.rows, '商户订单号'), ['chosen-1', 'chosen-2'])
  assert(!success.header.includes('退款') && success.header.endsWith('订单金额,费率备注'))
  const refund = await bill('&bill_type=REFUND')
  assert.deepEqual(numbers(refund.rows, '商户退款单号'), ['r1'])
  assert.match(refund.header, /代金券金额,退款申请时间,退款成功时间,微信退款单号/)
  assert.deepEqual(numbers(refund.rows, '退款申请时间'), numbers(refund.rows, '交易时间'))
  assert.match(refund.rows[0]?.退款成功时间 ?? '', new RegExp(`^${day} \\d\\d:\\d\\d:\\d\\d$`))
  assert.deepEqual(numbers((await bill(`&sub_mchid=${second.sub_mchid}`)).rows, '商户订单号'), ['chosen-2'])
  assert.deepEqual(numbers((await bill('&bill_type=ALL')).rows, '交易状态'), ['SUCCESS', 'SUCCESS', 'REFUND'])
})

test('a bill is refused today, before ten, after three months, for a stranger’s merchant, and when there is nothing', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('refused-1')
  const ask = (query: string) => stage.call('GET', `${TRADE}?${query}`)
  assertRefused(await ask(`bill_date=${day}`), 400, 'INVALID_REQUEST')
  await goTo(stage, 9)
  assertRefused(await ask(`bill_date=${day}`), 400, 'STATEMENT_CREATING')
  await goTo(stage, 10)
  assert.equal((await ask(`bill_date=${day}`)).status, 200)
  assertRefused(await ask(`bill_date=${day}&bill_type=REFUND`), 400, 'NO_STATEMENT_EXIST')
  assertRefused(await ask(`bill_date=${dayOf(Date.parse(day) - DAY_MS)}`), 400, 'NO_STATEMENT_EXIST')
  for (const wrong of ['2026-02-30', dayOf((await virtualNow(stage)) - 94 * DAY_MS), '2999-01-01']) {
    assertRefused(await ask(`bill_date=${wrong}`), 400, 'INVALID_REQUEST')
  }
  const fields = [
    'bill_type=ALL',
    'bill_date=20260101',
    `bill_date=${day}&bill_type=RECHARGE`,
    `bill_date=${day}&tar_type=ZIP`,
  ]
  for (const query of [...fields, `bill_date=${day}&page=1`, `bill_date=${day}&bill_date=${day}`]) {
    assertRefused(await ask(query), 400, 'PARAM_ERROR')
  }
  assertRefused(await ask(`bill_date=${day}&sub_mchid=16000000`), 400, 'INVALID_REQUEST')
  const other = await stranger(stage)
  assertRefused(await ask(`bill_date=${day}&sub_mchid=${other.sub_mchid}`), 403, 'NO_AUTH')
})

test('a download lives five minutes, wants a signature, and is for who asked', async (t) => {
  const stage = await openStage(t)
  const day = await billedDay(stage, 'token-1')
  const asked = await stage.call('GET', `${TRADE}?bill_date=${day}`)
  const url = String(asked.body.download_url)
  const target = url.slice(stage.url.length)
  const unsigned = await stage.call('GET', target, undefined, { headers: { Authorization: null } })
  assertRefused(unsigned, 401, 'SIGN_ERROR')
  assertRefused(await stage.call('GET', '/v3/billdownload/file?token=none'), 400, 'INVALID_REQUEST')
  assertRefused(await stage.call('GET', '/v3/billdownload/file'), 400, 'PARAM_ERROR')
  const { provider } = await stranger(stage)
  const timestamp = Math.floor((await virtualNow(stage)) / 1000)
  const theirs = await callWeChat(stage.url, provider, 'GET', target, undefined, { timestamp })
  assertRefused(theirs, 403, 'NO_AUTH')
  await stage.advance(290_000)
  assert.equal((await fetchFile(stage, url)).status, 200)
  await stage.advance(20_000)
  assertRefused(await fetchFile(stage, url), 400, 'INVALID_REQUEST')
})

test('what happens later leaves a day’s bill as it was: byte for byte the same, also after a restart', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'teyue-bills-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const stage = await openStage(t, { dataDir })
  await stage.control('PUT', '/rules', { refundSeconds: 172_800 })
  const day = await goTo(stage, 12)
  await stage.paid('kept-1')
  await stage.paid('kept-2')
  await stage.refund('kept-2', 'r1', 500)
  await goTo(stage, 10)
  const target = `${TRADE}?bill_date=${day}`
  const first = await readBill(stage, target)
  assert.deepEqual(numbers(first.rows, '退款状态'), ['', '', 'PROCESSING'])
  await stage.paid('kept-3')
  await stage.refund('kept-1', 'r2', 400)
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/r1`, { status: 'CLOSED' })
  assert.equal((await readBill(stage, target)).text, first.text)
  const asked = await stage.call('GET', target)
  await stage.simulator.close()
  const second = await startSimulator({ port: 0, dataDir })
  t.after(() => second.close())
  const { now } = await control<{ now: string }>(second.url, 'GET', '/clock')
  const timestamp = Math.floor(Date.parse(now) / 1000)
  const token = String(asked.body.download_url).slice(stage.url.length)
  const file = await callWeChat(second.url, stage.provider, 'GET', token, undefined, { timestamp })
  assert.equal(parseBill(file.text).text, first.text, 'and an address given before it is still good')
})

test('REVOKED: a reversed code payment has a row of its own, dated at the reversal, with its fee back', async (t) => {
  const stage = await openCodeStage(t)
  const day = await goTo(stage, 12)
  await stage.charge('revoked-1')
  await stage.advance(20_000)
  assert.equal((await stage.reverse('revoked-1')).status, 200)
  await goTo(stage, 10)
  const { rows, summary } = await readBill(stage, `${TRADE}?bill_date=${day}`)
  const told = ['交易状态', '交易类型', '商户订单号', '订单金额', '申请退款金额', '手续费']
  assert.deepEqual(
    rows.map((row) => told.map((column) => row[column])),
    [
      ['SUCCESS', 'MICROPAY', 'revoked-1', '10.00', '0.00', '0.06000'],
      ['REVOKED', 'MICROPAY', 'revoked-1', '0.00', '10.00', '-0.06000'],
    ],
  )
  assert.deepEqual([summary.手续费总金额, summary.申请退款总金额], ['0.00000', '10.00'])
  assert.deepEqual(numbers((await readBill(stage, `${TRADE}?bill_date=${day}&bill_type=REFUND`)).rows, '交易状态'), [
    'REVOKED',
  ])
})

test('a merchant’s own words cannot break a row', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('words-1', { description: '咖啡,`大杯\r\n加糖', attach: '"a",\'b\'' })
  await goTo(stage, 10)
  const { rows } = await readBill(stage, `${TRADE}?bill_date=${day}`)
  assert.deepEqual([rows[0]?.商品名称, rows[0]?.商户数据包], ['咖啡, 大杯 加糖', '"a",\'b\''])
})

function numbers(rows: readonly Record<string, string>[], column: string): (string | undefined)[] {
  return rows.map((row) => row[column])
}

async function order(stage: Stage, number: string): Promise<{ paid_at: string; transaction_id: string }> {
  return stage.control('GET', `/orders/${stage.provider.mchid}/${number}`)
}

async function billedDay(stage: Stage, number: string): Promise<string> {
  const day = await goTo(stage, 12)
  await stage.paid(number)
  await goTo(stage, 10)
  return day
}

async function stranger(stage: Stage): Promise<{ provider: ProviderAnswer; sub_mchid: string }> {
  const provider = await stage.control<ProviderAnswer>('POST', '/providers', {})
  const { sub_mchid } = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: provider.mchid,
    name: '别家',
    subject_type: 'company',
    subject: '别家公司',
  })
  return { provider, sub_mchid }
}
