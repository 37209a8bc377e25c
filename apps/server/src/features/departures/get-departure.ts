import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { getMerchantIn } from '../merchants/get-merchant.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Departure, type DepartureInFull, promisedDays } from './departure.ts'
import { type LooseEnd, toLooseEnds } from './loose-end.ts'
import { selectDeparture, selectDepartureForUpdate, selectOpen, selectStandingDeparture } from './store.ts'

type Keeping = Pick<Context, 'keepPapersDays'>

/** How a merchant's leaving stands and all that is open of it, also before anybody has begun it. */
export async function getDeparture(ctx: Context, viewer: Viewer, merchantId: string): Promise<DepartureInFull> {
  assertVisible(viewer, merchantId)
  return inTenant(ctx, { providerId: viewer.providerId }, (tx) => getDepartureIn(ctx, tx, merchantId))
}

/** Joins: the same. */
export async function getDepartureIn(ctx: Keeping, tx: Tx, merchantId: string): Promise<DepartureInFull> {
  const merchant = await getMerchantIn(tx, merchantId)
  if (!merchant) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: merchantId })
  const departure = (await selectStandingDeparture(tx, merchantId)) ?? null
  const open = await getLooseEnds(ctx, tx, merchantId, departure)
  return { merchantId, merchantState: merchant.state, departure, open }
}

/** Joins: all that is open, and the days that were promised. */
export async function getLooseEnds(
  { keepPapersDays }: Keeping,
  tx: Tx,
  merchantId: string,
  departure: Departure | null,
): Promise<LooseEnd[]> {
  const found = await selectOpen(tx, merchantId, keepPapersDays)
  return toLooseEnds([...found, ...promisedDays(departure, tx.now)])
}

/** Joins: one departure that the viewer may see. */
export async function mustGetDeparture(tx: Tx, viewer: Viewer, id: string): Promise<Departure> {
  return mustSee(await selectDeparture(tx, id), viewer, id)
}

/** Joins: the same, to be moved: of two who move it at once the second sees what the first has done. */
export async function mustLockDeparture(tx: Tx, viewer: Viewer, id: string): Promise<Departure> {
  return mustSee(await selectDepartureForUpdate(tx, id), viewer, id)
}

function mustSee(departure: Departure | undefined, viewer: Viewer, id: string): Departure {
  const { merchantId, merchantIds } = viewer
  const isOther = merchantId !== null && departure?.merchantId !== merchantId
  if (!departure || isOther || (merchantIds && !merchantIds.includes(departure.merchantId)))
    throw new PublicError('DEPARTURE_NOT_FOUND', { id })
  return departure
}
