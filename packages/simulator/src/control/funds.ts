import { post } from '../books/post.ts'
import { accountOf, FUND_TYPES, type FundType, fundBalance } from '../funds/provider-funds.ts'
import { ControlError } from '../kit/control-error.ts'
import { compactTime } from '../kit/time.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { findProvider } from './providers.ts'
import { body, FLAG, integer, record, TEXT } from './schemas.ts'
import { FUND_TYPE, FUNDS } from './shapes/provider.ts'

const MOST_FEN = 100_000_000_000_000

export function addFundRoutes({ app, world }: Control): void {
  type Named = { Params: { mchid: string } }

  app.get<Named>(
    '/_control/providers/:mchid/funds',
    operation({
      id: 'providers.funds',
      group: 'providers',
      zh: '服务商自己的资金账户',
      en: "The SP's own accounts",
      answer: FUNDS,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => renderFunds(world, findProvider(world, params.mchid)),
  )

  app.post<Named & { Body: { account_type: FundType; amount_fen: number } }>(
    '/_control/providers/:mchid/funds',
    operation({
      id: 'providers.moveFunds',
      group: 'providers',
      zh: '充值；负数为提现到银行',
      en: 'Pays money in; below zero, takes it to the bank',
      body: body({ account_type: FUND_TYPE, amount_fen: integer(-MOST_FEN, MOST_FEN) }),
      answer: FUNDS,
      refusals: { 404: ['NOT_FOUND'], 409: ['NOT_ENOUGH'] },
    }),
    async ({ params, body: { account_type: type, amount_fen: amountFen } }) => {
      const provider = findProvider(world, params.mchid)
      move(world, provider, type, amountFen)
      await world.store.durable()
      return renderFunds(world, provider)
    },
  )

  app.put<Named & { Body: { granted: boolean } }>(
    '/_control/providers/:mchid/permissions/sub_fund_bill',
    operation({
      id: 'providers.permitSubFundBill',
      group: 'providers',
      zh: '是否可以下载子商户资金账单',
      en: "Whether the SP may have its sub-merchants' fund-flow bills",
      body: body({ granted: FLAG }),
      answer: record({ mchid: TEXT, sub_fund_bill: FLAG }),
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { granted } }) => {
      const provider = { ...findProvider(world, params.mchid), sub_fund_bill: granted }
      world.store.write(() => world.store.put('providers', provider.mchid, provider))
      await world.store.durable()
      return { mchid: provider.mchid, sub_fund_bill: granted }
    },
  )
}

// Above zero the SP pays money in, below zero it takes money to its bank.
function move(world: World, provider: Provider, type: FundType, amountFen: number): void {
  if (fundBalance(world, provider.mchid, type) + amountFen < 0) {
    throw new ControlError(409, 'NOT_ENOUGH', '余额不足', 'the balance is short')
  }
  const now = world.clock.now()
  const number = `${amountFen < 0 ? 'W' : 'C'}${compactTime(now)}`
  world.store.write(() =>
    post(
      world.store,
      [
        ['world', 'world', -amountFen],
        [accountOf(type), provider.mchid, amountFen],
      ],
      { at: now, kind: amountFen < 0 ? 'withdrawal' : 'top_up', number },
    ),
  )
}

function renderFunds(world: World, { mchid }: Provider): Record<string, unknown> {
  return {
    mchid,
    accounts: FUND_TYPES.map((type) => ({ account_type: type, balance_fen: fundBalance(world, mchid, type) })),
  }
}
