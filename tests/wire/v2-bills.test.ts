import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AMOUNT_FEN, type Stage } from '@teyue/simulator/testing/stage'
import { fundFlowEntry, tradeEntry } from '@teyue/wechatpay/bill/entries'
import { type BillRow, readBill } from '@teyue/wechatpay/bill/read-bill'
import type { Download } from '@teyue/wechatpay/download'
import { goTo } from '../../packages/simulator/src/testing/shanghai.ts'
import { clientOf, openTakingStage } from './v2-stage.ts'

const NOON = 12
const NINE = 9
const TEN = 10
const CREATING = { code: 'STATEMENT_CREATING', mayRetry: true, outcomeKnown: true }
const NOTHING = { code: 'NO_STATEMENT_EXIST', mayRetry: false, outcomeKnown: true }
const packings = [{}, { tar_type: 'GZIP' }] as const

test('Q10, Q20: yesterday’s trades come by APIv2 after ten, packed or not, to the fen', async (t) => {
  const stage = await openTakingStage(t)
  const { bills } = clientOf(t, stage)
  const day = await goTo(stage, NOON)
  await stage.paid('T-bill-1')
  const asked = { appid: stage.spAppid, bill_date: day }
  await assert.rejects(bills.trade(asked), { code: 'PARAM_ERROR', mayRetry: false, outcomeKnown: true }, 'today’s')
  await goTo(stage, NINE)
  await assert.rejects(bills.trade(asked), CREATING)
  await goTo(stage, TEN)
  for (const packing of packings) {
    for (const one of [{}, { sub_mch_id: stage.subMchid }]) {
      const { rows, count } = await readAll(await bills.trade({ ...asked, ...packing, ...one }))
      assert.equal(count, 1)
      assert.deepEqual(
        rows.map(tradeEntry).map(({ outTradeNo, tradeState, orderFen }) => [outTradeNo, tradeState, orderFen]),
        [['T-bill-1', 'SUCCESS', AMOUNT_FEN]],
      )
    }
  }
  await assert.rejects(bills.trade({ ...asked, bill_type: 'REFUND' }), NOTHING)
})

test('Q10, Q19: the provider’s own money comes by APIv2 under its certificate, and by HMAC-SHA256 whatever is chosen', async (t) => {
  const stage = await openTakingStage(t)
  const { bills } = clientOf(t, stage, { signType: 'MD5' })
  const day = await goTo(stage, NOON)
  await fund(stage, 4200)
  const asked = { appid: stage.spAppid, bill_date: day, account_type: 'Basic' } as const
  await goTo(stage, NINE)
  await assert.rejects(bills.fundFlow(asked), CREATING)
  await goTo(stage, TEN)
  for (const packing of packings) {
    const download = await bills.fundFlow({ ...asked, ...packing })
    assert(download.exchange.url.startsWith('https:'))
    const { rows } = await readAll(download)
    assert.deepEqual(
      rows.map(fundFlowEntry).map(({ direction, fen }) => [direction, fen]),
      [['in', 4200]],
    )
  }
  await assert.rejects(bills.fundFlow({ ...asked, account_type: 'Fees' }), NOTHING)
  const open = clientOf(t, stage, { certificate: null }).bills
  await assert.rejects(open.fundFlow(asked), TypeError)
})

async function fund(stage: Stage, amount_fen: number): Promise<void> {
  await stage.control('POST', `/providers/${stage.provider.mchid}/funds`, { account_type: 'BASIC', amount_fen })
}

async function readAll({ body }: Download): Promise<{ rows: BillRow[]; count: number }> {
  const bill = readBill(body)
  const rows: BillRow[] = []
  for await (const row of bill.rows) rows.push(row)
  return { rows, count: bill.end().rowCount }
}
