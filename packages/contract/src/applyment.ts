import Type, { type Static } from 'typebox'
import { ApplymentDraft } from './applyment-form.ts'
import { SUBJECT_TYPES } from './applyment-subject.ts'
import { id, mode, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { createdBetween, listOf, listQuery } from './list.ts'
import { ref } from './named.ts'

/** WeChat takes no larger picture, and a film no larger either. */
export const MAX_PAPER_BYTES = 5 * 1024 * 1024
const MAX_BASE64_CHARACTERS = Math.ceil(MAX_PAPER_BYTES / 3) * 4

export const APPLYMENT_STATES = [
  'draft',
  'submitting',
  'unknown',
  'editing',
  'auditing',
  'rejected',
  'to_be_confirmed',
  'to_be_signed',
  'signing',
  'finished',
  'refused',
  'canceled',
] as const
const state = oneOf(
  APPLYMENT_STATES,
  'How it stands. `unknown`: sent, and no answer yet; `editing`: met an error at WeChat; `refused`: WeChat did not take it',
)

const feeRate = Type.Integer({
  minimum: 0,
  maximum: 1_000_000,
  description: "WeChat's fee once it is a sub-merchant, in millionths: 0.6 % is 6000",
  examples: [6000],
})

export const NewApplyment = Type.Object(
  {
    merchant: id('mch', 'The merchant that is to get a number'),
    account: Type.Optional(id('acct', 'The account under which; the only one of this mode, where there is one only')),
    fee_rate_ppm: feeRate,
    draft: Type.Optional(ref(ApplymentDraft)),
  },
  { $id: 'NewApplyment', additionalProperties: false, description: 'An onboarding to be prepared' },
)
export type NewApplyment = Static<typeof NewApplyment>

const seen = Type.Integer({
  minimum: 1,
  description: 'The `version` that was looked at: what somebody else has changed since is not passed over',
  examples: [4],
})

/** Fields that the forms of onboarding and of a subject's confirmation share. */
export const versionFields = {
  version: Type.Integer({ minimum: 1, description: 'Each change raises it; a submission names it' }),
  written: Type.Array(
    Type.Object(
      {
        field: Type.String({ description: 'Which field', examples: ['/bank_account_info/account_number'] }),
        version: Type.Integer({ minimum: 2, description: 'The version in which it became what it is' }),
        at: moment('When'),
        by: nullable(Type.String({ description: 'Which person; null is a program, by its API key' })),
      },
      { additionalProperties: false },
    ),
    { description: 'Who wrote which field since it was begun, newest first; not in lists' },
  ),
}
export const seenVersion = { version: seen }

export const FormSubmission = Type.Object(seenVersion, {
  $id: 'FormSubmission',
  additionalProperties: false,
  description: 'A form to be sent to WeChat as it was looked at',
})
export type FormSubmission = Static<typeof FormSubmission>

export const ApplymentChange = Type.Object(
  {
    ...seenVersion,
    draft: Type.Optional(ref(ApplymentDraft)),
    remove: Type.Optional(
      Type.Array(Type.String({ maxLength: 200, pattern: '^(/[a-z_]+)+$' }), {
        minItems: 1,
        maxItems: 50,
        description: 'Fields to be taken out of the draft first, as `/subject_info/ubo_info_list`',
      }),
    ),
    fee_rate_ppm: Type.Optional(feeRate),
  },
  {
    $id: 'ApplymentChange',
    additionalProperties: false,
    description: 'What is to be another; parts of the draft that are not given stay, lists are replaced',
  },
)
export type ApplymentChange = Static<typeof ApplymentChange>

export const NewPaper = Type.Object(
  {
    filename: Type.String({
      minLength: 5,
      maxLength: 120,
      pattern: '^[^\\p{Cc}\\p{Cs}"\\\\/]+\\.(jpg|jpeg|png|bmp|mp4|mov|avi)$',
      description: 'What it is called; the ending says what it is',
      examples: ['licence.jpg'],
    }),
    content: Type.String({
      minLength: 4,
      maxLength: MAX_BASE64_CHARACTERS,
      pattern: '^[A-Za-z0-9+/]+={0,2}$',
      description: `The file in base64, at most ${MAX_PAPER_BYTES} bytes`,
    }),
  },
  { $id: 'NewPaper', additionalProperties: false, description: 'A picture or film to be kept with an applyment' },
)
export type NewPaper = Static<typeof NewPaper>

export const Paper = Type.Object(
  {
    id: id('ppr', 'The paper: what a draft names'),
    object: Type.Literal('paper'),
    filename: Type.String({ description: 'What it is called' }),
    bytes: Type.Integer({ minimum: 1, description: 'Its size' }),
    sha256: Type.String({ description: 'Its SHA-256, in hexadecimal' }),
    added_at: moment('When it was added'),
    uploaded_at: nullable(moment('When WeChat last took it')),
    deleted_at: nullable(moment('When its content was deleted')),
  },
  { $id: 'Paper', additionalProperties: false, description: 'A paper of an applyment; its content is opened by few' },
)
export type Paper = Static<typeof Paper>

export const ApplymentFinding = Type.Object(
  {
    field: Type.String({ description: 'Which field of the draft', examples: ['/bank_account_info/account_name'] }),
    code: Type.String({ description: 'Which of the closed list of findings', examples: ['MISSING'] }),
    message: Type.String({ description: 'What is wrong' }),
    message_zh: Type.String({ description: 'The same in Chinese' }),
    next: Type.String({ description: 'What to do' }),
    next_zh: Type.String({ description: 'The same in Chinese' }),
  },
  { $id: 'ApplymentFinding', additionalProperties: false, description: 'What keeps a draft from being submitted' },
)
export type ApplymentFinding = Static<typeof ApplymentFinding>

export const ApplymentFindings = Type.Object(
  {
    object: Type.Literal('applyment_findings'),
    applyment: id('apl', 'The applyment'),
    may_submit: Type.Boolean({ description: 'Whether nothing keeps it from being submitted' }),
    data: Type.Array(ref(ApplymentFinding), { description: 'In the order of the form' }),
  },
  { $id: 'ApplymentFindings', additionalProperties: false, description: 'A draft looked at before WeChat does' },
)
export type ApplymentFindings = Static<typeof ApplymentFindings>

const explanation = Type.Object(
  {
    cause: Type.String({ description: 'What it means' }),
    cause_zh: Type.String({ description: 'The same in Chinese' }),
    remedy: Type.String({ description: 'What to do' }),
    remedy_zh: Type.String({ description: 'The same in Chinese' }),
  },
  { additionalProperties: false, description: 'What its code means; null for one that nobody has explained' },
)

const rejection = Type.Object(
  {
    field: nullable(Type.String({ description: "WeChat's name of the field" })),
    field_name: nullable(Type.String({ description: 'The same for people' })),
    reason: nullable(Type.String({ description: 'Why' })),
  },
  { additionalProperties: false },
)

export const Applyment = Type.Object(
  {
    id: id('apl', 'The applyment'),
    object: Type.Literal('applyment'),
    mode,
    merchant: id('mch', 'The merchant'),
    account: id('acct', 'The account'),
    business_code: Type.String({ description: 'Our number of it at WeChat; it never changes' }),
    applyment_id: nullable(Type.Integer({ description: "WeChat's number of it" })),
    state,
    state_since: moment('Since when it stands so'),
    state_message: nullable(Type.String({ description: "WeChat's words for it" })),
    subject_type: nullable(oneOf(SUBJECT_TYPES, 'Kind of subject')),
    name: nullable(Type.String({ description: 'What payers will see' })),
    fee_rate_ppm: feeRate,
    ...versionFields,
    draft: Type.Record(Type.String(), Type.Unknown(), {
      description: 'As far as it is filled in (ApplymentDraft), what is personal masked',
    }),
    papers: Type.Array(ref(Paper), { description: 'Its papers, oldest first' }),
    rejections: Type.Array(rejection, { description: 'Why WeChat rejected it, field by field' }),
    refusal: nullable(
      Type.Object(
        {
          code: Type.String({ description: "WeChat's code" }),
          message: Type.String({ description: "WeChat's words" }),
          field: nullable(Type.String({ description: 'Which field, where WeChat names one' })),
          explanation: nullable(explanation),
        },
        { additionalProperties: false, description: 'Why WeChat did not take it' },
      ),
    ),
    sign_url: nullable(
      Type.String({
        description: 'For a QR code that the super administrator scans: contact, account check, signature',
      }),
    ),
    expires_at: nullable(moment('By when the account is to be checked, or the contract signed')),
    sub_mchid: nullable(Type.String({ description: 'The number that WeChat gave the merchant' })),
    sub_merchant: nullable(id('sub', 'That number here; once it is finished')),
    created_at: moment('When it was begun'),
    submitted_at: nullable(moment('When it was last submitted')),
  },
  {
    $id: 'Applyment',
    additionalProperties: false,
    description: 'An onboarding 进件: a business becomes a sub-merchant',
  },
)
export type Applyment = Static<typeof Applyment>

export const ApplymentList = listOf('ApplymentList', Applyment)

export const ApplymentListQuery = listQuery({
  state: Type.Optional(state),
  merchant: Type.Optional(id('mch', "Only this merchant's")),
  account: Type.Optional(id('acct', 'Only under this account')),
  query: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      pattern: ONE_LINE,
      description: "Part of the name; or a whole number, ours, WeChat's or the sub-merchant's",
    }),
  ),
  ...createdBetween,
})
export type ApplymentListQuery = Static<typeof ApplymentListQuery>
