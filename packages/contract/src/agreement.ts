import Type, { type Static } from 'typebox'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'

const kind = oneOf(
  ['joint_operation', 'recommend_follow'],
  'The joint-operation letter 联合运营函, for binding; or the agreement on recommending an account to follow',
)
const line = (minLength: number, maxLength: number, description: string, example: string) =>
  Type.String({ minLength, maxLength, pattern: ONE_LINE, description, examples: [example] })
const signedBy = line(1, 200, 'Who signed it, on both sides', '南山咖啡 陈店长；集团公司 王总')
const signedOn = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'The day on the paper',
  examples: ['2026-11-20'],
})
const filename = line(5, 120, 'Its file: pdf, jpg or png', '联合运营函.pdf')

export const NewAgreement = Type.Object(
  {
    sub_merchant: id('sub', "The merchant's number it is for"),
    kind,
    appid: id('aid', 'The appid of another subject that it lets in'),
    signed_by: signedBy,
    signed_on: signedOn,
    filename,
    content: Type.String({
      minLength: 8,
      maxLength: 6_990_508,
      pattern: '^[A-Za-z0-9+/]+={0,2}$',
      description: 'The file in base64; at most 5 MB',
      examples: ['JVBERi0xLjQK'],
    }),
  },
  { $id: 'NewAgreement', additionalProperties: false, description: 'A signed paper to be recorded' },
)
export type NewAgreement = Static<typeof NewAgreement>

export const Agreement = Type.Object(
  {
    id: id('agt', 'The agreement'),
    object: Type.Literal('agreement'),
    sub_merchant: id('sub', "The merchant's number it is for"),
    kind,
    appid: Type.String({ description: 'The appid of another subject that it lets in' }),
    signed_by: Type.String({ description: 'Who signed it' }),
    signed_on: Type.String({ description: 'The day on the paper' }),
    filename: Type.String({ description: 'Its file' }),
    bytes: Type.Integer({ description: 'How large the file is' }),
    sha256: Type.String({ description: 'The SHA-256 of the file, in hex' }),
    added_by: nullable(id('per', 'Who recorded it; null for a program')),
    added_at: moment('When it was recorded'),
    withdrawn_at: nullable(moment('Since when it counts no more')),
  },
  {
    $id: 'Agreement',
    additionalProperties: false,
    description: 'A signed paper that lets an appid of another subject in',
  },
)
export type Agreement = Static<typeof Agreement>

export const AgreementEnd = Type.Object(
  { reason: line(4, 500, 'Why it counts no more', '合作终止') },
  { additionalProperties: false },
)
export type AgreementEnd = Static<typeof AgreementEnd>
