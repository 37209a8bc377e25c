import type { PublicError } from '../../errors.ts'
import type { Tx } from '../../storage/tenant.ts'
import { selectMembership } from './store.ts'

/** Joins: refuses a person who is no agent of the provider's, in the words of who named them. */
export async function assertAgent(tx: Tx, personId: string, refusal: PublicError): Promise<void> {
  const membership = await selectMembership(tx, personId, null)
  if (membership?.role !== 'agent') throw refusal
}
