import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { countAdministratorsIn } from '../people/list-administrators.ts'
import { readSettings } from './get-settings.ts'
import { type Settings, usesFourEyes } from './settings.ts'
import { writeSettings } from './store.ts'

const LEAST_ADMINISTRATORS = 2

/** Whether another system runs beside this one stays as it is where nothing is said of it. */
type Given = Omit<Settings, 'isBesideAnother'> & Partial<Pick<Settings, 'isBesideAnother'>>

/** @throws PublicError FOUR_EYES_NEED_TWO where a single administrator would wait for itself. */
export async function setSettings(ctx: Context, providerId: string, actor: Actor, given: Given): Promise<Settings> {
  return inTenant(ctx, { providerId }, async (tx) => {
    if (usesFourEyes(given) && (await countAdministratorsIn(tx)) < LEAST_ADMINISTRATORS)
      throw new PublicError('FOUR_EYES_NEED_TWO')
    const before = await readSettings(tx)
    const wanted = { ...given, isBesideAnother: given.isBesideAnother ?? before.isBesideAnother }
    await writeSettings(tx, wanted)
    recordDeed(tx, actor, { act: 'settings.changed', before, after: wanted })
    return wanted
  })
}
