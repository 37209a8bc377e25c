import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { parseBill, readBill } from '../testing/bill-reader.ts'
import { goTo } from '../testing/shanghai.ts'
import { openStage } from '../testing/stage.ts'

const TRADE = '/pay/downloadbill'
const FUND = '/pay/downloadfundflow'

test('Q10: APIv2 hands out the same trade bill at once and unsigned, plain or by GZIP', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('v2bill-1')
  await goTo(stage, 10)
  const bill_date = day.replaceAll('-', '')
  const { text } = await readBill(stage, `/v3/bill/tradebill?bill_date=${day}&sub_mchid=${stage.subMchid}`)
  const plain = await stage.v2(TRADE, { bill_date })
  assert.deepEqual([plain.status, plain.text, plain.headers['content-type']], [200, text, 'text/plain'])
  const zipped = await stage.v2(TRADE, { bill_date, bill_type: 'ALL', tar_type: 'GZIP', sub_mch_id: undefined })
  assert.equal(gunzipSync(zipped.bytes).toString('utf8'), text)
  const success = parseBill((await stage.v2(TRADE, { bill_date, bill_type: 'SUCCESS' })).text)
  assert.deepEqual([success.rows.length, success.header.includes('退款')], [1, false])
})

test('APIv2 refuses a trade bill in XML, with a number for the code', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('v2bill-2')
  const refused = async (fields: Record<string, string | undefined>) => (await stage.v2(TRADE, fields)).fields
  const said = (code: string, words: string) => ({ return_code: 'FAIL', return_msg: words, error_code: code })
  const bill_date = day.replaceAll('-', '')
  assert.deepEqual(await refused({ bill_date }), said('20001', 'invalid bill_date'))
  await goTo(stage, 9)
  assert.deepEqual(await refused({ bill_date }), said('20003', 'Bill Creating'))
  await goTo(stage, 10)
  assert.deepEqual(await refused({ bill_date, bill_type: 'REFUND' }), said('20002', 'No Bill Exist'))
  assert.deepEqual(await refused({ bill_date: '20260230' }), said('20001', 'invalid bill_date'))
  assert.equal((await refused({})).err_code, 'LACK_PARAMS')
  for (const wrong of [{ bill_date: day }, { bill_date, bill_type: 'ALLES' }, { bill_date, tar_type: 'ZIP' }]) {
    assert.equal((await refused(wrong)).err_code, 'PARAM_ERROR', JSON.stringify(wrong))
  }
})

test('APIv2’s fund bill wants the certificate and HMAC-SHA256, and writes its units in full width', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  const path = `/providers/${stage.provider.mchid}/funds`
  await stage.control('POST', path, { account_type: 'BASIC', amount_fen: 1_250 })
  const asked = { bill_date: day.replaceAll('-', ''), account_type: 'Basic', sign_type: 'HMAC-SHA256' }
  const own = { ...asked, sub_mch_id: undefined }
  await goTo(stage, 9)
  assert.equal((await stage.v2(FUND, own)).fields.err_code, 'BILL_CREATING')
  await goTo(stage, 10)
  const bill = parseBill((await stage.v2(FUND, own)).text)
  assert.match(bill.header, /,收支金额（元）,账户结余（元）,/)
  assert.deepEqual([bill.rows[0]?.['收支金额（元）'], bill.rows[0]?.['账户结余（元）']], ['12.50', '12.50'])
  assert.deepEqual(parseBill(gunzipSync((await stage.v2(FUND, { ...own, tar_type: 'GZIP' })).bytes).toString()), bill)
  assert.equal((await stage.v2(FUND, { ...own, account_type: 'Fees' })).fields.err_code, 'NO_BILL_EXIST')
  assert.equal((await stage.v2(FUND, { ...own, bill_date: '20990101' })).fields.err_code, 'PARAM_ERROR')
  assert.equal((await stage.v2(FUND, { ...own, sign_type: undefined })).fields.return_code, 'FAIL')
  assert.equal((await stage.v2(FUND, own, { cert: null })).status, 400)
})
