import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { startSimulator } from '../simulator.ts'
import { ask, control } from '../testing/control-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { goTo } from '../testing/shanghai.ts'
import { AMOUNT_FEN, openStage, type Stage } from '../testing/stage.ts'

const FEE_FEN = 6

test('M23: a day’s payments less fees and refunds are remitted at nine the next morning to the corporate account', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('settled-1')
  await stage.paid('settled-2')
  await stage.refund('settled-2', 'r1', 500)
  const [due] = await settlements(stage)
  assert.deepEqual([due?.day, due?.state, due?.net_fen, due?.amount_fen], [day, 'due', 2_000 - 12 - 500 + 3, null])
  await goTo(stage, 8)
  assert.deepEqual(await money(stage), { balance_fen: 1_491, available_fen: 0, settled_fen: 0 })
  await goTo(stage, 9)
  assert.deepEqual(await money(stage), { balance_fen: 0, available_fen: 0, settled_fen: 1_491 })
  const [settled] = await settlements(stage)
  assert.deepEqual(pick(settled!), {
    day,
    state: 'remitted',
    paid_fen: 2_000,
    fee_fen: 12,
    refunded_fen: 500,
    fee_returned_fen: 3,
    other_fen: 0,
    amount_fen: 1_491,
    account_bank: '工商银行',
  })
  assert.match(String(settled?.account_number), /^\d\d\*+\d\d$/)
  const { account_type } = await stage.control<{ account_type: string }>('GET', accountPath(stage))
  assert.equal(account_type, 'ACCOUNT_TYPE_BUSINESS')
})

test('M23: what is paid in the early morning waits for the next one, and a day without money is settled with nothing', async (t) => {
  const stage = await openStage(t)
  await goTo(stage, 12)
  await stage.paid('early-1')
  await goTo(stage, 7)
  await stage.paid('early-2')
  await goTo(stage, 10)
  assert.deepEqual(await money(stage), { balance_fen: 994, available_fen: 0, settled_fen: 994 })
  await stage.refund('early-2', 'r1', AMOUNT_FEN)
  await goTo(stage, 10)
  assert.deepEqual(await money(stage), { balance_fen: 0, available_fen: 0, settled_fen: 994 })
  assert.deepEqual(
    (await settlements(stage)).map(({ state }) => state),
    ['nothing', 'remitted'],
  )
})

test('M23: a settled payment is refunded from newer payments or from money paid in; without either, NOT_ENOUGH', async (t) => {
  const stage = await openStage(t)
  await goTo(stage, 12)
  await stage.paid('funded-1')
  await goTo(stage, 10)
  assertRefused(await stage.refund('funded-1', 'r1', 400), 403, 'NOT_ENOUGH')
  await stage.paid('funded-2')
  assert.equal((await stage.refund('funded-1', 'r1', 400)).status, 200, 'the same number, once there is money')
  await stage.control('POST', `/merchants/${stage.subMchid}/top-up`, { amount_fen: 1_000 })
  assert.deepEqual(await money(stage), { balance_fen: 994 - 398 + 1_000, available_fen: 1_000, settled_fen: 994 })
  await goTo(stage, 10)
  assert.deepEqual(await money(stage), { balance_fen: 1_000, available_fen: 1_000, settled_fen: 994 + 596 })
  assertRefused(await stage.refund('funded-1', 'r2', 100, { funds_account: 'UNSETTLED' }), 403, 'NOT_ENOUGH')
  const paidIn = await stage.refund('funded-1', 'r2', 100, { funds_account: 'AVAILABLE' })
  assert.deepEqual([paidIn.status, paidIn.body.funds_account], [200, 'AVAILABLE'])
  assert.equal((await money(stage)).available_fen, 901)
})

test('M23: a remittance that the bank sends back waits in the balance, and goes out again once the account is mended', async (t) => {
  const stage = await openStage(t)
  const day = await goTo(stage, 12)
  await stage.paid('back-1')
  await stage.control('POST', `${accountPath(stage)}/failure`, { reason: '账户名称与账号不符' })
  await goTo(stage, 9)
  const [failed] = await settlements(stage)
  assert.deepEqual(
    [failed?.state, failed?.amount_fen, failed?.attempts[0]?.failure],
    ['failed', 994, '账户名称与账号不符'],
  )
  assert.deepEqual(await money(stage), { balance_fen: 994, available_fen: 994, settled_fen: 0 })
  const again = `/settlements/${stage.subMchid}/${day}/remittances`
  await stage.control('POST', again)
  assert.deepEqual(await money(stage), { balance_fen: 994, available_fen: 994, settled_fen: 0 }, 'still not mended')
  await stage.paid('back-2')
  await stage.control('PUT', accountPath(stage), { account_bank: '招商银行', account_number: '6214830211114567' })
  await goTo(stage, 9)
  assert.deepEqual(await money(stage), { balance_fen: 994, available_fen: 994, settled_fen: 994 }, 'only the new day')
  const { state, account_bank, account_number } = await stage.control<Settlement>('POST', again)
  assert.deepEqual([state, account_bank, account_number], ['remitted', '招商银行', '62*************67'])
  assert.deepEqual(await money(stage), { balance_fen: 0, available_fen: 0, settled_fen: 1_988 })
  assert.equal((await ask(stage.url, 'POST', again)).status, 409)
})

test('M23: a company names a corporate account, an individual business may name its operator’s card', async (t) => {
  const stage = await openStage(t)
  const card = { account_type: 'ACCOUNT_TYPE_PRIVATE', account_bank: '建设银行', account_number: '6217001234567890' }
  const refused = await ask(stage.url, 'PUT', accountPath(stage), card)
  assert.deepEqual([refused.status, refused.body.code], [409, 'ACCOUNT_TYPE_MISMATCH'])
  const shop = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: stage.provider.mchid,
    name: '早点铺',
    subject_type: 'individual',
    subject: '早点铺（个体工商户）',
  })
  const kept = await stage.control('PUT', `/merchants/${shop.sub_mchid}/settlement-account`, card)
  assert.deepEqual(kept, { ...card, sub_mchid: shop.sub_mchid, account_number: '62*************90', fails_with: null })
  assert.equal((await ask(stage.url, 'PUT', accountPath(stage), { ...card, account_number: '12' })).status, 400)
  assert.equal((await ask(stage.url, 'GET', '/merchants/16000000/settlement-account')).status, 404)
})

test('the rule settlement off leaves the money where it is, and switched on all of it follows', async (t) => {
  const stage = await openStage(t)
  await stage.control('PUT', '/rules', { settlement: 'off' })
  await goTo(stage, 12)
  await stage.paid('rule-off-1')
  await goTo(stage, 12, 2)
  assert.deepEqual(await money(stage), { balance_fen: 994, available_fen: 0, settled_fen: 0 })
  assert.equal((await settlements(stage))[0]?.state, 'off')
  await stage.control('PUT', '/rules', { settlement: 'T+1' })
  await goTo(stage, 9)
  assert.deepEqual(await money(stage), { balance_fen: 0, available_fen: 0, settled_fen: 994 })
})

test('M23: mornings missed while the simulator was stopped are made up for in their order', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'teyue-settlement-'))
  t.after(() => rmSync(dataDir, { recursive: true, force: true }))
  const stage = await openStage(t, { dataDir })
  const day = await goTo(stage, 8)
  await stage.paid('missed-1')
  await goTo(stage, 12)
  await stage.simulator.close()
  const second = await startSimulator({ port: 0, dataDir })
  t.after(() => second.close())
  await control(second.url, 'POST', '/clock/advance', { ms: 3 * 86_400_000 })
  const { settlements: rows } = await control<{ settlements: Settlement[] }>(second.url, 'GET', '/settlements')
  assert.deepEqual(
    rows.map((row) => [row.day, row.state, row.amount_fen]),
    [[day, 'remitted', AMOUNT_FEN - FEE_FEN]],
  )
})

type Settlement = {
  readonly day: string
  readonly state: string
  readonly net_fen: number
  readonly amount_fen: number | null
  readonly attempts: readonly { failure: string | null }[]
  readonly [field: string]: unknown
}

function pick({ sub_mchid, net_fen, account_number, attempts, ...rest }: Settlement): Record<string, unknown> {
  assert(sub_mchid && account_number && attempts.length === 1 && net_fen === rest.amount_fen)
  return rest
}

function accountPath(stage: Stage): string {
  return `/merchants/${stage.subMchid}/settlement-account`
}

async function settlements(stage: Stage): Promise<readonly Settlement[]> {
  const query = `?sub_mchid=${stage.subMchid}`
  return (await stage.control<{ settlements: Settlement[] }>('GET', `/settlements${query}`)).settlements
}

async function money(stage: Stage): Promise<{ balance_fen: number; available_fen: number; settled_fen: number }> {
  type Money = { sub_mchid: string; balance_fen: number; available_fen: number; settled_fen: number }
  const books = await stage.control<{ sum_fen: number; merchants: Money[] }>('GET', '/books')
  assert.equal(books.sum_fen, 0)
  const { balance_fen, available_fen, settled_fen } = books.merchants.find((row) => row.sub_mchid === stage.subMchid)!
  return { balance_fen, available_fen, settled_fen }
}
