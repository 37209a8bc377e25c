import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Paper } from './paper.ts'
import { emptyPapers, selectPapers } from './store.ts'

/** Joins: a person's or a program's wish, where WeChat has nothing under way that names it. */
export async function removePaperIn(tx: Tx, doer: Actor | null, { id, formId }: Paper): Promise<void> {
  await emptyPapers(tx, [id])
  if (doer) recordDeed(tx, doer, { act: 'paper.removed', subjectId: formId, before: { paper: id } })
}

/** Joins: the time of a form's papers is over. */
export async function emptyPapersOf(tx: Tx, formId: string): Promise<void> {
  const papers = await selectPapers(tx, [formId])
  await emptyPapers(
    tx,
    papers.map(({ id }) => id),
  )
}
