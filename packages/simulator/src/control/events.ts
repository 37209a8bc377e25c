import type { FastifyRequest } from 'fastify'
import type { AgendaItem } from '../clock/agenda.ts'
import type { Happening } from '../clock/happening.ts'
import { isWanted } from '../clock/is-wanted.ts'
import { DAY_MS, dayOf } from '../kit/day.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { openStream } from './event-stream.ts'
import { operation } from './operation.ts'
import { COUNT_TEXT, INTEGER, limitIn, listOf, record } from './schemas.ts'
import { AGENDA_ENTRY, HAPPENING } from './shapes/clock.ts'

const USUAL_EVENTS = 200
const MOST_EVENTS = 2_000
const USUAL_AGENDA = 50
const MOST_AGENDA = 1_000

/** What fell due and happened, and what will. */
export function addEventRoutes({ app, world }: Control): void {
  const streams = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of streams) end()
  })

  app.get<{ Querystring: { after?: string; limit?: string } }>(
    '/_control/events',
    operation({
      id: 'events',
      group: 'clock',
      zh: '到期而发生的事，依次；Accept 为 text/event-stream 时是不断的流',
      en: 'What fell due and happened, in order; a stream that goes on when Accept is text/event-stream',
      more: {
        zh: 'after 为已知最后一件的 id，省略则为最近的 limit 件（默认 200，至多保留 2000 件）。流可用 Last-Event-ID 续接，每 15 秒一个注释行，至多同时 50 条。',
        en: '`after` is the id of the last one that is known; without it the newest `limit` (200; 2,000 are kept). A stream goes on from Last-Event-ID, bears a comment each 15 s, and there are 50 at most.',
      },
      query: record({ 'after?': COUNT_TEXT, 'limit?': COUNT_TEXT }),
      answer: record({ events: listOf(HAPPENING), last: INTEGER }),
      refusals: { 409: ['TOO_MANY_STREAMS'] },
    }),
    async (request, reply) => {
      if (!wantsStream(request)) return listed(world, request.query)
      openStream(world, streams, request, reply, renderHappening)
      return reply
    },
  )

  app.get<{ Querystring: { limit?: string } }>(
    '/_control/agenda',
    operation({
      id: 'agenda',
      group: 'clock',
      zh: '将要发生的事，依次',
      en: 'What is to come by itself, in order',
      more: { zh: 'total 为总数，limit 默认 50，至多 1000。', en: '`total`: all of them; `limit`: 50, at most 1,000.' },
      query: record({ 'limit?': COUNT_TEXT }),
      answer: record({ agenda: listOf(AGENDA_ENTRY), total: INTEGER }),
    }),
    async ({ query }) => {
      const coming = world.agenda.inOrder().filter((item) => isWanted(world, item))
      const limit = limitIn(query.limit, USUAL_AGENDA, MOST_AGENDA)
      return { agenda: coming.slice(0, limit).map((item) => renderItem(world, item)), total: coming.length }
    },
  )
}

function wantsStream({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/event-stream') ?? false
}

function listed(world: World, { after, limit }: { after?: string; limit?: string }): Record<string, unknown> {
  const most = limitIn(limit, USUAL_EVENTS, MOST_EVENTS)
  const { happenings } = world
  const found = after === undefined ? happenings.newest(most) : happenings.after(Number(after), most)
  return { events: found.map(renderHappening), last: found.at(-1)?.id ?? happenings.lastId }
}

export function renderHappening(happening: Happening): Record<string, unknown> {
  const { at, next_at } = happening
  return {
    ...happening,
    at: new Date(at).toISOString(),
    next_at: next_at === null ? null : new Date(next_at).toISOString(),
  }
}

const NOTHING_KNOWN = { sp_mchid: null, sub_mchid: null, number: null, amount_fen: null, detail: null, notice: null }

function renderItem(world: World, { at, kind, key }: AgendaItem): Record<string, unknown> {
  return { ...NOTHING_KNOWN, ...knownOf(world, { at, kind, key }), at: new Date(at).toISOString(), kind }
}

function knownOf({ store }: World, { kind, key, at }: AgendaItem): Record<string, unknown> {
  switch (kind) {
    case 'order_expiry': {
      const order = store.get('orders', key)!
      const { sp_mchid, sub_mchid, out_trade_no: number, amount_fen, state: detail } = order
      return { sp_mchid, sub_mchid, number, amount_fen, detail }
    }
    case 'refund_end': {
      const { sp_mchid, sub_mchid, out_refund_no: number, amount_fen } = store.get('refunds', key)!
      return { sp_mchid, sub_mchid, number, amount_fen }
    }
    case 'notice_attempt': {
      const { sp_mchid, number, event_type: detail } = store.get('notices', key)!
      return { sp_mchid, number, detail, notice: key }
    }
    case 'authority_effect': {
      const { sub_mchid, name: detail, appid: number } = store.get('agreements', key)!
      return { sub_mchid, detail, number }
    }
    case 'gold_plan_effect':
      return { sub_mchid: key }
    case 'code_lapse': {
      const payer = store.get('payers', store.get('payment_codes', key)?.payer ?? '')
      return { number: key, detail: payer?.name ?? null }
    }
    case 'applyment_due': {
      const { mchid: sp_mchid, sub_mchid, business_code: number, state: detail } = store.get('applyments', key)!
      return { sp_mchid, sub_mchid, number, detail }
    }
    case 'subject_due': {
      const { mchid: sp_mchid, business_code: number, state: detail } = store.get('subject_confirmations', key)!
      return { sp_mchid, number, detail }
    }
    case 'settling':
    case 'bills_ready':
      return { number: dayOf(at - DAY_MS) }
  }
}
