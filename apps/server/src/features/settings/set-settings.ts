import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { countAdministratorsIn } from '../people/list-administrators.ts'
import { readSettings } from './get-settings.ts'
import { type Settings, usesFourEyes } from './settings.ts'
import { writeSettings } from './store.ts'

const LEAST_ADMINISTRATORS = 2

/** @throws PublicError FOUR_EYES_NEED_TWO where a single administrator would wait for itself. */
export async function setSettings(ctx: Context, providerId: string, actor: Actor, wanted: Settings): Promise<Settings> {
  await inTenant(ctx, { providerId }, async (tx) => {
    if (usesFourEyes(wanted) && (await countAdministratorsIn(tx)) < LEAST_ADMINISTRATORS)
      throw new PublicError('FOUR_EYES_NEED_TWO')
    const before = await readSettings(tx)
    await writeSettings(tx, wanted)
    recordDeed(tx, actor, { act: 'settings.changed', before, after: wanted })
  })
  return wanted
}
