import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { isThere } from './merchant-store.ts'
import { selectTerminal, selectTerminals } from './store.ts'
import type { Terminal, TerminalFilter } from './terminal.ts'

/** The page of terminals before `before`, newest first. The filter names what the viewer may see. */
export async function listTerminals(
  ctx: Context,
  viewer: Viewer,
  page: TerminalFilter & { readonly before: string | null; readonly limit: number },
): Promise<Terminal[]> {
  return inTenant(ctx, viewer, (tx) => selectTerminals(tx, page))
}

/** @throws PublicError TERMINAL_NOT_FOUND, also for one that is there and is not the viewer's. */
export async function getTerminal(ctx: Context, viewer: Viewer, id: string): Promise<Terminal> {
  return inTenant(ctx, viewer, async (tx) => mustSee(await selectTerminal(tx, id), viewer, id))
}

export function mustSee(terminal: Terminal | undefined, viewer: Viewer, id: string): Terminal {
  if (!terminal || !isThere(terminal, viewer)) throw new PublicError('TERMINAL_NOT_FOUND', { terminal: id })
  return terminal
}
