import { notFound } from '../kit/control-error.ts'
import { deliver } from '../notices/attempt-notice.ts'
import { FORGERIES, type Forged, type Forgery, sendForgery, sendSigntest } from '../notices/forge-notice.ts'
import type { SentNotice } from '../notices/sent-notices.ts'
import type { Notice } from '../storage/notice-rows.ts'
import { orderKey } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { findProvider } from './providers.ts'
import { body, COUNT_TEXT, HTTP_URL, limitIn, listOf, MCHID, NUMBER_TEXT, oneOf, record } from './schemas.ts'
import { NOTICE, NOTICE_STATE, SENT, WHOLE_NOTICE } from './shapes/notice.ts'

const USUAL_NOTICES = 50
const MOST_NOTICES = 1_000

type Query = { readonly limit?: string; readonly state?: string; readonly number?: string; readonly sp_mchid?: string }

export function addNoticeRoutes(control: Control): void {
  const { app, world } = control
  addForging(control)
  app.get<{ Querystring: Query }>(
    '/_control/notices',
    operation({
      id: 'notices.list',
      group: 'notices',
      zh: '通知，由新到旧，附每次投递',
      en: 'Notices, newest first, with each delivery',
      more: {
        zh: 'api：v3 为 JSON，200 或 204 即为收妥；v2 为 XML，须答 return_code SUCCESS。given_up：重试 15 次之后。',
        en: '`api`: v3 is JSON, taken by 200 or 204; v2 is XML, taken only by XML with return_code SUCCESS. `given_up`: after 15 retries.',
      },
      query: record({ 'limit?': COUNT_TEXT, 'state?': NOTICE_STATE, 'number?': NUMBER_TEXT, 'sp_mchid?': MCHID }),
      answer: record({ notices: listOf(NOTICE) }),
    }),
    async ({ query }) => {
      const limit = limitIn(query.limit, USUAL_NOTICES, MOST_NOTICES)
      return { notices: world.store.tables.notices.newest(limit, wantedBy(query)).map(renderNotice) }
    },
  )

  app.get<{ Params: { id: string } }>(
    '/_control/notices/:id',
    operation({
      id: 'notices.find',
      group: 'notices',
      zh: '一个通知的全部：每次投递发出的报文头、密文与对方的应答',
      en: 'One notice, whole: of each delivery the headers and the sealed body as sent, and the answer',
      more: {
        zh: 'sent 只保留最近 300 次投递，更早的为 null。',
        en: '`sent` is kept of the last 300 deliveries; of earlier ones it is null.',
      },
      answer: WHOLE_NOTICE,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => {
      const notice = world.store.get('notices', params.id)
      if (!notice) throw notFound('通知', 'notice', params.id)
      return renderWhole(notice, world.sentNotices.of(notice.id))
    },
  )

  app.post<{ Params: { id: string } }>(
    '/_control/notices/:id/redeliver',
    operation({
      id: 'notices.redeliver',
      group: 'notices',
      zh: '立即再发一次，不影响重试时刻',
      en: 'Sends it once more, at once, besides the retry clock',
      answer: NOTICE,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => {
      if (!world.store.get('notices', params.id)) throw notFound('通知', 'notice', params.id)
      await deliver(world, params.id, true)
      await world.store.durable()
      const notice = world.store.get('notices', params.id)
      if (!notice) throw notFound('通知', 'notice', params.id)
      return renderNotice(notice)
    },
  )
}

function addForging({ app, world }: Control): void {
  app.post<{ Body: { sp_mchid: string; url: string } }>(
    '/_control/notices/signtest',
    operation({
      id: 'notices.sendSigntest',
      group: 'notices',
      zh: '发送微信的探测通知，签名以 WECHATPAY/SIGNTEST/ 开头',
      en: "Sends WeChat's probe with a signature that begins WECHATPAY/SIGNTEST/",
      more: { zh: 'refused 须为 true。', en: '`refused` must be true.' },
      body: body({ sp_mchid: MCHID, url: HTTP_URL }),
      answer: SENT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ body: { sp_mchid, url } }) => renderSent(await sendSigntest(world, findProvider(world, sp_mchid), url)),
  )

  app.post<{ Body: { sp_mchid: string; url: string; kind: Forgery; out_trade_no?: string } }>(
    '/_control/notices/forge',
    operation({
      id: 'notices.forge',
      group: 'notices',
      zh: '发送一个有一处错误的通知',
      en: 'Sends a notice that is wrong in one way',
      more: {
        zh: 'stale 为 10 分钟前；v2 订单为 XML，stale 无意义。refused 须为 true。',
        en: '`stale`: 10 minutes old. For an order of APIv2 it is XML, where stale has no meaning. `refused` must be true.',
      },
      body: body({
        sp_mchid: MCHID,
        url: HTTP_URL,
        kind: oneOf(...FORGERIES),
        'out_trade_no?': NUMBER_TEXT,
      }),
      answer: SENT,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ body: { sp_mchid, url, kind, out_trade_no } }) => {
      const provider = findProvider(world, sp_mchid)
      const order = out_trade_no === undefined ? null : world.store.get('orders', orderKey(sp_mchid, out_trade_no))
      if (order === undefined) throw notFound('订单', 'order', out_trade_no ?? '')
      return renderSent(await sendForgery(world, provider, url, kind, order))
    },
  )
}

function renderNotice(notice: Notice): Record<string, unknown> {
  return {
    id: notice.id,
    sp_mchid: notice.sp_mchid,
    event_type: notice.event_type,
    api: notice.v2 ? 'v2' : 'v3',
    number: notice.number,
    url: notice.url,
    state: notice.state,
    created_at: new Date(notice.created_at).toISOString(),
    next_at: notice.next_at === null ? null : new Date(notice.next_at).toISOString(),
    attempts: notice.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
    resource: notice.resource,
  }
}

function wantedBy({ state, number, sp_mchid }: Query): (notice: Notice) => boolean {
  return (notice) =>
    (!state || notice.state === state) &&
    (!number || notice.number === number) &&
    (!sp_mchid || notice.sp_mchid === sp_mchid)
}

function renderWhole(notice: Notice, kept: readonly SentNotice[]): Record<string, unknown> {
  const attempts = notice.attempts.map((attempt, index) => {
    const sent = kept.find((one) => one.attempt === index)
    const wire = sent ? { headers: sent.headers, body: sent.body, answer: sent.answer } : null
    return { ...attempt, at: new Date(attempt.at).toISOString(), sent: wire }
  })
  return { ...renderNotice(notice), attempts }
}

function renderSent({ sent, headers, body }: Forged): Record<string, unknown> {
  const refused = sent.status !== null && sent.status >= 400
  return { status: sent.status, error: sent.error, body: sent.body, refused, sent: { headers, body } }
}
