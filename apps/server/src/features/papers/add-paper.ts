import { createHash } from 'node:crypto'
import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import type { Tx } from '../../storage/tenant.ts'
import { assertPaper, maxPapersPerForm, type Paper, paperContext } from './paper.ts'
import { insertPaper, selectPapers } from './store.ts'

export type PaperRequest = { readonly formId: string; readonly filename: string; readonly content: Buffer }

/** A file that was looked at and is sealed, before it is known whether it is kept. */
export type Brought = Pick<Paper, 'id' | 'formId' | 'filename' | 'bytes' | 'sha256'> & { readonly sealed: Buffer }

/** Looks at a file and seals it; nothing is kept yet. @throws PublicError PAPER_KIND or PAPER_TOO_LARGE */
export function takePaper({ vault }: Pick<Context, 'vault'>, { formId, filename, content }: PaperRequest): Brought {
  assertPaper(filename, content)
  const id = newId('paper')
  const sha256 = createHash('sha256').update(content).digest()
  return { id, formId, filename, bytes: content.length, sha256, sealed: vault.seal(content, paperContext(id)) }
}

/** Joins: adds it to its form, which the caller holds and found open. The same bytes again are the same paper. */
export async function addPaperIn(tx: Tx, doer: Actor | null, brought: Brought): Promise<Paper> {
  const { id: paper, formId, filename, sha256 } = brought
  const kept = (await selectPapers(tx, [formId])).filter(({ deletedAt }) => deletedAt === null)
  const same = kept.find((one) => one.sha256.equals(sha256) && one.filename === filename)
  if (same) return same
  if (kept.length >= maxPapersPerForm) throw new PublicError('TOO_MANY_PAPERS', { limit: maxPapersPerForm })
  if (doer) recordDeed(tx, doer, { act: 'paper.added', subjectId: formId, after: { paper, filename } })
  return keepPaper(tx, brought)
}

/** Joins: writes it down. */
export async function keepPaper(tx: Tx, { sealed, ...brought }: Brought): Promise<Paper> {
  const paper: Paper = { ...brought, mediaId: null, uploadedAt: null, deletedAt: null, addedAt: tx.now }
  await insertPaper(tx, paper, sealed)
  return paper
}
