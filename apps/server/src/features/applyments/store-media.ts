import type { Context } from '../../context.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { emptyPapers, type SealedPaper, selectPaperWithContent, selectSealedPaper, updateMedia } from './store.ts'

/** Whose form it is: an onboarding, or another that has papers. */
type Owner = { readonly providerId: string; readonly accountId: string }

/** Notes what WeChat calls a paper, so that a try that is made again does not bring it again. */
export async function storeMedia(ctx: Context, owner: Owner, paperId: string, mediaId: string): Promise<void> {
  await inTenant(ctx, owner, (tx) => updateMedia(tx, paperId, mediaId))
}

/** The sealed bytes of a paper, null once they are deleted. */
export async function readPaper(ctx: Context, { providerId }: Owner, paperId: string): Promise<Buffer | null> {
  return inTenant(ctx, { providerId }, (tx) => selectSealedPaper(tx, paperId))
}

/** Joins: a paper's name and sealed bytes, and whose it is; undefined once they are deleted. */
export async function getSealedPaper(tx: Tx, paperId: string): Promise<SealedPaper | undefined> {
  return selectPaperWithContent(tx, paperId)
}

/** Joins: the bytes go; that they were there stays. */
export async function emptyPapersIn(tx: Tx, paperIds: readonly string[]): Promise<void> {
  await emptyPapers(tx, paperIds)
}
