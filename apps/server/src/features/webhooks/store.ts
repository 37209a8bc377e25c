import { sql } from 'kysely'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Attempt, Delivery, DeliveryState, Next } from './delivery.ts'
import type { Viewer, WebhookEndpoint } from './endpoint.ts'
import type { PublishedEvent } from './message.ts'

export type Page = { readonly limit: number; readonly cursor?: string }

/** An event with what is needed to find its listeners. */
export type EventToPublish = PublishedEvent & {
  readonly accountId: string
  /** Null for a test of an endpoint, when the provider has no account of that mode yet. */
  readonly mode: Mode | null
  readonly clockOffsetMs: number
}

export type DeliveryFilter = {
  readonly endpoint?: string
  readonly event?: string
  readonly state?: DeliveryState
}

/** An attempt that is due: the event, where it goes, and the endpoint's sealed secret. */
export type Sending = PublishedEvent & {
  readonly endpointId: string
  readonly url: string
  readonly mode: Mode
  readonly secretSealed: Buffer
  readonly oldSecretSealed: Buffer | null
  readonly oldSecretUntil: Date | null
}

const columns = ['id', 'merchantId', 'mode', 'url', 'eventTypes', 'createdAt', 'oldSecretUntil'] as const

// Locked, so that of two deliveries that end at once the second sees the end of the first.
const askLeftListener = statement<{ merchantId: string }>(`
  select w.merchant_id from webhook_deliveries d
  join webhook_endpoints w on w.provider_id = d.provider_id and w.id = d.endpoint_id and w.enabled
  join merchants m on m.provider_id = w.provider_id and m.id = w.merchant_id and m.state = 'left'
  where d.provider_id = $1 and d.id = $2 for no key update of w`)

export async function insertEndpoint(tx: Tx, endpoint: WebhookEndpoint, secretSealed: Buffer): Promise<void> {
  const row = {
    ...endpoint,
    eventTypes: [...endpoint.eventTypes],
    providerId: tx.providerId,
    secretSealed,
    enabled: true,
  }
  await tx.db.insertInto('webhookEndpoints').values(row).execute()
}

export async function selectEndpoint(tx: Tx, id: string, viewer: Viewer): Promise<WebhookEndpoint | undefined> {
  return visible(tx, viewer).where('id', '=', id).executeTakeFirst()
}

export async function selectEndpoints(tx: Tx, viewer: Viewer, { limit, cursor }: Page): Promise<WebhookEndpoint[]> {
  let query = visible(tx, viewer)
  if (cursor) query = query.where('id', '<', cursor)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** The secret becomes the old one; while there is an old one that still signs, that one stays and only the newer gives way. */
export async function updateSecret(tx: Tx, id: string, secretSealed: Buffer, oldSecretUntil: Date): Promise<void> {
  await tx.db
    .updateTable('webhookEndpoints')
    .set((eb) => ({
      secretSealed,
      oldSecretUntil,
      oldSecretSealed: eb
        .case()
        .when('oldSecretUntil', '>', tx.now)
        .then(eb.ref('oldSecretSealed'))
        .else(eb.ref('secretSealed'))
        .end(),
    }))
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

/** What has been delivered stays on record, so the row does too. */
export async function disableEndpoint(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('webhookEndpoints')
    .set({ enabled: false })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
  await tx.db
    .updateTable('webhookDeliveries')
    .set({ state: 'failed', nextAt: null, changedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('endpointId', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Switches off the merchant's endpoints that nothing is on its way to. */
export async function disableIdleEndpoints(tx: Tx, merchantId: string): Promise<void> {
  await tx.db
    .updateTable('webhookEndpoints')
    .set({ enabled: false })
    .where('providerId', '=', tx.providerId)
    .where('merchantId', '=', merchantId)
    .where('enabled', '=', true)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('webhookDeliveries as d')
            .select('d.id')
            .whereRef('d.providerId', '=', 'webhookEndpoints.providerId')
            .whereRef('d.endpointId', '=', 'webhookEndpoints.id')
            .where('d.state', '=', 'waiting'),
        ),
      ),
    )
    .execute()
}

/** Whose endpoint a delivery goes to, where that merchant has left and the endpoint still hears. */
export async function selectLeftListener(tx: Tx, deliveryId: string): Promise<string | undefined> {
  const [row] = await askLeftListener(tx.db, tx.providerId, deliveryId)
  return row?.merchantId
}

/** Whether a payment of this merchant, in this mode, may name the endpoint. */
export async function endpointHears(tx: Tx, id: string, merchantId: string, mode: Mode): Promise<boolean> {
  const found = await visible(tx, { providerId: tx.providerId, merchantId: null, mode })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('merchantId', 'is', null), eb('merchantId', '=', merchantId)]))
    .executeTakeFirst()
  return found !== undefined
}

export async function selectEventToPublish(tx: Tx, id: string): Promise<EventToPublish | undefined> {
  const { rows } = await sql<EventToPublish>`
    select e.id, e.type, e.at, e.subject_id, e.merchant_id, e.facts, e.account_id, a.mode, coalesce(a.clock_offset_ms, 0) as clock_offset_ms
    from events e left join accounts a on a.provider_id = e.provider_id and a.id = e.account_id
    where e.provider_id = ${tx.providerId} and e.id = ${id}`.execute(tx.db)
  return rows[0]
}

/**
 * Those who asked for this event. Where its thing names an endpoint, that one stands for all of the merchant's while it is
 * there; the provider's own always hear. A test reaches its endpoint and no other.
 */
export async function selectListeners(tx: Tx, event: EventToPublish, named: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.id from webhook_endpoints w
    where w.provider_id = ${tx.providerId} and w.enabled
      and (w.merchant_id is null or w.merchant_id = ${event.merchantId})
      and (${event.mode}::text is null or w.mode = ${event.mode})
      and (${named}::text is null or w.id = ${named} or ${event.type} <> 'webhook.test' and (w.merchant_id is null or not exists (
        select from webhook_endpoints n where n.provider_id = w.provider_id and n.id = ${named} and n.enabled)))
      and (w.event_types && array[${event.type}, '*'] or ${event.type} = 'webhook.test')
    order by w.id`.execute(tx.db)
  return rows.map((row) => row.id)
}

/** Makes the deliveries that are not there yet, and returns the ids of those it made. */
export async function insertDeliveries(
  tx: Tx,
  eventId: string,
  deliveries: readonly { readonly id: string; readonly endpointId: string }[],
): Promise<string[]> {
  if (deliveries.length === 0) return []
  const fresh = { providerId: tx.providerId, eventId, state: 'waiting', attempts: 0 } as const
  const times = { nextAt: tx.now, createdAt: tx.now, changedAt: tx.now }
  const made = await tx.db
    .insertInto('webhookDeliveries')
    .values(deliveries.map((delivery) => ({ ...delivery, ...fresh, ...times })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return made.map((row) => row.id)
}

export async function firstAccountOf(tx: Tx, mode: Mode): Promise<{ id: string; clockOffsetMs: number } | undefined> {
  return tx.db
    .selectFrom('accounts')
    .select(['id', 'clockOffsetMs'])
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', mode)
    .orderBy('id')
    .executeTakeFirst()
}

export async function selectDelivery(tx: Tx, id: string, viewer: Viewer): Promise<Delivery | undefined> {
  return deliveries(tx, viewer).where('d.id', '=', id).executeTakeFirst()
}

export async function selectDeliveries(
  tx: Tx,
  viewer: Viewer,
  filter: DeliveryFilter,
  { limit, cursor }: Page,
): Promise<Delivery[]> {
  let query = deliveries(tx, viewer)
  if (filter.endpoint) query = query.where('d.endpointId', '=', filter.endpoint)
  if (filter.event) query = query.where('d.eventId', '=', filter.event)
  if (filter.state) query = query.where('d.state', '=', filter.state)
  if (cursor) query = query.where('d.id', '<', cursor)
  return query.orderBy('d.id', 'desc').limit(limit).execute()
}

/** All that the next attempt needs; undefined when it is not waiting. */
export async function selectSending(tx: Tx, id: string): Promise<Sending | undefined> {
  const { rows } = await sql<Sending>`
    select w.id as endpoint_id, w.url, w.mode, w.secret_sealed, w.old_secret_sealed, w.old_secret_until, e.id, e.type, e.at, e.subject_id, e.merchant_id, e.facts
    from webhook_deliveries d
    join webhook_endpoints w on w.provider_id = d.provider_id and w.id = d.endpoint_id
    join events e on e.provider_id = d.provider_id and e.id = d.event_id
    where d.provider_id = ${tx.providerId} and d.id = ${id} and d.state = 'waiting' and w.enabled`.execute(tx.db)
  return rows[0]
}

export async function selectDeliveryForUpdate(tx: Tx, id: string): Promise<Pick<Delivery, 'state' | 'attempts'>> {
  return tx.db
    .selectFrom('webhookDeliveries')
    .select(['state', 'attempts'])
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function updateDelivery(
  tx: Tx,
  id: string,
  { state, nextAt, attempts }: Next & { attempts: number },
): Promise<void> {
  await tx.db
    .updateTable('webhookDeliveries')
    .set({ state, nextAt, attempts, changedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

export async function insertAttempt(tx: Tx, deliveryId: string, { excerpt, ...attempt }: Attempt): Promise<void> {
  await tx.db
    .insertInto('webhookAttempts')
    .values({ ...attempt, providerId: tx.providerId, deliveryId, answerExcerpt: excerpt })
    .execute()
}

export async function selectAttempts(tx: Tx, deliveryId: string): Promise<Attempt[]> {
  return tx.db
    .selectFrom('webhookAttempts')
    .select(['number', 'at', 'durationMs', 'status', 'outcome', 'answerExcerpt as excerpt'])
    .where('providerId', '=', tx.providerId)
    .where('deliveryId', '=', deliveryId)
    .orderBy('number')
    .execute()
}

/** Deliveries to the endpoints that the viewer may see, removed ones included. */
function deliveries(tx: Tx, { merchantId, mode }: Viewer) {
  const query = tx.db
    .selectFrom('webhookDeliveries as d')
    .innerJoin('webhookEndpoints as w', (join) =>
      join.onRef('w.providerId', '=', 'd.providerId').onRef('w.id', '=', 'd.endpointId'),
    )
    .innerJoin('events as e', (join) => join.onRef('e.providerId', '=', 'd.providerId').onRef('e.id', '=', 'd.eventId'))
    .select([
      'd.id',
      'd.endpointId',
      'd.eventId',
      'e.type as eventType',
      'd.state',
      'd.attempts',
      'd.nextAt',
      'd.createdAt',
    ])
    .where('d.providerId', '=', tx.providerId)
    .where('w.mode', '=', mode)
  return merchantId === null ? query : query.where('w.merchantId', '=', merchantId)
}

function visible(tx: Tx, { merchantId, mode }: Viewer) {
  const query = tx.db
    .selectFrom('webhookEndpoints')
    .select(columns)
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', mode)
    .where('enabled', '=', true)
  return merchantId === null ? query : query.where('merchantId', '=', merchantId)
}
