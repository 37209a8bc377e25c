import type { Exchange as ExchangeView, Step as StepView, Timeline as TimelineView } from '@teyue/contract/timeline'
import { explainWechat, innerCodeOf } from '../../wechat-errors/explain.ts'
import type { DeliveryStep, EventStep, Exchange, Step, Timeline, Wire } from './step.ts'

/** A timeline as the API shows it: each failure with what it means and what to do. */
export function viewTimeline({ subjectId, steps, isWhole, orders, queries }: Timeline): TimelineView {
  return { object: 'timeline', subject: subjectId, steps: steps.map(viewStep), is_whole: isWhole, orders, queries }
}

export function viewExchange({ id, at, masked }: Exchange): ExchangeView {
  return {
    id,
    object: 'exchange',
    at: at.toISOString(),
    method: masked.method,
    url: masked.url,
    status: masked.status,
    duration_ms: masked.durationMs,
    request_headers: { ...masked.requestHeaders },
    request_body: masked.requestBody,
    answer_headers: { ...masked.answerHeaders },
    answer_body: masked.answerBody,
  }
}

function viewStep(step: Step): StepView {
  const common = { id: step.id, at: step.at.toISOString(), subject: step.subjectId }
  const none = { facts: {}, wire: null, explanation: null, delivery: null }
  switch (step.kind) {
    case 'event':
      return { ...common, ...none, ...viewEvent(step), kind: 'event' }
    case 'delivery':
      return { ...common, ...none, kind: 'delivery', ...viewDelivery(step) }
    case 'disagreement': {
      const { type, source, state, times } = step
      return { ...common, ...none, kind: 'disagreement', type, source, facts: { state, times } }
    }
  }
}

function viewEvent({
  type,
  source,
  facts,
  wire,
}: EventStep): Omit<StepView, 'id' | 'at' | 'subject' | 'kind' | 'delivery'> {
  return { type, source, facts: { ...facts }, wire: wire && viewWire(wire), explanation: explain(facts, wire) }
}

function viewDelivery(step: DeliveryStep): Pick<StepView, 'type' | 'source' | 'delivery'> {
  const { deliveryId, endpointId, eventType, number, outcome, status, durationMs } = step
  const delivery = { delivery: deliveryId, endpoint: endpointId, event_type: eventType, number, outcome, status }
  return { type: `webhook.${outcome}`, source: 'webhook', delivery: { ...delivery, duration_ms: durationMs } }
}

function viewWire({ exchangeId, method, url, status, durationMs, requestId }: Wire): NonNullable<StepView['wire']> {
  return {
    exchange: exchangeId,
    method,
    path: pathOf(url),
    status,
    duration_ms: durationMs,
    request_id: requestId,
    inner_code: innerCodeOf(requestId),
  }
}

/** A refusal's code or a silence's; what went well has nothing to explain. */
function explain({ code, refusal }: EventStep['facts'], wire: Wire | null): StepView['explanation'] {
  const said = code ?? refusal
  if (typeof said !== 'string') return null
  const entry = explainWechat(said, innerCodeOf(wire?.requestId ?? null))
  if (!entry) return null
  return { code: said, cause: entry.cause, cause_zh: entry.causeZh, remedy: entry.remedy, remedy_zh: entry.remedyZh }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
