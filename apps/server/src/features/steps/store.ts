import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { DeliveryStep, DisagreementStep, EventStep, Exchange, Wire } from './step.ts'

type EventRow = Omit<EventStep, 'kind' | 'wire'> & { readonly exchangeId: string | null } & {
  readonly [field in keyof Omit<Wire, 'exchangeId'>]: Wire[field] | null
}

// Of an exchange only what tells how it went: bodies are fetched one at a time.
const askEvents = statement<EventRow>(`
  select e.id, e.at, e.subject_id, e.type, e.source, e.facts, e.exchange_id, x.masked ->> 'method' as method, x.masked ->> 'url' as url,
    (x.masked ->> 'status')::integer as status, (x.masked ->> 'durationMs')::integer as duration_ms,
    x.masked -> 'answerHeaders' ->> 'request-id' as request_id
  from (select * from events where provider_id = $1 and subject_id = any($2) order by id desc limit $3) e
  left join exchanges x on x.provider_id = $1 and x.id = e.exchange_id
  order by e.id`)

const askAttempts = statement<Omit<DeliveryStep, 'kind'>>(`
  select d.id || '/' || t.number as id, t.at, e.subject_id, e.type as event_type, d.id as delivery_id, d.endpoint_id, t.number, t.outcome,
    t.status, t.duration_ms
  from webhook_deliveries d
  join webhook_endpoints w on w.provider_id = $1 and w.id = d.endpoint_id and ($3::text is null or w.merchant_id = $3)
  join events e on e.provider_id = $1 and e.id = d.event_id
  join webhook_attempts t on t.provider_id = $1 and t.delivery_id = d.id
  where d.provider_id = $1 and d.event_id = any($2) order by t.at desc limit $4`)

const askDisagreements = statement<Omit<DisagreementStep, 'kind'>>(`
  select id, first_at as at, subject_id, kind as type, source, state, times
  from disagreements where provider_id = $1 and subject_id = any($2) order by id desc limit $3`)

const askExchange = statement<Exchange>(`
  select x.id, x.at, x.masked from exchanges x where x.provider_id = $1 and x.id = $2 and (
    exists (select from events e join accounts a on a.provider_id = $1 and a.id = e.account_id and a.mode = $4
      where e.provider_id = $1 and e.subject_id = $3 and e.exchange_id = x.id and ($5::text[] is null or e.merchant_id = any($5)))
    or $6 and $5::text[] is null and exists (select from disagreements d join accounts a on a.provider_id = $1 and a.id = d.account_id and a.mode = $4
      where d.provider_id = $1 and d.subject_id = $3 and d.exchange_id = x.id))`)

export async function selectEventSteps(tx: Tx, subjectIds: readonly string[], atMost: number): Promise<EventStep[]> {
  return (await askEvents(tx.db, tx.providerId, subjectIds, atMost)).map(toEventStep)
}

/** Attempts at the merchant's own endpoints; for the provider, at all. */
export async function selectAttempts(
  tx: Tx,
  eventIds: readonly string[],
  merchantId: string | null,
  atMost: number,
): Promise<DeliveryStep[]> {
  const rows = await askAttempts(tx.db, tx.providerId, eventIds, merchantId, atMost)
  return rows.map((row) => ({ kind: 'delivery', ...row }))
}

export async function selectDisagreementSteps(
  tx: Tx,
  subjectIds: readonly string[],
  atMost: number,
): Promise<DisagreementStep[]> {
  const rows = await askDisagreements(tx.db, tx.providerId, subjectIds, atMost)
  return rows.map((row) => ({ kind: 'disagreement', ...row }))
}

export type ExchangeSight = {
  readonly id: string
  readonly subjectId: string
  readonly mode: Mode
  /** Whose it must be; null for all of the provider's. */
  readonly merchants: readonly string[] | null
  /** Whether one that led to a disagreement is shown too. */
  readonly disagreements: boolean
}

/** An exchange that brought a word about `subjectId`, if it is the viewer's. */
export async function selectExchange(
  tx: Tx,
  { id, subjectId, mode, merchants, disagreements }: ExchangeSight,
): Promise<Exchange | undefined> {
  return (await askExchange(tx.db, tx.providerId, id, subjectId, mode, merchants, disagreements))[0]
}

function toEventStep({ exchangeId, method, url, status, durationMs, requestId, ...event }: EventRow): EventStep {
  const wire =
    exchangeId === null
      ? null
      : { exchangeId, method: method ?? '', url: url ?? '', status, durationMs: durationMs ?? 0, requestId }
  return { kind: 'event', ...event, wire }
}
