import { availableOf, post } from '../books/post.ts'
import { fireDue } from '../clock/fire-due.ts'
import { ControlError, notFound } from '../kit/control-error.ts'
import { compactTime } from '../kit/time.ts'
import { masked, settlementAccountOf } from '../settlement/account.ts'
import { remit } from '../settlement/remit.ts'
import { netOf, settlementKey } from '../settlement/settlement.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { Settlement, SettlementAccount } from '../storage/money-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { body, COUNT_TEXT, FEN, integer, limitIn, listOf, NAME, record, TEXT } from './schemas.ts'
import { SETTLEMENT, SETTLEMENT_ACCOUNT, SETTLEMENT_ACCOUNT_TYPE } from './shapes/money.ts'

const USUAL_SETTLEMENTS = 50
const MOST_SETTLEMENTS = 500
const ACCOUNT_NUMBER = { type: 'string', pattern: '^\\d{8,32}$' }

type NewAccount = {
  account_type?: SettlementAccount['account_type']
  account_bank: string
  account_number: string
}

export function addSettlementRoutes({ app, world }: Control): void {
  app.get<{ Querystring: { sub_mchid?: string; limit?: string } }>(
    '/_control/settlements',
    operation({
      id: 'settlements.list',
      group: 'settlements',
      zh: '各日结算，由新到旧',
      en: 'Settlements day by day, newest first',
      query: record({ 'sub_mchid?': TEXT, 'limit?': COUNT_TEXT }),
      answer: record({ settlements: listOf(SETTLEMENT) }),
    }),
    async ({ query }) => {
      fireDue(world)
      const limit = limitIn(query.limit, USUAL_SETTLEMENTS, MOST_SETTLEMENTS)
      const wanted = (row: Settlement) => query.sub_mchid === undefined || row.sub_mchid === query.sub_mchid
      return { settlements: world.store.tables.settlements.newest(limit, wanted).map(renderSettlement) }
    },
  )

  app.post<{ Params: { sub_mchid: string; day: string } }>(
    '/_control/settlements/:sub_mchid/:day/remittances',
    operation({
      id: 'settlements.remit',
      group: 'settlements',
      zh: '重新打款一笔失败的结算',
      en: 'Sends a failed one again',
      answer: SETTLEMENT,
      refusals: { 404: ['NOT_FOUND'], 409: ['NOTHING_TO_REMIT'] },
    }),
    async ({ params }) => {
      fireDue(world)
      const row = world.store.get('settlements', settlementKey(params.sub_mchid, params.day))
      if (!row) throw notFound('结算', 'settlement', `${params.sub_mchid} ${params.day}`)
      const remitted = remit(world, row, amountToRemit(world, row), world.clock.now())
      await world.store.durable()
      return renderSettlement(remitted)
    },
  )

  addAccountRoutes({ app, world })
}

function addAccountRoutes({ app, world }: Pick<Control, 'app' | 'world'>): void {
  type Named = { Params: { sub_mchid: string } }
  const path = '/_control/merchants/:sub_mchid/settlement-account'

  app.get<Named>(
    path,
    operation({
      id: 'settlements.account',
      group: 'settlements',
      zh: '结算账户',
      en: "Where a sub-merchant's money is remitted",
      answer: SETTLEMENT_ACCOUNT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => settlementAccountOf(world, findMerchant(world, params.sub_mchid).sub_mchid),
  )

  app.put<Named & { Body: NewAccount }>(
    path,
    operation({
      id: 'settlements.changeAccount',
      group: 'settlements',
      zh: '更改结算账户，也修复失败的账户',
      en: 'Names another account, kept masked, and mends a failing one',
      body: body({
        'account_type?': SETTLEMENT_ACCOUNT_TYPE,
        account_bank: NAME,
        account_number: ACCOUNT_NUMBER,
      }),
      answer: SETTLEMENT_ACCOUNT,
      refusals: { 404: ['NOT_FOUND'], 409: ['ACCOUNT_TYPE_MISMATCH'] },
    }),
    async ({ params, body: asked }) => keep(world, newAccount(findMerchant(world, params.sub_mchid), asked)),
  )

  app.post<Named & { Body: { reason: string } }>(
    `${path}/failure`,
    operation({
      id: 'settlements.failAccount',
      group: 'settlements',
      zh: '银行从此退回打款，直到账户修复',
      en: 'The bank sends remittances back until the account is mended',
      body: body({ reason: NAME }),
      answer: SETTLEMENT_ACCOUNT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { reason } }) => {
      const account = settlementAccountOf(world, findMerchant(world, params.sub_mchid).sub_mchid)
      return keep(world, { ...account, fails_with: reason })
    },
  )

  app.post<Named & { Body: { amount_fen: number } }>(
    '/_control/merchants/:sub_mchid/top-up',
    operation({
      id: 'merchants.topUp',
      group: 'merchants',
      zh: '商户充值，供退款',
      en: 'The merchant pays money in, for refunds',
      body: body({ amount_fen: integer(1, Number.MAX_SAFE_INTEGER) }),
      answer: record({ sub_mchid: TEXT, amount_fen: FEN }),
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { amount_fen: amountFen } }) => {
      const merchant = findMerchant(world, params.sub_mchid)
      topUp(world, merchant, amountFen)
      await world.store.durable()
      return { sub_mchid: merchant.sub_mchid, amount_fen: amountFen }
    },
  )
}

// What came back may have been spent meanwhile: no more than is there goes out again.
function amountToRemit(world: World, row: Settlement): number {
  const amountFen = Math.min(row.amount_fen ?? 0, availableOf(world.store, row.sub_mchid))
  if (row.state === 'failed' && amountFen > 0) return amountFen
  throw new ControlError(
    409,
    'NOTHING_TO_REMIT',
    `该结算的状态是 ${row.state}，没有可重新打款的金额`,
    `the settlement is ${row.state}, and ${amountFen} fen of it could be remitted again`,
  )
}

// A company's money goes to the company; an individual business may name its operator's own card (M23).
function newAccount(merchant: Merchant, asked: NewAccount): SettlementAccount {
  const type = asked.account_type ?? 'ACCOUNT_TYPE_BUSINESS'
  if (type === 'ACCOUNT_TYPE_PRIVATE' && merchant.subject_type === 'company') {
    throw new ControlError(
      409,
      'ACCOUNT_TYPE_MISMATCH',
      '企业商户只能结算到对公账户',
      'a company is settled to its corporate account only',
    )
  }
  return {
    sub_mchid: merchant.sub_mchid,
    account_type: type,
    account_bank: asked.account_bank,
    account_number: masked(asked.account_number),
    fails_with: null,
  }
}

async function keep(world: World, account: SettlementAccount): Promise<SettlementAccount> {
  world.store.write(() => world.store.put('settlement_accounts', account.sub_mchid, account))
  await world.store.durable()
  return account
}

function topUp(world: World, merchant: Merchant, amountFen: number): void {
  const now = world.clock.now()
  world.store.write(() =>
    post(
      world.store,
      [
        ['world', 'world', -amountFen],
        ['merchant', merchant.sub_mchid, amountFen],
      ],
      { at: now, kind: 'top_up', number: `C${compactTime(now)}`, available: true },
    ),
  )
}

function renderSettlement(row: Settlement): Record<string, unknown> {
  return {
    ...row,
    net_fen: netOf(row),
    attempts: row.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
  }
}
