import { fireDue } from '../clock/fire-due.ts'
import { enterPassword, refuseToPay, requestsTo } from '../codes/password-request.ts'
import { currentCode, makeCode } from '../codes/payment-code.ts'
import { why } from '../explain/because.ts'
import { ControlError } from '../kit/control-error.ts'
import { merchantName } from '../orders/payable.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Bank, Payer, PaymentCode } from '../storage/payer-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { failed, renderPaid } from './pay.ts'
import { findPayer, PASSWORD_FREE_LIMIT, renderPayer } from './people.ts'
import { body, listOf, oneOf, record } from './schemas.ts'
import { PAID } from './shapes/order.ts'
import { BANK, PASSWORD_REQUEST, PAYER, PAYER_ACCOUNT, PAYMENT_CODE } from './shapes/payer.ts'

type Settings = { password_free_limit_fen?: number; bank?: Bank; account?: 'open' | 'closed' }
type Entry = { act?: 'pay' | 'cancel'; password?: string }
type RequestParams = { id: string; sp_mchid: string; out_trade_no: string }

/** A payer's phone in a shop: the payment code it shows, and the password it is asked for. */
export function addCodeRoutes(control: Control): void {
  const { app, world } = control
  addPasswordRoutes(control)
  const code = '/_control/payers/:id/payment-code'
  app.get<{ Params: { id: string } }>(
    code,
    operation({
      id: 'codes.show',
      group: 'codes',
      zh: '手机正显示的付款码；用过或过期则换新',
      en: 'The payment code that the phone shows; another once it is used or old',
      answer: PAYMENT_CODE,
      refusals: { 404: ['PAYER_UNKNOWN'] },
    }),
    async ({ params }) => show(world, params.id, currentCode),
  )
  app.post<{ Params: { id: string } }>(
    code,
    operation({
      id: 'codes.renew',
      group: 'codes',
      zh: '立即换一个付款码；之前的到期前仍有效',
      en: 'Another code at once; the one before stays good for its minute',
      answer: PAYMENT_CODE,
      refusals: { 404: ['PAYER_UNKNOWN'] },
    }),
    async ({ params }) => show(world, params.id, makeCode),
  )

  app.put<{ Params: { id: string }; Body: Settings }>(
    '/_control/payers/:id',
    operation({
      id: 'payers.change',
      group: 'payers',
      zh: '更改免密限额、银行或账户状态',
      en: 'Changes the limit without password, the bank, or whether the account is open',
      more: {
        zh: 'bank：works（默认）；refuses 为 NOTSUPORTCARD；error_before_paying、error_after_paying 为 BANKERROR，钱未走或已走。account 为 closed 时不能付款，退款为 USER_ACCOUNT_ABNORMAL。',
        en: '`bank`: works (default); refuses: NOTSUPORTCARD; error_before_paying, error_after_paying: BANKERROR, and the money has not or has gone. `account: closed`: pays nothing, and a refund is USER_ACCOUNT_ABNORMAL.',
      },
      body: body({
        'password_free_limit_fen?': PASSWORD_FREE_LIMIT,
        'bank?': BANK,
        'account?': PAYER_ACCOUNT,
      }),
      answer: PAYER,
      refusals: { 404: ['PAYER_UNKNOWN'] },
    }),
    async ({ params, body: settings }) => {
      const payer: Payer = { ...findPayer(world, params.id), ...settings }
      world.store.write(() => world.store.put('payers', payer.id, payer))
      await world.store.durable()
      return renderPayer(world, payer)
    },
  )
}

function addPasswordRoutes({ app, world }: Control): void {
  app.get<{ Params: { id: string } }>(
    '/_control/payers/:id/password-requests',
    operation({
      id: 'codes.passwordRequests',
      group: 'codes',
      zh: '等待这位付款人输入密码的订单',
      en: "Orders that wait for this payer's password",
      answer: record({ requests: listOf(PASSWORD_REQUEST) }),
      refusals: { 404: ['PAYER_UNKNOWN'] },
    }),
    async ({ params }) => {
      fireDue(world)
      return { requests: requestsTo(world, findPayer(world, params.id)).map((order) => renderRequest(world, order)) }
    },
  )

  app.post<{ Params: RequestParams; Body: Entry }>(
    '/_control/payers/:id/password-requests/:sp_mchid/:out_trade_no',
    operation({
      id: 'codes.enterPassword',
      group: 'codes',
      zh: '输入密码，或取消',
      en: 'Enters the password, or cancels',
      more: {
        zh: '密码错误或余额不足时订单继续等待。45 秒不答为 PAYERROR。',
        en: 'A wrong password or a short balance leaves it waiting; after 45 s without an answer it is PAYERROR.',
      },
      body: body({ 'act?': oneOf('pay', 'cancel'), 'password?': { type: 'string', maxLength: 100 } }),
      answer: PAID,
      refusals: { 404: ['PAYER_UNKNOWN'], 409: ['NOT_WAITING'] },
    }),
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
      why('passwordNotWaited', { number: params.out_trade_no }),
    )
  }
  if (entry.act === 'cancel') {
    refuseToPay(world, order)
    return { result: 'CANCEL' }
  }
  const paid = enterPassword(world, order, payer, entry.password ?? '')
  if (typeof paid === 'string') return failed(paid)
  return renderPaid(world, paid, paid.transaction_id)
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
