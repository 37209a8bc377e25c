import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { refuseTakenNumber } from './add-store.ts'
import { assertRoom } from './add-terminal.ts'
import { mustSee } from './get-terminal.ts'
import { changesOf } from './merchant-store.ts'
import { selectStoreForUpdate, selectTerminal, selectTerminalForUpdate, updateTerminalRow } from './store.ts'
import type { Terminal, TerminalChange } from './terminal.ts'

/** Writes what is to be another of a terminal; retiring it and using it again, too. */
export async function updateTerminal(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, change }: { readonly id: string; readonly change: TerminalChange },
): Promise<Terminal> {
  const changing = inTenant(ctx, viewer, async (tx) => {
    const { storeId } = mustSee(await selectTerminal(tx, id), viewer, id)
    // The store before its terminal, as whoever adds one locks them.
    await selectStoreForUpdate(tx, storeId)
    const terminal = mustSee(await selectTerminalForUpdate(tx, id), viewer, id)
    const changed = changesOf<Terminal>(terminal, change)
    if (!changed) return terminal
    if (changed.state === 'active') await assertRoom(tx, storeId)
    await updateTerminalRow(tx, id, changed)
    const before = Object.fromEntries(Object.keys(changed).map((key) => [key, terminal[key as keyof TerminalChange]]))
    if (doer) recordDeed(tx, doer, { act: 'terminal.changed', subjectId: id, before, after: changed })
    return { ...terminal, ...changed }
  })
  return changing.catch(refuseTakenNumber)
}
