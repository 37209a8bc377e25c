import type { Paper as PaperView } from '@teyue/contract/applyment'
import type { Paper } from './paper.ts'

/** A paper as the API shows it: that it is there, and not what is on it. */
export function viewPaper(paper: Paper): PaperView {
  return {
    id: paper.id,
    object: 'paper',
    filename: paper.filename,
    bytes: paper.bytes,
    sha256: paper.sha256.toString('hex'),
    added_at: paper.addedAt.toISOString(),
    uploaded_at: paper.uploadedAt?.toISOString() ?? null,
    deleted_at: paper.deletedAt?.toISOString() ?? null,
  }
}
