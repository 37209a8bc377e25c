import { fireDue } from '../clock/fire-due.ts'
import { type Because, explain, why } from '../explain/because.ts'
import { ControlError } from '../kit/control-error.ts'
import { findPayable, type PayLink } from '../orders/find-payable.ts'
import { type PayFailure, payOrder, whyNot } from '../orders/pay-order.ts'
import { firstOf, merchantName, type Payable, payeeOf, totalOf } from '../orders/payable.ts'
import type { Order } from '../storage/order-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { offerOf } from './follow-offer.ts'
import { operation } from './operation.ts'
import { findPayer } from './people.ts'
import { body, FLAG, oneOf, PAY_LINK } from './schemas.ts'
import { LINK_REFUSALS, PAID, SCANNED } from './shapes/order.ts'

type PayRequest = PayLink & { payer: string; password?: string; act?: 'pay' | 'cancel' | 'fail'; follow?: boolean }

/** What the phone says of each failure, in full. */
const PAY_REASONS: Readonly<Record<PayFailure, Because>> = {
  WRONG_PASSWORD: why('payWrongPassword'),
  NOT_ENOUGH: why('payBalanceShort'),
  OTHER_PAYER: why('payOtherPayer'),
  BANK_REFUSED: why('payBankRefused'),
}

const LINK_FIELDS = { 'code_url?': PAY_LINK, 'h5_url?': PAY_LINK, 'prepay_id?': PAY_LINK }
const PAY_FIELDS = {
  ...LINK_FIELDS,
  payer: { type: 'string', maxLength: 100 },
  'password?': { type: 'string', maxLength: 100 },
  'act?': oneOf('pay', 'cancel', 'fail'),
  'follow?': FLAG,
}

export function addPayRoutes({ app, world }: Control): void {
  app.post<{ Body: PayLink }>(
    '/_control/scan',
    operation({
      id: 'scan',
      group: 'orders',
      zh: '扫码：看看要付什么',
      en: 'Scans a link: what is to be paid',
      more: {
        zh: 'code_url、h5_url、prepay_id 三选一。合单：out_trade_no 为合单单号，amount_fen 为合计，parts 为子单。',
        en: 'Exactly one of code_url, h5_url, prepay_id. Of a combined order out_trade_no is its own, amount_fen the sum, parts its orders.',
      },
      body: body(LINK_FIELDS),
      answer: SCANNED,
      refusals: LINK_REFUSALS,
    }),
    async ({ body: link }) => summary(world, open(world, link)),
  )

  app.post<{ Body: PayRequest }>(
    '/_control/pay',
    operation({
      id: 'pay',
      group: 'orders',
      zh: '在手机上付款，或取消，或失败',
      en: 'Pays on the phone, or cancels, or fails',
      more: {
        zh: '失败后订单仍可支付。follow：对关注选项的选择（默认不动）。通知随后自动发出，flush 可等它。OTHER_PAYER：JSAPI 订单只属于一位付款人。',
        en: 'A failed try leaves the order open. `follow`: what the payer does with the box that offers to follow an account (default: leaves it as it is). The notice goes out by itself; flush waits for it. OTHER_PAYER: a JSAPI order is for one payer.',
      },
      body: body(PAY_FIELDS),
      answer: PAID,
      refusals: { 404: [...LINK_REFUSALS[404], 'PAYER_UNKNOWN'], 409: LINK_REFUSALS[409] },
    }),
    async ({ body: asked }) => {
      const payable = open(world, asked)
      const payer = findPayer(world, asked.payer)
      if (asked.act === 'cancel') return { result: 'CANCEL' }
      if (asked.act === 'fail') return failed('BANK_REFUSED')
      const reason = whyNot(world, payable, payer, asked.password ?? '')
      if (reason) return failed(reason)
      const paid = payOrder(world, payable, payer, asked.follow)
      await world.store.durable()
      const first = firstOf(paid)
      return renderPaid(world, first, paid.combination?.transaction_id ?? first.transaction_id)
    },
  )
}

export function failed(reason: PayFailure): Record<string, unknown> {
  return { result: 'FAIL', reason, explanation: explain(PAY_REASONS[reason]) }
}

export function renderPaid(world: World, order: Order, transactionId: string | null): Record<string, unknown> {
  const paidAt = new Date(order.paid_at ?? 0).toISOString()
  return { result: 'SUCCESS', transaction_id: transactionId, paid_at: paidAt, follow: offerOf(world, order) }
}

function open(world: World, { code_url, h5_url, prepay_id }: PayLink): Payable {
  if ([code_url, h5_url, prepay_id].filter((link) => link !== undefined).length !== 1) {
    throw new ControlError(400, 'BAD_REQUEST', '请给出一个付款链接', 'give exactly one of code_url, h5_url, prepay_id')
  }
  fireDue(world)
  return findPayable(world, {
    ...(code_url === undefined ? {} : { code_url }),
    ...(h5_url === undefined ? {} : { h5_url }),
    ...(prepay_id === undefined ? {} : { prepay_id }),
  })
}

export function summary(world: World, payable: Payable): Record<string, unknown> {
  const first = firstOf(payable)
  return {
    sp_mchid: first.sp_mchid,
    out_trade_no: payable.combination?.combine_out_trade_no ?? first.out_trade_no,
    merchant_name: payeeOf(world, payable),
    description: first.description,
    amount_fen: totalOf(payable),
    trade_type: first.trade_type,
    state: first.state,
    ...(payable.combination ? { parts: payable.orders.map((order) => renderPart(world, order)) } : {}),
  }
}

function renderPart(world: World, order: Order): Record<string, unknown> {
  return {
    sub_mchid: order.sub_mchid,
    out_trade_no: order.out_trade_no,
    merchant_name: merchantName(world, order),
    description: order.description,
    amount_fen: order.amount_fen,
  }
}
