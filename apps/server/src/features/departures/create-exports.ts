import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { createExportsOf } from '../exports/create-export.ts'
import type { Language } from '../exports/export.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { DepartureInFull } from './departure.ts'
import { getDepartureIn, mustGetDeparture } from './get-departure.ts'

export type ExportsOrder = { readonly id: string; readonly askedBy: string; readonly language: Language }

/** Promises files of everything that is the merchant's in the viewer's mode; the merchant and the provider may both fetch them. */
export async function createDepartureExports(
  ctx: Context,
  viewer: Viewer,
  { id, askedBy, language }: ExportsOrder,
): Promise<DepartureInFull> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const { merchantId, exportsUntil } = await mustGetDeparture(tx, viewer, id)
    const asked = { askedBy, askedFor: viewer.merchantId, mode: viewer.mode, language }
    await createExportsOf(tx, { ...asked, departureId: id, merchantId, keptUntil: exportsUntil })
    return getDepartureIn(ctx, tx, merchantId)
  })
}
