import { Alert, AlertCount, AlertList, AlertListQuery, type Alert as AlertView, NewMute } from '@teyue/contract/alert'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf } from '../../http/caller.ts'
import type { Alert as Standing } from './alert.ts'
import { ALERT_RULES, pageOf } from './alert-rule.ts'
import { countAlerts, listAlerts } from './list-alerts.ts'
import { acknowledgeAlert, muteAlert } from './set-alert-state.ts'

const tags = ['Alerts']
type OfOne = { Params: ById }

export function alertRoutes(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: 'List alerts', querystring: AlertListQuery, response: { 200: ref(AlertList) } }
  app.get<{ Querystring: AlertListQuery }>('/v1/alerts', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const filter = { state: query.state ?? null, before: query.cursor ?? null, limit: limit + 1 }
    return toList((await listAlerts(ctx, caller.providerId, filter)).map(view), limit)
  })

  const count = { tags, summary: 'Count alerts that stand', response: { 200: ref(AlertCount) } }
  app.get('/v1/alert-count', { schema: count }, async ({ caller }) => {
    return { object: 'alert_count', ...(await countAlerts(ctx, caller.providerId)) } satisfies AlertCount
  })

  const acknowledge = {
    tags,
    summary: 'Acknowledge an alert',
    description: 'Somebody looks after it: nobody else is told. It ends by itself once its cause is gone.',
    params: ById,
    response: { 200: ref(Alert) },
  }
  app.post<OfOne>('/v1/alerts/:id/acknowledgements', { schema: acknowledge }, async (request) =>
    view(await acknowledgeAlert(ctx, request.caller.providerId, actorOf(request), request.params.id)),
  )

  const mute = {
    tags,
    summary: 'Mute an alert',
    description: 'Nobody is told of it until then; what still stands then is told again.',
    params: ById,
    body: ref(NewMute),
    response: { 200: ref(Alert) },
  }
  app.post<OfOne & { Body: NewMute }>('/v1/alerts/:id/mutes', { schema: mute }, async (request) => {
    const until = new Date(request.body.until)
    return view(await muteAlert(ctx, request.caller.providerId, actorOf(request), request.params.id, until))
  })
}

function view(alert: Standing): AlertView {
  const rule = ALERT_RULES[alert.kind]
  const says = rule.says(alert.facts, alert.subjectId)
  return {
    id: alert.id,
    object: 'alert',
    kind: alert.kind,
    subject: alert.subjectId,
    severity: alert.severity,
    state: alert.state,
    facts: { ...alert.facts },
    says: says.en,
    says_zh: says.zh,
    next: rule.next.en,
    next_zh: rule.next.zh,
    page: pageOf(alert),
    times: alert.times,
    first_at: alert.firstAt.toISOString(),
    last_at: alert.lastAt.toISOString(),
    acknowledged_by: alert.acknowledgedBy,
    muted_until: alert.mutedUntil?.toISOString() ?? null,
    resolved_at: alert.resolvedAt?.toISOString() ?? null,
  }
}
