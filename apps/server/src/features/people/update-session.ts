import type { Tx } from '../../storage/tenant.ts'
import type { SignedIn } from './session.ts'
import { selectAskedAt, updateEnded, updateSession } from './store.ts'

/** Joins: the second factor was proven in this session just now. */
export async function proveIn(tx: Tx, sessionId: string): Promise<void> {
  await updateSession(tx, sessionId, { provenAt: tx.now })
}

/** Joins: takes the answer to a question that was asked in this session at that time. False if that or a later one was taken before. */
export async function takeQuestion(tx: Tx, sessionId: string, askedAtMs: number): Promise<boolean> {
  const last = await selectAskedAt(tx, sessionId)
  if (last && askedAtMs <= last.getTime()) return false
  await updateSession(tx, sessionId, { askedAt: new Date(askedAtMs) })
  return true
}

/** Joins: ends all sessions of the person but this one. */
export async function endOtherSessions(tx: Tx, { personId, sessionId }: SignedIn): Promise<void> {
  await updateEnded(tx, personId, { except: sessionId })
}
