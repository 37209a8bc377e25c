import { randomUUID } from 'node:crypto'
import { balanceOf, post } from '../books/post.ts'
import { followOf, putFollow } from '../follow/follows.ts'
import { alreadyThere, ControlError, notFound } from '../kit/control-error.ts'
import { openidOf } from '../orders/openid.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Bank, Payer } from '../storage/payer-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { offerOf } from './follow-offer.ts'
import { operation } from './operation.ts'
import { body, COUNT_TEXT, integer, limitIn, listOf, NAME, record, TEXT } from './schemas.ts'
import { BANK, FOLLOWS, PAYER, PAYER_RECORD } from './shapes/payer.ts'

const DEFAULT_NAME = '付款人'
const DEFAULT_BALANCE_FEN = 100_000_000
export const HIGHEST_BALANCE_FEN = 100_000_000_000_000
const DEFAULT_PASSWORD = '123456'
const DEFAULT_PASSWORD_FREE_LIMIT_FEN = 100_000
const USUAL_RECORDS = 50
const MOST_RECORDS = 500
const MOST_FOLLOWS = 500
// A payer whose id is known beforehand has openids that are known beforehand.
const PAYER_ID = { type: 'string', pattern: '^[0-9A-Za-z-]{1,40}$' }

export const PASSWORD_FREE_LIMIT = integer(0, HIGHEST_BALANCE_FEN)

type NewPayer = {
  id?: string
  name?: string
  balance_fen?: number
  password?: string
  password_free_limit_fen?: number
  bank?: Bank
}

export function addPayerRoutes(control: Control): void {
  const { app, world } = control
  addPayerDetailRoutes(control)
  app.get(
    '/_control/payers',
    operation({
      id: 'payers.list',
      group: 'payers',
      zh: '所有付款人',
      en: 'All payers',
      answer: record({ payers: listOf(PAYER) }),
    }),
    async () => ({
      payers: [...world.store.tables.payers.rows.values()].map((payer) => renderPayer(world, payer)),
    }),
  )

  app.post<{ Body: NewPayer }>(
    '/_control/payers',
    operation({
      id: 'payers.make',
      group: 'payers',
      zh: '一位有微信与零钱的付款人',
      en: 'Makes a payer with a phone and money',
      more: {
        zh: '默认余额 100 万元，密码 123456，付款码免密限额 100000 分。',
        en: 'By default ¥1,000,000, the password 123456, and payment codes up to 100,000 fen without it.',
      },
      body: body({
        'id?': PAYER_ID,
        'name?': NAME,
        'balance_fen?': integer(0, HIGHEST_BALANCE_FEN),
        'password?': { type: 'string', pattern: '^\\d{6}$' },
        'password_free_limit_fen?': PASSWORD_FREE_LIMIT,
        'bank?': BANK,
      }),
      answer: PAYER,
      refusals: { 409: ['ALREADY_EXISTS'] },
    }),
    async ({ body: asked }) => {
      const payer: Payer = {
        id: asked.id ?? randomUUID(),
        name: asked.name ?? DEFAULT_NAME,
        password: asked.password ?? DEFAULT_PASSWORD,
        password_free_limit_fen: asked.password_free_limit_fen ?? DEFAULT_PASSWORD_FREE_LIMIT_FEN,
        bank: asked.bank ?? 'works',
      }
      if (world.store.get('payers', payer.id)) throw alreadyThere('付款人', 'payer', payer.id)
      const balanceFen = asked.balance_fen ?? DEFAULT_BALANCE_FEN
      world.store.write(() => {
        world.store.put('payers', payer.id, payer)
        post(
          world.store,
          [
            ['world', 'world', -balanceFen],
            ['payer', payer.id, balanceFen],
          ],
          { at: world.clock.now(), kind: 'top_up', number: payer.id },
        )
      })
      await world.store.durable()
      return renderPayer(world, payer)
    },
  )
}

function addPayerDetailRoutes({ app, world }: Control): void {
  app.get<{ Params: { id: string }; Querystring: { appid: string } }>(
    '/_control/payers/:id/openid',
    operation({
      id: 'payers.openid',
      group: 'payers',
      zh: '付款人在一个应用下的 openid',
      en: 'The openid of a payer at an appid; always the same',
      query: record({ appid: TEXT }),
      answer: record({ openid: TEXT }),
      refusals: { 404: ['PAYER_UNKNOWN', 'NOT_FOUND'] },
    }),
    async ({ params, query }) => {
      const payer = findPayer(world, params.id)
      if (!world.store.get('appids', query.appid)) throw notFound('应用', 'appid', query.appid)
      return { openid: openidOf(payer.id, query.appid) }
    },
  )

  app.get<{ Params: { id: string } }>(
    '/_control/payers/:id/follows',
    operation({
      id: 'payers.follows',
      group: 'payers',
      zh: '付款人关注的服务号',
      en: 'The service accounts that the payer follows, and since which payment',
      answer: FOLLOWS,
      refusals: { 404: ['PAYER_UNKNOWN'] },
    }),
    async ({ params }) => {
      const payer = findPayer(world, params.id)
      return { follows: followsOf(world, payer) }
    },
  )

  app.delete<{ Params: { id: string; appid: string } }>(
    '/_control/payers/:id/follows/:appid',
    operation({
      id: 'payers.unfollow',
      group: 'payers',
      zh: '取消关注',
      en: 'The payer follows it no more, and is asked with an empty box from then on',
      answer: FOLLOWS,
      refusals: { 404: ['PAYER_UNKNOWN', 'NOT_FOUND'] },
    }),
    async ({ params }) => {
      const payer = findPayer(world, params.id)
      const follow = followOf(world, payer.id, params.appid)
      if (follow?.ended_at !== null) throw notFound('关注', 'follow of', params.appid)
      world.store.write(() => putFollow(world, { ...follow, ended_at: world.clock.now() }))
      await world.store.durable()
      return { follows: followsOf(world, payer) }
    },
  )

  app.get<{ Params: { id: string }; Querystring: { limit?: string } }>(
    '/_control/payers/:id/records',
    operation({
      id: 'payers.records',
      group: 'payers',
      zh: '付款与退款记录，由新到旧',
      en: 'Payments and refunds, newest first',
      query: record({ 'limit?': COUNT_TEXT }),
      answer: record({ records: listOf(PAYER_RECORD) }),
      refusals: { 404: ['PAYER_UNKNOWN'] },
    }),
    async ({ params, query }) => {
      const payer = findPayer(world, params.id)
      return { records: recordsOf(world, payer, limitIn(query.limit, USUAL_RECORDS, MOST_RECORDS)) }
    },
  )
}

export function findPayer(world: World, id: string): Payer {
  const payer = world.store.get('payers', id)
  if (!payer) throw new ControlError(404, 'PAYER_UNKNOWN', '没有这位付款人', `there is no payer ${id}`)
  return payer
}

function followsOf(world: World, payer: Payer): Record<string, unknown>[] {
  return world.store.tables.follows
    .newest(MOST_FOLLOWS, (follow) => follow.payer === payer.id && follow.ended_at === null)
    .map(({ appid, since, order }) => ({
      appid,
      name: world.store.get('appids', appid)?.name ?? '',
      since: new Date(since).toISOString(),
      out_trade_no: order,
    }))
}

export function renderPayer(world: World, payer: Payer): Record<string, unknown> {
  return {
    id: payer.id,
    name: payer.name,
    balance_fen: balanceOf(world.store, 'payer', payer.id),
    password_free_limit_fen: payer.password_free_limit_fen,
    bank: payer.bank,
    account: payer.account ?? 'open',
  }
}

function recordsOf(world: World, payer: Payer, limit: number): Record<string, unknown>[] {
  const { orders, refunds } = world.store.tables
  const paid = orders.newest(limit, (order) => order.payer === payer.id).map((order) => paymentRecord(world, order))
  const back = refunds
    .newest(limit, (refund) => orders.get(refund.order)?.payer === payer.id)
    .map((refund) => refundRecord(world, refund))
  return [...back, ...paid].sort((a, b) => b.at.localeCompare(a.at)).slice(0, limit)
}

type PayerRecord = { readonly at: string; readonly [field: string]: unknown }

function paymentRecord(world: World, order: Order): PayerRecord {
  return {
    kind: 'payment',
    at: new Date(order.paid_at ?? order.created_at).toISOString(),
    amount_fen: order.amount_fen,
    merchant_name: world.store.get('merchants', order.sub_mchid)?.name,
    description: order.description,
    sp_mchid: order.sp_mchid,
    out_trade_no: order.out_trade_no,
    transaction_id: order.transaction_id,
    state: order.state,
    follow: offerOf(world, order),
  }
}

function refundRecord(world: World, refund: Refund): PayerRecord {
  const order = world.store.get('orders', refund.order)
  return {
    kind: 'refund',
    at: new Date(refund.success_at ?? refund.created_at).toISOString(),
    amount_fen: refund.amount_fen,
    merchant_name: world.store.get('merchants', refund.sub_mchid)?.name,
    description: order?.description,
    sp_mchid: refund.sp_mchid,
    out_trade_no: order?.out_trade_no,
    out_refund_no: refund.out_refund_no,
    refund_id: refund.refund_id,
    transaction_id: order?.transaction_id,
    state: refund.status,
  }
}
