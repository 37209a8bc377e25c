import { PublicError } from '../../errors.ts'
import { type FileEnding, type FileKind, fileKindOf, isOfKind } from '../../kit/file-kind.ts'
import { isId } from '../../kit/ids.ts'

export const PURPOSES = ['permission', 'letter', 'agreement', 'other'] as const

/** What a file is kept for. Whatever it proves names it by its id. */
export type Purpose = (typeof PURPOSES)[number]

/** A file that proves something of a merchant, kept sealed. */
export type Attachment = {
  readonly id: string
  readonly merchantId: string
  readonly purpose: Purpose
  readonly filename: string
  readonly bytes: number
  readonly sha256: Buffer
  readonly addedAt: Date
  readonly deletedAt: Date | null
}

const maxAttachmentBytes = 5 * 1024 * 1024
/** A few for each permission, letter and agreement that a merchant ever has. */
export const maxAttachmentsPerMerchant = 200
/** What one change, letter or agreement may name. */
export const maxAttachmentsNamed = 5

const taken: readonly FileEnding[] = ['pdf', 'jpg', 'jpeg', 'png']

/** What kind of file its name says it is. @throws PublicError ATTACHMENT_KIND */
export function attachmentKind(filename: string): FileKind {
  const kind = fileKindOf(filename, taken)
  if (!kind) throw new PublicError('ATTACHMENT_KIND', { field: 'filename' })
  return kind
}

/** @throws PublicError ATTACHMENT_KIND or ATTACHMENT_TOO_LARGE */
export function assertAttachment(filename: string, content: Buffer): void {
  const kind = attachmentKind(filename)
  if (content.length > maxAttachmentBytes)
    throw new PublicError('ATTACHMENT_TOO_LARGE', { limit_bytes: maxAttachmentBytes })
  if (!isOfKind(kind, content)) throw new PublicError('ATTACHMENT_KIND', { field: 'content' })
}

/** What a file is sealed for: elsewhere it does not open. The file of an agreement goes by the agreement's own id. */
export const attachmentContext = (id: string) => (isId('agreement', id) ? `agreement:${id}` : `attachment:${id}`)
