import type { Context } from '../../context.ts'
import type { Tx } from '../../storage/tenant.ts'
import { type MailTarget, type Target, targetContext } from './channel.ts'
import { selectMailChannel } from './store.ts'

/** Joins: how this provider sends mail, which is how its oldest mail channel does; undefined where it has none. */
export async function findMailTarget(tx: Tx, vault: Context['vault']): Promise<MailTarget | undefined> {
  const found = await selectMailChannel(tx)
  if (!found) return undefined
  const target = JSON.parse(vault.open(found.targetSealed, targetContext(found.id)).toString('utf8')) as Target
  return target.kind === 'email' ? target : undefined
}
