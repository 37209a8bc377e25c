import type { Tx } from '../../storage/tenant.ts'
import { recordBilled } from '../found-numbers/record-seen.ts'
import { readSettings } from '../settings/get-settings.ts'
import type { Bill } from './bill-line.ts'
import { setElsewhereApart } from './store.ts'

/** Numbers of merchants that one bill may bring. */
const maxNumbersFound = 2_000

/**
 * Joins: sets apart what other systems made, so that it is no difference; numbers that nobody here knows are written down as
 * found. Says what it comes to.
 */
export async function setApart(tx: Tx, bill: Bill): Promise<{ readonly payments: number; readonly paid: number }> {
  const { isBesideAnother } = await readSettings(tx)
  const sums = await setElsewhereApart(tx, bill, isBesideAnother, maxNumbersFound)
  const unknown = sums.filter(({ isKnown }) => !isKnown)
  await recordBilled(tx, bill.accountId, bill.day, unknown)
  return {
    payments: sums.reduce((all, { payments }) => all + payments, 0),
    paid: sums.reduce((all, { paid }) => all + paid, 0),
  }
}
