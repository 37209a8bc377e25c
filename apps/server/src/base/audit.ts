import { newId } from '../kit/ids.ts'
import { maskValue } from '../kit/redact.ts'
import { statement } from '../storage/statement.ts'
import type { Tx } from '../storage/tenant.ts'

/** Who acts and from where. Nobody known yet, as for a sign-in that is refused, or the operator at the terminal: null. */
export type Actor = {
  readonly personId: string | null
  readonly sessionId: string | null
  readonly address: string
  readonly requestId: string
  readonly merchantId: string | null
}

/** What a person did, or asked for. Secrets in it are masked before they are kept. */
export type Deed = {
  readonly act: string
  readonly outcome?: 'asked' | 'done' | 'refused'
  readonly subjectId?: string | null
  readonly before?: object | null
  readonly after?: object | null
}

/** What the program does by itself, because something else has happened. */
export const byTheProgram: Actor = {
  personId: null,
  sessionId: null,
  address: 'program',
  requestId: 'program',
  merchantId: null,
}

export const atTheTerminal: Actor = {
  personId: null,
  sessionId: null,
  address: 'terminal',
  requestId: 'terminal',
  merchantId: null,
}

// Number and hashes are the database's own word.
const insert = statement(`
  insert into audit_entries (provider_id, id, at, person_id, session_id, address, request_id, act, outcome, merchant_id, subject_id, before, after)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`)

/** Writes down what a person does in the transaction that does it. People's acts of one provider wait for each other here. */
export function recordDeed(tx: Tx, actor: Actor, deed: Deed): void {
  const { personId, sessionId, address, requestId, merchantId } = actor
  const who = [personId, sessionId, address, requestId]
  const what = [deed.act, deed.outcome ?? 'done', merchantId, deed.subjectId ?? null]
  const facts = [masked(deed.before), masked(deed.after)]
  tx.write(insert(tx.db, tx.providerId, newId('auditEntry'), tx.now, ...who, ...what, ...facts))
}

function masked(facts: object | null | undefined): string | null {
  return facts ? JSON.stringify(maskValue(facts)) : null
}
