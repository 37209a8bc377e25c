import { recordEvent } from '../../base/events.ts'
import { onClockOf, type Tx } from '../../storage/tenant.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { selectPlaces } from './store.ts'

export type MoveOfMerchant = {
  readonly type: 'merchant.leaving' | 'merchant.left' | 'merchant.returned'
  readonly facts?: Readonly<Record<string, string>>
}

/** Joins: writes the move down in each mode, since endpoints and timelines are of one. Answers with the events' ids. */
export async function recordMove(
  tenant: Tx,
  { id, name, state }: Merchant,
  { type, facts = {} }: MoveOfMerchant,
): Promise<string[]> {
  const places = await selectPlaces(tenant, id)
  return places.map(({ mode, ...account }) =>
    recordEvent(onClockOf(tenant, account), {
      type,
      source: 'person',
      subjectId: id,
      accountId: account.id,
      merchantId: id,
      facts: { mode, merchant: id, name, state, ...facts },
    }),
  )
}
