import { PublicError } from '../../errors.ts'

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

type Kind = { readonly contentType: string; readonly begins: Buffer }

const kinds: Readonly<Record<string, Kind>> = {
  pdf: { contentType: 'application/pdf', begins: Buffer.from('%PDF-') },
  jpg: { contentType: 'image/jpeg', begins: Buffer.of(0xff, 0xd8, 0xff) },
  jpeg: { contentType: 'image/jpeg', begins: Buffer.of(0xff, 0xd8, 0xff) },
  png: { contentType: 'image/png', begins: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
}

/** What kind of file its name says it is. */
export function kindOf(filename: string): Kind {
  const ending = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase()
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined
  if (!kind) throw new PublicError('ATTACHMENT_KIND', { field: 'filename' })
  return kind
}

/** @throws PublicError ATTACHMENT_KIND or ATTACHMENT_TOO_LARGE */
export function assertAttachment(filename: string, content: Buffer): void {
  const { begins } = kindOf(filename)
  if (content.length > maxAttachmentBytes)
    throw new PublicError('ATTACHMENT_TOO_LARGE', { limit_bytes: maxAttachmentBytes })
  if (!content.subarray(0, begins.length).equals(begins)) throw new PublicError('ATTACHMENT_KIND', { field: 'content' })
}

/** What a file is sealed for: elsewhere it does not open. */
export const attachmentContext = (id: string) => `attachment:${id}`
