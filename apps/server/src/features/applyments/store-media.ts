import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Applyment } from './applyment.ts'
import { selectSealedPaper, updateMedia } from './store.ts'

/** Notes what WeChat calls a paper, so that a try that is made again does not bring it again. */
export async function storeMedia(ctx: Context, applyment: Applyment, paperId: string, mediaId: string): Promise<void> {
  await inTenant(ctx, applyment, (tx) => updateMedia(tx, paperId, mediaId))
}

/** The sealed bytes of a paper, null once they are deleted. */
export async function readPaper(ctx: Context, { providerId }: Applyment, paperId: string): Promise<Buffer | null> {
  return inTenant(ctx, { providerId }, (tx) => selectSealedPaper(tx, paperId))
}
