import type { Tx } from '../../storage/tenant.ts'
import { selectPersonName } from './store.ts'

/** Joins: what a person is called; null where nobody is. */
export async function findPersonName(tx: Tx, personId: string | null): Promise<string | null> {
  return personId === null ? null : selectPersonName(tx, personId)
}
