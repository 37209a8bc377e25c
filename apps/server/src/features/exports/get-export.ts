import assert from 'node:assert/strict'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type Export, mostFilesOfDeparture } from './export.ts'
import { selectExportOf, selectExports, selectExportsOf, selectPart } from './store.ts'

export type Whose = Pick<Export, 'providerId' | 'askedBy' | 'merchantId' | 'mode'>

export async function listExports(ctx: Context, whose: Whose, before: string | null, limit: number): Promise<Export[]> {
  return inTenant(ctx, { providerId: whose.providerId }, (tx) => selectExports(tx, whose, before, limit))
}

/** The newest files that were made for a merchant's leaving. */
export async function listExportsOf(
  ctx: Context,
  { providerId, mode }: Pick<Whose, 'providerId' | 'mode'>,
  departureId: string,
): Promise<Export[]> {
  return inTenant(ctx, { providerId }, (tx) => selectExportsOf(tx, departureId, mode, mostFilesOfDeparture))
}

/** @throws PublicError EXPORT_NOT_FOUND, also for one that somebody else asked for. */
export async function getExport(ctx: Context, whose: Whose, id: string): Promise<Export> {
  const found = await inTenant(ctx, { providerId: whose.providerId }, (tx) => selectExportOf(tx, whose, id))
  if (!found) throw new PublicError('EXPORT_NOT_FOUND', { id })
  return found
}

/** The file, part by part: no more than one is in memory. */
export async function* readExport(ctx: Context, { providerId, id }: Export): AsyncGenerator<Buffer, void, undefined> {
  for (let number = 1; ; number++) {
    const sealed = await inTenant(ctx, { providerId }, (tx) => selectPart(tx, id, number))
    if (!sealed) return assert(number > 1, `export ${id} has no parts`)
    yield ctx.vault.open(sealed, partContext(id, number))
  }
}

export function partContext(id: string, number: number): string {
  return `export:${id}/${number}`
}
