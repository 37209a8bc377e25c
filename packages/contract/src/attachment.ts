import Type, { type Static } from 'typebox'
import { id, moment, nullable, oneOf } from './fields.ts'
import { ref } from './named.ts'

const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024
const MAX_BASE64_CHARACTERS = Math.ceil(MAX_ATTACHMENT_BYTES / 3) * 4

const purpose = oneOf(
  ['permission', 'letter', 'agreement', 'other'],
  'What it is kept for: a permission, a joint-operation letter, an agreement, something else',
)

export const Attachment = Type.Object(
  {
    id: id('att', 'The file: what a change, a letter or an agreement names'),
    object: Type.Literal('attachment'),
    purpose,
    filename: Type.String({ description: 'What it is called' }),
    bytes: Type.Integer({ minimum: 1, description: 'Its size' }),
    sha256: Type.String({ description: 'Its SHA-256, in hexadecimal' }),
    added_at: moment('When it was added'),
    deleted_at: nullable(moment('When its content was deleted')),
  },
  { $id: 'Attachment', additionalProperties: false, description: 'A file that proves something of a merchant' },
)
export type Attachment = Static<typeof Attachment>

export const Attachments = Type.Object(
  {
    object: Type.Literal('attachments'),
    data: Type.Array(ref(Attachment), { description: 'Newest first' }),
  },
  { $id: 'Attachments', additionalProperties: false, description: "All of a merchant's files" },
)
export type Attachments = Static<typeof Attachments>

export const NewAttachment = Type.Object(
  {
    purpose,
    filename: Type.String({
      minLength: 5,
      maxLength: 120,
      pattern: '^[^\\p{Cc}\\p{Cs}"\\\\/]+\\.([pP][dD][fF]|[jJ][pP][eE]?[gG]|[pP][nN][gG])$',
      description: 'What it is called; the ending says what it is',
      examples: ['answer.pdf'],
    }),
    content: Type.String({
      minLength: 4,
      maxLength: MAX_BASE64_CHARACTERS,
      pattern: '^[A-Za-z0-9+/]+={0,2}$',
      description: `The file in base64, at most ${MAX_ATTACHMENT_BYTES} bytes`,
    }),
  },
  { $id: 'NewAttachment', additionalProperties: false, description: 'A file to be kept with a merchant' },
)
export type NewAttachment = Static<typeof NewAttachment>

/** What a change names as its proof. */
export const attachmentIds = Type.Array(id('att', 'A file of the same merchant'), {
  maxItems: 5,
  uniqueItems: true,
  description: 'Files of the merchant that prove it',
})
