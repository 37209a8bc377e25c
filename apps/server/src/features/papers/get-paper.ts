import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import type { IdKind } from '../../kit/ids.ts'
import { isId } from '../../kit/ids.ts'
import type { Tx } from '../../storage/tenant.ts'
import { type Paper, paperContext, paperKind } from './paper.ts'
import { selectPaper, selectPapers, selectSealed } from './store.ts'

export type OpenedPaper = { readonly contentType: string; readonly content: Buffer }
/** A paper with its sealed bytes, which may be gone. */
export type SealedPaper = { readonly paper: Paper; readonly sealed: Buffer | null }

/** Joins: all of some forms, oldest first. */
export async function getPapersOf(tx: Tx, formIds: readonly string[]): Promise<Paper[]> {
  return selectPapers(tx, formIds)
}

/** Joins: one of a form of this kind; those of other forms are theirs. @throws PublicError PAPER_NOT_FOUND */
export async function getPaperOf(tx: Tx, kind: IdKind, id: string): Promise<Paper> {
  const paper = await selectPaper(tx, id)
  if (!paper || !isId(kind, paper.formId)) throw new PublicError('PAPER_NOT_FOUND', { id })
  return paper
}

/** Joins: one with its bytes, of whatever form. */
export async function findSealedPaper(tx: Tx, id: string): Promise<SealedPaper | null> {
  const paper = await selectPaper(tx, id)
  return paper ? { paper, sealed: await selectSealed(tx, id) } : null
}

/** What is on it. @throws PublicError PAPERS_DELETED */
export function unsealed(
  { vault }: Pick<Context, 'vault'>,
  { paper: { id, filename }, sealed }: SealedPaper,
): OpenedPaper {
  if (!sealed) throw new PublicError('PAPERS_DELETED', { id })
  return { contentType: paperKind(filename).contentType, content: vault.open(sealed, paperContext(id)) }
}
