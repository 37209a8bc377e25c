import type { Context } from '../../context.ts'
import { isId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { findNumber } from '../merchants/get-merchant.ts'
import { readSettings } from '../settings/get-settings.ts'
import type { BilledNumber, SeenIn } from './found-number.ts'
import { isImported, upsertNumber, upsertNumberDay } from './store.ts'

/** What WeChat speaks of: an order, and whose it is. */
export type ForeignOrder = {
  readonly providerId: string
  readonly accountId: string
  /** The `out_trade_no`. */
  readonly number: string
  readonly subMchid: string | null
}

/**
 * Whether WeChat speaks of what another system made: a number that is none of ours by its form and was never imported, of a
 * merchant that nobody here knows (it is written down as found), or while another system runs beside this one.
 */
export async function recordIfElsewhere(ctx: Context, order: ForeignOrder): Promise<boolean> {
  const { providerId, accountId, number, subMchid } = order
  if (isId('payment', number)) return false
  return inTenant(ctx, { providerId, accountId }, async (tx) => {
    if (await isImported(tx, accountId, number)) return false
    const isKnown = subMchid === null || (await findNumber(tx, accountId, subMchid)) !== undefined
    if (isKnown) return (await readSettings(tx)).isBesideAnother
    await recordSeen(tx, accountId, subMchid, 'notice')
    return true
  })
}

/** WeChat has told something of a merchant that nobody here knows. */
export async function recordSeenNumber(
  ctx: Context,
  { subMchid, ...owner }: { readonly providerId: string; readonly accountId: string; readonly subMchid: string },
): Promise<void> {
  await inTenant(ctx, owner, (tx) => recordSeen(tx, owner.accountId, subMchid, 'notice'))
}

/** Joins: a number that nobody here knows was seen. */
export async function recordSeen(tx: Tx, accountId: string, subMchid: string, seenIn: SeenIn): Promise<void> {
  await upsertNumber(tx, accountId, subMchid, seenIn)
}

/** Joins: what a day's bill has of numbers that nobody here knows. */
export async function recordBilled(
  tx: Tx,
  accountId: string,
  day: string,
  numbers: readonly BilledNumber[],
): Promise<void> {
  for (const billed of numbers) {
    await upsertNumber(tx, accountId, billed.subMchid, 'bill')
    await upsertNumberDay(tx, accountId, day, billed)
  }
}
