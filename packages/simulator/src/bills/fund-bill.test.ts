import assert from 'node:assert/strict'
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type Bill, fen, fetchFile, parseBill, readBill, sha1 } from '../testing/bill-reader.ts'
import { ask } from '../testing/control-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { goTo } from '../testing/shanghai.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const FUND = '/v3/bill/fundflowbill'
const SUB_FUND = '/v3/bill/sub-merchant-fundflowbill'
const BALANCE = '/v3/merchant/fund/balance'
const DAY_END = '/v3/merchant/fund/dayendbalance'

test('Q10: the fund bill shows the SP’s own account, each move with the balance after it', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('fund-01')
  await move(stage, 'BASIC', 5_000)
  await move(stage, 'BASIC', -1_234)
  await move(stage, 'FEES', 7)
  await goTo(stage, 10)
  const bill = await readBill(stage, `${FUND}?bill_date=${day}`)
  assert.equal(
    bill.header,
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
  )
  assert.deepEqual(moves(bill), [
    ['充值', '充值', '收入', '50.00', '50.00'],
    ['提现', '提现', '支出', '12.34', '37.66'],
  ])
  assert.deepEqual(bill.summary, {
    资金流水总笔数: '2',
    收入笔数: '1',
    收入金额: '50.00',
    支出笔数: '1',
    支出金额: '12.34',
  })
  assert.deepEqual(moves(await readBill(stage, `${FUND}?bill_date=${day}&account_type=FEES&tar_type=GZIP`)), [
    ['充值', '充值', '收入', '0.07', '0.07'],
  ])
  assertRefused(await stage.call('GET', `${FUND}?bill_date=${day}&account_type=OPERATION`), 400, 'NO_STATEMENT_EXIST')
  for (const query of [`bill_date=${day}&account_type=ALL`, `bill_date=${day}&sub_mchid=1`, 'account_type=BASIC']) {
    assertRefused(await stage.call('GET', `${FUND}?${query}`), 400, 'PARAM_ERROR')
  }
})

test('M23, Q10: a sub-merchant’s fund bill has each fee as a row of its own, and the settlement; only its SP’s key opens it', async (t) => {
  const stage = await openStage(t)
  await grant(stage)
  const day = await goTo(stage, 12)
  await stage.paid('subfund-1')
  await stage.refund('subfund-1', 'r1', 500)
  const next = await goTo(stage, 10)
  const [bill] = await readSealed(stage, `${SUB_FUND}?${named(stage, day)}&tar_type=GZIP`)
  assert.deepEqual(moves(parseBill(bill!)), [
    ['交易', '交易', '收入', '10.00', '10.00'],
    ['交易', '扣除交易手续费', '支出', '0.06', '9.94'],
    ['退款', '退还交易手续费', '收入', '0.03', '9.97'],
    ['退款', '退款', '支出', '5.00', '4.97'],
  ])
  const [payment, , , refund] = parseBill(bill!).rows
  assert.equal(payment?.业务凭证号, 'subfund-1')
  assert.equal(refund?.业务凭证号, `REF${payment?.微信支付业务单号}`)
  await goTo(stage, 10)
  const [settled] = await readSealed(stage, `${SUB_FUND}?${named(stage, next)}`)
  assert.deepEqual(moves(parseBill(settled!)), [['提现', '提现', '支出', '4.97', '0.00']])
})

test('a large encrypted bill comes in pieces that are joined in their order', async (t) => {
  const stage = await openStage(t)
  await grant(stage)
  const day = await goTo(stage, 12)
  for (let index = 0; index < 4; index++) await stage.paid(`pieces-${index}`)
  await goTo(stage, 10)
  const target = `${SUB_FUND}?${named(stage, day)}`
  const [whole] = await readSealed(stage, target)
  await stage.control('PUT', '/rules', { billPieceRows: 3 })
  const pieces = await readSealed(stage, target)
  assert.equal(pieces.length, 4, '8 rows, a header and 2 that sum up, by threes')
  assert.equal(pieces.join(''), whole)
  assert.equal(parseBill(whole!).rows.length, 8)
})

test('a sub-merchant’s fund bill needs the product, the acceptance relation, an algorithm and an account with moves', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('denied-1')
  await goTo(stage, 10)
  const target = `${SUB_FUND}?${named(stage, day)}`
  assertRefused(await stage.call('GET', target), 403, 'NO_AUTH')
  await grant(stage)
  assert.equal((await stage.call('GET', target)).status, 200)
  const call = (from: string, to: string) => stage.call('GET', target.replace(from, to))
  assertRefused(await call('=BASIC', '=OPERATION'), 400, 'NO_STATEMENT_EXIST')
  assertRefused(await call(`=${stage.subMchid}`, '=16000000'), 400, 'INVALID_REQUEST')
  assertRefused(await call('=AEAD_AES_256_GCM', '=SM4_GCM'), 400, 'PARAM_ERROR')
  for (const field of [`sub_mchid=${stage.subMchid}&`, `bill_date=${day}&`, 'account_type=BASIC&']) {
    assertRefused(await call(field, ''), 400, 'PARAM_ERROR')
  }
  assertRefused(await call('&algorithm=AEAD_AES_256_GCM', ''), 400, 'PARAM_ERROR')
})

test('the SP’s balance is told now and as it was at midnight, and never that of its sub-merchants', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('balance-1')
  await move(stage, 'BASIC', 500)
  const amounts = async (target: string) => {
    const reply = await stage.call('GET', target)
    assert.equal(reply.status, 200, reply.text)
    return reply.body
  }
  assert.deepEqual(await amounts(`${BALANCE}/BASIC`), { available_amount: 500, pending_amount: 0 })
  assert.deepEqual(await amounts(`${BALANCE}/FEES`), { available_amount: 0, pending_amount: 0 })
  assertRefused(await stage.call('GET', `${DAY_END}/BASIC?date=${day}`), 400, 'INVALID_REQUEST')
  await goTo(stage, 9)
  assertRefused(await stage.call('GET', `${DAY_END}/BASIC?date=${day}`), 400, 'INVALID_REQUEST')
  await move(stage, 'BASIC', 300)
  await goTo(stage, 10)
  assert.deepEqual(await amounts(`${DAY_END}/BASIC?date=${day}`), { available_amount: 500, pending_amount: 0 })
  assert.deepEqual(await amounts(`${DAY_END}/OPERATION?date=${day}`), { available_amount: 0, pending_amount: 0 })
  assert.deepEqual(await amounts(`${BALANCE}/BASIC`), { available_amount: 800, pending_amount: 0 })
  for (const wrong of [
    `${BALANCE}/DEPOSIT`,
    `${BALANCE}/BASIC?date=${day}`,
    `${DAY_END}/BASIC`,
    `${DAY_END}/BASIC?date=1`,
  ]) {
    assertRefused(await stage.call('GET', wrong), 400, 'PARAM_ERROR')
  }
  assertRefused(await stage.call('GET', `${DAY_END}/BASIC?date=2020-01-01`), 400, 'INVALID_REQUEST')
  const path = `/providers/${stage.provider.mchid}/funds`
  assert.equal((await ask(stage.url, 'POST', path, { account_type: 'FEES', amount_fen: -1 })).status, 409)
})

function moves(bill: Bill): (string | undefined)[][] {
  const [amount = '', balance = ''] = bill.header.split(',').filter((name) => name.endsWith('(元)'))
  for (const row of bill.rows) assert(fen(row[amount] ?? '') > 0)
  return bill.rows.map((row) => [row.业务名称, row.业务类型, row.收支类型, row[amount], row[balance]])
}

function move(stage: Stage, type: string, amountFen: number): Promise<unknown> {
  const path = `/providers/${stage.provider.mchid}/funds`
  return stage.control('POST', path, { account_type: type, amount_fen: amountFen })
}

function grant(stage: Stage): Promise<unknown> {
  const path = `/providers/${stage.provider.mchid}/permissions/sub_fund_bill`
  return stage.control('PUT', path, { granted: true })
}

function named(stage: Stage, day: string): string {
  return `sub_mchid=${stage.subMchid}&bill_date=${day}&account_type=BASIC&algorithm=AEAD_AES_256_GCM`
}

type Piece = {
  readonly bill_sequence: number
  readonly download_url: string
  readonly encrypt_key: string
  readonly hash_value: string
  readonly nonce: string
}

/** Each piece as text: fetched, opened with the SP's private key, unpacked, and its digest compared. */
async function readSealed(stage: Stage, target: string): Promise<string[]> {
  const asked = await stage.call('GET', target)
  assert.equal(asked.status, 200, asked.text)
  const list = asked.body.download_bill_list as Piece[]
  assert.equal(asked.body.download_bill_count, list.length)
  const texts: string[] = []
  for (const [index, piece] of list.entries()) {
    assert.equal(piece.bill_sequence, index + 1)
    const { bytes } = await fetchFile(stage, piece.download_url)
    const opened = open(bytes, piece, stage.provider.private_key_pem)
    const plain = target.includes('tar_type=GZIP') ? gunzipSync(opened) : opened
    assert.equal(sha1(plain), piece.hash_value)
    texts.push(plain.toString('utf8'))
  }
  return texts
}

function open(bytes: Buffer, { encrypt_key, nonce }: Piece, privateKeyPem: string): Buffer {
  const options = { key: privateKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
  const key = privateDecrypt(options, Buffer.from(encrypt_key, 'base64'))
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])
}
