import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { refuseTakenNumber } from './add-store.ts'
import { mustSee } from './get-store.ts'
import { assertOpen } from './merchant-store.ts'
import { countActiveTerminals, insertTerminal, selectStoreForUpdate } from './store.ts'
import { maxActiveTerminalsPerStore, type NewTerminal, type Terminal } from './terminal.ts'

/** Adds a terminal to a store that is open. What a person does is in the audit. */
export async function addTerminal(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: NewTerminal,
): Promise<Terminal> {
  const { storeId } = request
  const adding = inTenant(ctx, viewer, async (tx) => {
    // Locked, so that terminals of one store are counted one after another.
    const store = mustSee(await selectStoreForUpdate(tx, storeId), viewer, storeId)
    assertOpen(store)
    await assertRoom(tx, storeId)
    const made = { merchantId: store.merchantId, state: 'active', createdAt: tx.now } as const
    const terminal: Terminal = { ...request, ...made, id: newId('terminal') }
    await insertTerminal(tx, terminal)
    if (doer) recordDeed(tx, doer, { act: 'terminal.added', subjectId: terminal.id, after: request })
    return terminal
  })
  return adding.catch(refuseTakenNumber)
}

/** Joins: refuses one more in use than a store may have. */
export async function assertRoom(tx: Tx, storeId: string): Promise<void> {
  if ((await countActiveTerminals(tx, storeId)) >= maxActiveTerminalsPerStore)
    throw new PublicError('TOO_MANY_TERMINALS', { limit: maxActiveTerminalsPerStore })
}
