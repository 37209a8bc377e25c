import { post } from '../books/post.ts'
import { accountOf, FUND_TYPES, type FundType, fundBalance } from '../funds/provider-funds.ts'
import { ControlError } from '../kit/control-error.ts'
import { compactTime } from '../kit/time.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { findProvider } from './providers.ts'
import { body, FLAG, integer, oneOf } from './schemas.ts'

const MOST_FEN = 100_000_000_000_000

export function addFundRoutes({ app, world }: Control): void {
  type Named = { Params: { mchid: string } }

  app.get<Named>('/_control/providers/:mchid/funds', async ({ params }) =>
    renderFunds(world, findProvider(world, params.mchid)),
  )

  app.post<Named & { Body: { account_type: FundType; amount_fen: number } }>(
    '/_control/providers/:mchid/funds',
    { schema: { body: body({ account_type: oneOf(...FUND_TYPES), amount_fen: integer(-MOST_FEN, MOST_FEN) }) } },
    async ({ params, body: { account_type: type, amount_fen: amountFen } }) => {
      const provider = findProvider(world, params.mchid)
      move(world, provider, type, amountFen)
      await world.store.durable()
      return renderFunds(world, provider)
    },
  )

  app.put<Named & { Body: { granted: boolean } }>(
    '/_control/providers/:mchid/permissions/sub_fund_bill',
    { schema: { body: body({ granted: FLAG }) } },
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
