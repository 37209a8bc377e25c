import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { selectSealed, updateMedia } from './store.ts'

/** Whose form it is of. */
type Owner = { readonly providerId: string; readonly accountId: string }

/** Notes what WeChat calls a paper, so that a try that is made again does not bring it again. */
export async function storeMedia(ctx: Context, owner: Owner, paperId: string, mediaId: string): Promise<void> {
  await inTenant(ctx, owner, (tx) => updateMedia(tx, paperId, mediaId))
}

/** The sealed bytes of a paper, null once they are deleted. */
export async function readPaper(ctx: Context, { providerId }: Owner, paperId: string): Promise<Buffer | null> {
  return inTenant(ctx, { providerId }, (tx) => selectSealed(tx, paperId))
}
