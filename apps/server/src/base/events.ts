import { newId } from '../kit/ids.ts'
import { promiseJob } from '../queue/promise-job.ts'
import { statement } from '../storage/statement.ts'
import type { Tx } from '../storage/tenant.ts'
import type { KeptExchange, SealedExchange } from './exchanges.ts'

/** By whose word a move was made. */
export type Source = 'caller' | 'answer' | 'notice' | 'query' | 'bill' | 'person' | 'clock' | 'silence'

/** The moves that merchants' systems are told of. The others are for timelines. */
export const publishedTypes = [
  'payment.paid',
  'payment.closed',
  'payment.refused',
  'refund.processing',
  'refund.succeeded',
  'refund.abnormal',
  'refund.closed',
  'refund.refused',
  'applyment.submitted',
  'applyment.auditing',
  'applyment.rejected',
  'applyment.refused',
  'applyment.to_be_confirmed',
  'applyment.to_be_signed',
  'applyment.signing',
  'applyment.expiring',
  'applyment.finished',
  'applyment.canceled',
  'merchant.violation',
  'merchant.permission_withdrawn',
  'merchant.leaving',
  'merchant.left',
  'merchant.returned',
  'webhook.test',
] as const

export type NewEvent = {
  readonly type: string
  readonly source: Source
  readonly subjectId: string
  readonly accountId: string
  readonly merchantId: string
  /** What became of the thing: public, no secrets, no openids. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  /** The exchange that proves it: to be kept with the event, or kept before. */
  readonly exchange?: SealedExchange | KeptExchange | null
}

/** Writes down a move in the transaction that makes it, and promises its publication. Returns the event's id. */
export function recordEvent(tx: Tx, event: NewEvent): string {
  const id = newId('event')
  tx.write(insertEvent(tx, id, event))
  if ((publishedTypes as readonly string[]).includes(event.type)) {
    promiseJob(tx, {
      task: 'webhooks.publish',
      key: `${event.accountId}/webhooks.publish/${id}`,
      payload: { eventId: id },
      isNew: true,
    })
  }
  return id
}

const columns = 'provider_id, id, at, type, source, subject_id, account_id, merchant_id, facts, exchange_id'
const insert = statement(`insert into events (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`)
const insertWithExchange = statement(`
  with kept as (insert into exchanges (provider_id, id, at, masked, sealed) values ($1, $10, $11, $12, $13))
  insert into events (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`)

function insertEvent(tx: Tx, id: string, event: NewEvent): Promise<unknown> {
  const { exchange = null, type, source, subjectId, accountId, merchantId } = event
  const facts = JSON.stringify(event.facts)
  const row = [tx.providerId, id, tx.now, type, source, subjectId, accountId, merchantId, facts]
  if (!exchange || !isNew(exchange)) return insert(tx.db, ...row, exchange?.id ?? null)
  const { at, masked, sealed } = exchange
  return insertWithExchange(tx.db, ...row, exchange.id, at, JSON.stringify(masked), sealed)
}

function isNew(exchange: SealedExchange | KeptExchange): exchange is SealedExchange {
  return 'sealed' in exchange
}
