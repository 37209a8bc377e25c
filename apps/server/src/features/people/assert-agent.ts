import { PublicError } from '../../errors.ts'
import type { Tx } from '../../storage/tenant.ts'
import { selectMembership } from './store.ts'

/** Joins: refuses a person who is no agent of the provider's. */
export async function assertAgent(tx: Tx, personId: string): Promise<void> {
  const membership = await selectMembership(tx, personId, null)
  if (membership?.role !== 'agent') throw new PublicError('AGENT_NOT_FOUND', { field: 'agent' })
}
