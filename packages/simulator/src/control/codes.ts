import { fireDue } from '../clock/fire-due.ts'
import { enterPassword, refuseToPay, requestsTo } from '../codes/password-request.ts'
import { currentCode, makeCode } from '../codes/payment-code.ts'
import { ControlError } from '../kit/control-error.ts'
import { merchantName } from '../orders/payable.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Bank, Payer, PaymentCode } from '../storage/payer-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { renderPaid } from './pay.ts'
import { BANK, findPayer, PASSWORD_FREE_LIMIT, renderPayer } from './people.ts'
import { body, oneOf } from './schemas.ts'

type Settings = { password_free_limit_fen?: number; bank?: Bank; account?: 'open' | 'closed' }
type Entry = { act?: 'pay' | 'cancel'; password?: string }
type RequestParams = { id: string; sp_mchid: string; out_trade_no: string }

/** A payer's phone in a shop: the payment code it shows, and the password it is asked for. */
export function addCodeRoutes({ app, world }: Control): void {
  const code = '/_control/payers/:id/payment-code'
  app.get<{ Params: { id: string } }>(code, async ({ params }) => show(world, params.id, currentCode))
  app.post<{ Params: { id: string } }>(code, async ({ params }) => show(world, params.id, makeCode))

  app.put<{ Params: { id: string }; Body: Settings }>(
    '/_control/payers/:id',
    {
      schema: {
        body: body({
          'password_free_limit_fen?': PASSWORD_FREE_LIMIT,
          'bank?': BANK,
          'account?': oneOf('open', 'closed'),
        }),
      },
    },
    async ({ params, body: settings }) => {
      const payer: Payer = { ...findPayer(world, params.id), ...settings }
      world.store.write(() => world.store.put('payers', payer.id, payer))
      await world.store.durable()
      return renderPayer(world, payer)
    },
  )

  app.get<{ Params: { id: string } }>('/_control/payers/:id/password-requests', async ({ params }) => {
    fireDue(world)
    return { requests: requestsTo(world, findPayer(world, params.id)).map((order) => renderRequest(world, order)) }
  })

  app.post<{ Params: RequestParams; Body: Entry }>(
    '/_control/payers/:id/password-requests/:sp_mchid/:out_trade_no',
    { schema: { body: body({ 'act?': oneOf('pay', 'cancel'), 'password?': { type: 'string', maxLength: 100 } }) } },
    async ({ params, body: entry }) => {
      const result = answer(world, params, entry)
      await world.store.durable()
      return result
    },
  )
}

async function show(
  world: World,
  id: string,
  draw: (world: World, payer: Payer) => PaymentCode,
): Promise<Record<string, unknown>> {
  const { code, expires_at } = draw(world, findPayer(world, id))
  await world.store.durable()
  return { code, expires_at: new Date(expires_at).toISOString() }
}

function answer(world: World, params: RequestParams, entry: Entry): Record<string, unknown> {
  fireDue(world)
  const payer = findPayer(world, params.id)
  const order = requestsTo(world, payer).find(
    (waiting) => waiting.sp_mchid === params.sp_mchid && waiting.out_trade_no === params.out_trade_no,
  )
  if (!order) {
    throw new ControlError(
      409,
      'NOT_WAITING',
      '这笔订单不在等待输入密码',
      'this order does not wait for the password of this payer',
    )
  }
  if (entry.act === 'cancel') {
    refuseToPay(world, order)
    return { result: 'CANCEL' }
  }
  const paid = enterPassword(world, order, payer, entry.password ?? '')
  if (typeof paid === 'string') return { result: 'FAIL', reason: paid }
  return renderPaid(paid, paid.transaction_id)
}

function renderRequest(world: World, order: Order): Record<string, unknown> {
  return {
    sp_mchid: order.sp_mchid,
    out_trade_no: order.out_trade_no,
    merchant_name: merchantName(world, order),
    description: order.description,
    amount_fen: order.amount_fen,
    expires_at: new Date(order.expires_at).toISOString(),
  }
}
