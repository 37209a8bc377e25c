import { PublicError } from '../../errors.ts'
import { type FileEnding, type FileKind, fileKindOf, isOfKind } from '../../kit/file-kind.ts'

/** A picture of a paper, or a film, kept sealed with a form: an onboarding's, or a confirmation's. */
export type Paper = {
  readonly id: string
  readonly formId: string
  readonly filename: string
  readonly bytes: number
  readonly sha256: Buffer
  /** What WeChat calls it, and since when. */
  readonly mediaId: string | null
  readonly uploadedAt: Date | null
  readonly addedAt: Date
  readonly deletedAt: Date | null
}

/** Five megabytes in base64, and its name. */
export const paperBodyLimitBytes = 7_000_000
const maxPaperBytes = 5 * 1024 * 1024
/** A form names a few dozen at most. */
export const maxPapersPerForm = 100
// WeChat does not say how long it keeps what no form has named; a form that is corrected days later brings its papers again.
const mediaGoodMs = 24 * 3_600_000

const taken: readonly FileEnding[] = ['jpg', 'jpeg', 'png', 'bmp', 'mp4', 'mov', 'avi']

/** What kind of file its name says it is. @throws PublicError PAPER_KIND */
export function paperKind(filename: string): FileKind {
  const kind = fileKindOf(filename, taken)
  if (!kind) throw new PublicError('PAPER_KIND', { field: 'filename' })
  return kind
}

/** Refuses what WeChat would refuse. */
export function assertPaper(filename: string, content: Buffer): void {
  const kind = paperKind(filename)
  if (content.length > maxPaperBytes) throw new PublicError('PAPER_TOO_LARGE', { limit_bytes: maxPaperBytes })
  if (!isOfKind(kind, content)) throw new PublicError('PAPER_KIND', { field: 'content' })
}

/** Whether WeChat surely still has it. */
export function isAtWechat({ mediaId, uploadedAt }: Pick<Paper, 'mediaId' | 'uploadedAt'>, now: Date): boolean {
  return mediaId !== null && uploadedAt !== null && now.getTime() - uploadedAt.getTime() < mediaGoodMs
}

/** What it is sealed for: elsewhere it does not open. */
export const paperContext = (id: string) => `paper:${id}`
