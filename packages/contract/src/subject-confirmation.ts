import Type, { type Static } from 'typebox'
import { ApplymentFinding, Paper, seenVersion, versionFields } from './applyment.ts'
import { id, mode, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { ref } from './named.ts'
import { CONFIRMED_SUBJECT_TYPES, SubjectConfirmationDraft } from './subject-confirmation-form.ts'

export const CONFIRMATION_STATES = [
  'draft',
  'submitting',
  'unknown',
  'editing',
  'auditing',
  'confirming_contact',
  'confirming_legal_person',
  'passed',
  'rejected',
  'frozen',
  'refused',
  'canceled',
] as const
const state = oneOf(
  CONFIRMATION_STATES,
  'How it stands. `unknown`: sent, and no answer yet; `confirming_…`: that person is to scan the code; `frozen`: the subject was confirmed by another form; `refused`: WeChat did not take it',
)

export const NewSubjectConfirmation = Type.Object(
  {
    sub_merchant: id('sub', 'The number of the merchant that risk control has picked'),
    from: Type.Optional(
      Type.String({
        pattern: '^(apl|sbc)_[0-9a-z]{26}$',
        description:
          'What it is filled in from, papers and all: an applyment, or a confirmation that was canceled. Without it from the applyment by which the number was given',
      }),
    ),
  },
  { $id: 'NewSubjectConfirmation', additionalProperties: false, description: 'A confirmation to be prepared' },
)
export type NewSubjectConfirmation = Static<typeof NewSubjectConfirmation>

export const SubjectConfirmationChange = Type.Object(
  {
    ...seenVersion,
    draft: Type.Optional(ref(SubjectConfirmationDraft)),
    remove: Type.Optional(
      Type.Array(Type.String({ maxLength: 200, pattern: '^(/[a-z_]+)+$' }), {
        minItems: 1,
        maxItems: 50,
        description: 'Fields to be taken out of the draft first',
      }),
    ),
  },
  {
    $id: 'SubjectConfirmationChange',
    additionalProperties: false,
    description: 'What is to be another; parts of the draft that are not given stay, lists are replaced',
  },
)
export type SubjectConfirmationChange = Static<typeof SubjectConfirmationChange>

export const SubjectConfirmationFindings = Type.Object(
  {
    object: Type.Literal('subject_confirmation_findings'),
    confirmation: id('sbc', 'The confirmation'),
    may_submit: Type.Boolean({ description: 'Whether nothing keeps it from being submitted' }),
    data: Type.Array(ref(ApplymentFinding), { description: 'In the order of the form' }),
  },
  {
    $id: 'SubjectConfirmationFindings',
    additionalProperties: false,
    description: 'A draft looked at before WeChat does',
  },
)
export type SubjectConfirmationFindings = Static<typeof SubjectConfirmationFindings>

export const SubjectConfirmation = Type.Object(
  {
    id: id('sbc', 'The confirmation'),
    object: Type.Literal('subject_confirmation'),
    mode,
    merchant: id('mch', 'The merchant'),
    account: id('acct', 'The account'),
    sub_merchant: id('sub', 'Which of its numbers'),
    sub_mchid: Type.String({ description: "That number at WeChat's" }),
    business_code: Type.String({ description: 'Our number of it at WeChat; a new form has a new one' }),
    applyment_id: nullable(Type.Integer({ description: "WeChat's number of it" })),
    state,
    state_since: moment('Since when it stands so'),
    subject_type: nullable(oneOf(CONFIRMED_SUBJECT_TYPES, 'Kind of subject')),
    name: nullable(Type.String({ description: 'What the subject is called' })),
    ...versionFields,
    draft: Type.Record(Type.String(), Type.Unknown(), {
      description: 'As far as it is filled in (SubjectConfirmationDraft), what is personal masked',
    }),
    papers: Type.Array(ref(Paper), { description: 'Its papers, oldest first' }),
    rejection: nullable(
      Type.Object(
        {
          param: nullable(Type.String({ description: "WeChat's name of the field" })),
          reason: nullable(Type.String({ description: 'Why, in WeChat’s words' })),
        },
        {
          additionalProperties: false,
          description: 'Why it was rejected, or whose form froze it; of a draft why the one was that it is made from',
        },
      ),
    ),
    refusal: nullable(
      Type.Object(
        {
          code: Type.String({ description: "WeChat's code" }),
          message: Type.String({ description: "WeChat's words" }),
          field: nullable(Type.String({ description: 'Which field, where WeChat names one' })),
        },
        { additionalProperties: false, description: 'Why WeChat did not take it' },
      ),
    ),
    qr_code: nullable(
      Type.String({
        description: 'A picture to be scanned, `data:image/png;base64,…`; not in lists. Good for 30 days',
      }),
    ),
    expires_at: nullable(moment('When form and code are void')),
    is_canceling: Type.Boolean({ description: 'Whether WeChat is being asked to cancel it' }),
    authorized: nullable(
      Type.Boolean({ description: 'Whether the number is authorized; null while nobody has asked' }),
    ),
    created_at: moment('When it was begun'),
    submitted_at: nullable(moment('When it was last submitted')),
  },
  {
    $id: 'SubjectConfirmation',
    additionalProperties: false,
    description: 'A subject confirms that it wants the account 商户开户意愿确认',
  },
)
export type SubjectConfirmation = Static<typeof SubjectConfirmation>

export const SubjectConfirmationList = listOf('SubjectConfirmationList', SubjectConfirmation)

export const SubjectConfirmationListQuery = listQuery({
  state: Type.Optional(state),
  merchant: Type.Optional(id('mch', "Only this merchant's")),
  query: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      pattern: ONE_LINE,
      description: "Part of the name; or a whole number, ours, WeChat's or the sub-merchant's",
    }),
  ),
})
export type SubjectConfirmationListQuery = Static<typeof SubjectConfirmationListQuery>

export const SubjectState = Type.Object(
  {
    object: Type.Literal('subject_state'),
    sub_merchant: id('sub', 'The number'),
    sub_mchid: Type.String({ description: "That number at WeChat's" }),
    authorized: Type.Boolean({ description: 'Whether its subject has confirmed it' }),
    asked_at: moment('When WeChat said so'),
  },
  { $id: 'SubjectState', additionalProperties: false, description: 'Whether a number’s subject has confirmed it' },
)
export type SubjectState = Static<typeof SubjectState>
