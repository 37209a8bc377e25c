import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { type Settings, UNSET } from './settings.ts'
import { selectSettings } from './store.ts'

export async function getSettings(ctx: Context, providerId: string): Promise<Settings> {
  return inTenant(ctx, { providerId }, (tx) => readSettings(tx))
}

/** Joins: what holds now. */
export async function readSettings(tx: Tx): Promise<Settings> {
  return (await selectSettings(tx)) ?? UNSET
}
