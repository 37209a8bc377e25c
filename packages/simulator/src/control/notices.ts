import { notFound } from '../kit/control-error.ts'
import { deliver } from '../notices/attempt-notice.ts'
import { type Forgery, sendForgery, sendSigntest } from '../notices/forge-notice.ts'
import type { Sent } from '../notices/send.ts'
import type { Notice } from '../storage/notice-rows.ts'
import { orderKey } from '../world.ts'
import type { Control } from './control.ts'
import { findProvider } from './providers.ts'
import { body, HTTP_URL, limitIn, MCHID, NUMBER_TEXT, oneOf } from './schemas.ts'

const USUAL_NOTICES = 50
const MOST_NOTICES = 1_000

export function addNoticeRoutes({ app, world }: Control): void {
  app.get<{ Querystring: { limit?: string } }>('/_control/notices', async ({ query }) => {
    const limit = limitIn(query.limit, USUAL_NOTICES, MOST_NOTICES)
    return { notices: world.store.tables.notices.newest(limit).map(renderNotice) }
  })

  app.post<{ Params: { id: string } }>('/_control/notices/:id/redeliver', async ({ params }) => {
    if (!world.store.get('notices', params.id)) throw notFound('通知', 'notice', params.id)
    await deliver(world, params.id, true)
    await world.store.durable()
    const notice = world.store.get('notices', params.id)
    return notice ? renderNotice(notice) : {}
  })

  app.post<{ Body: { sp_mchid: string; url: string } }>(
    '/_control/notices/signtest',
    { schema: { body: body({ sp_mchid: MCHID, url: HTTP_URL }) } },
    async ({ body: { sp_mchid, url } }) => renderSent(await sendSigntest(world, findProvider(world, sp_mchid), url)),
  )

  app.post<{ Body: { sp_mchid: string; url: string; kind: Forgery; out_trade_no?: string } }>(
    '/_control/notices/forge',
    {
      schema: {
        body: body({
          sp_mchid: MCHID,
          url: HTTP_URL,
          kind: oneOf('wrong_key', 'stale', 'wrong_merchant', 'wrong_amount'),
          'out_trade_no?': NUMBER_TEXT,
        }),
      },
    },
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

function renderSent(sent: Sent): Record<string, unknown> {
  const refused = sent.status !== null && sent.status >= 400
  return { status: sent.status, error: sent.error, body: sent.body, refused }
}
