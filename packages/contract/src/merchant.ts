import Type, { type Static } from 'typebox'
import { attachmentIds } from './attachment.ts'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { ref } from './named.ts'

const permissionState = oneOf(
  ['not_asked', 'asked', 'granted', 'withdrawn'],
  'How this permission stands with WeChat; only `granted` lets a request through',
)
export const permissionName = oneOf(
  [
    'jsapi',
    'mini_program',
    'native',
    'app',
    'h5',
    'code_payment',
    'combined',
    'red_packet',
    'profit_sharing',
    'refund',
  ],
  'A product, or the right to refund',
)
const saidBy = oneOf(
  ['person', 'onboarding', 'wechat'],
  'By whose word: somebody of yours, or a program with your key; an applyment that was accepted; WeChat, by refusing a request',
)
const wechatsWord = Type.Object(
  {
    code: Type.String({ description: 'WeChat’s code', examples: ['NO_AUTH'] }),
    message: Type.String({ description: 'WeChat’s words' }),
    of: Type.String({ description: 'The payment or refund that was refused' }),
    exchange: nullable(id('exc', 'The exchange that holds them: GET /v1/exchanges/{id}?of=…')),
  },
  { additionalProperties: false, description: 'What WeChat said, where it is its word' },
)
const text = (minLength: number, maxLength: number, description: string) =>
  Type.String({ minLength, maxLength, pattern: ONE_LINE, description })
const feeRate = Type.Integer({
  minimum: 0,
  maximum: 1_000_000,
  description: 'WeChat’s fee in millionths of the amount: 0.60 % is 6000',
  examples: [6000],
})
const subMchid = Type.String({ pattern: '^[0-9]{8,12}$', description: "WeChat's number", examples: ['1900000109'] })
const hasOwnAppid = Type.Boolean({ description: 'Whether it has a service account, mini program or app of its own' })
const needsOpenid = Type.Boolean({ description: 'Whether it needs its payers’ openids under that one' })

const boundAppid = Type.Object(
  {
    id: id('bnd', 'The binding'),
    appid: Type.String({ description: 'The bound appid', examples: ['wx2421b1c4370ec43b'] }),
    kind: oneOf(['service_account', 'mini_program', 'mobile_app'], 'What the appid is'),
    default: Type.Boolean({ description: 'Whether payments use it unless they name another' }),
    reason: Type.String({ description: 'Why it was bound' }),
    letter: nullable(
      Type.String({ description: 'The joint-operation letter, where the subjects differ: the id of the agreement' }),
    ),
    bound: Type.Boolean({ description: 'Whether WeChat has it; until then payments do not name it' }),
    bound_at: moment('When it was bound here'),
  },
  { additionalProperties: false },
)

export const SubMerchant = Type.Object(
  {
    id: id('sub', 'Our id of the number'),
    object: Type.Literal('sub_merchant'),
    sub_mchid: subMchid,
    account: id('acct', "The provider's account it was accepted under"),
    fee_rate_ppm: feeRate,
    permissions: Type.Object(
      {
        jsapi: permissionState,
        mini_program: permissionState,
        native: permissionState,
        app: permissionState,
        h5: permissionState,
        code_payment: permissionState,
        combined: permissionState,
        red_packet: permissionState,
        profit_sharing: permissionState,
        refund: permissionState,
      },
      { additionalProperties: false, description: 'What WeChat lets this number do' },
    ),
    permission_notes: Type.Array(
      Type.Object(
        {
          name: permissionName,
          state: permissionState,
          note: Type.String({ description: 'What was said of it: with whom it was asked, where the proof is' }),
          changed_at: moment('When it was last changed'),
          said_by: saidBy,
          wechat: nullable(wechatsWord),
          attachments: attachmentIds,
        },
        { additionalProperties: false },
      ),
      { description: 'Those permissions that somebody has set, with what was said' },
    ),
    has_own_appid: hasOwnAppid,
    needs_openid: needsOpenid,
    appids: Type.Array(boundAppid, { description: 'Appids bound to this number; usually none' }),
  },
  { $id: 'SubMerchant', additionalProperties: false, description: "A merchant's number at WeChat under one account" },
)
export type SubMerchant = Static<typeof SubMerchant>

const state = oneOf(
  ['active', 'paused', 'leaving', 'left'],
  'Whether you work with it. `paused` does not stop payments: taking payments is stopped under Operations. `leaving` and `left`: GET /v1/merchants/{id}/departure',
)
const noted = oneOf(
  ['active', 'paused'],
  'Whether you work with it; a note that stops nothing. A merchant leaves by POST /v1/merchants/{id}/departures',
)
const contact = (description: string) => nullable(Type.String({ description }))

export const Merchant = Type.Object(
  {
    id: id('mch', 'The merchant'),
    object: Type.Literal('merchant'),
    name: Type.String({ description: 'Its name' }),
    subject_type: oneOf(
      ['company', 'individual', 'institution', 'government', 'other'],
      'What kind of legal subject it is',
    ),
    subject: Type.String({ description: 'Its legal name' }),
    state,
    contact: Type.Object(
      { name: contact('Whom to ask for'), phone: contact('Telephone'), email: contact('E-mail address') },
      { additionalProperties: false, description: 'Whom to ask at the merchant' },
    ),
    notes: nullable(Type.String({ description: "The provider's own notes; null for the merchant's side" })),
    reference: nullable(Type.String({ description: "The provider's own number for it; null for the merchant's side" })),
    agent: nullable(id('per', 'The agent who brought it')),
    created_at: moment('When it was added'),
    sub_merchants: Type.Array(ref(SubMerchant), { description: 'Its numbers at WeChat, of the mode of the key' }),
  },
  { $id: 'Merchant', additionalProperties: false, description: 'A business that the provider serves' },
)
export type Merchant = Static<typeof Merchant>

export const MerchantList = listOf('MerchantList', Merchant)
export const MerchantListQuery = listQuery({
  query: Type.Optional(
    text(1, 80, 'Part of the name or of the legal name; or a whole id, your own number, or one at WeChat'),
  ),
  state: Type.Optional(state),
  subject_type: Type.Optional(
    oneOf(['company', 'individual', 'institution', 'government', 'other'], 'Only of this kind'),
  ),
  agent: Type.Optional(id('per', 'Only those that this agent brought')),
  onboarded: Type.Optional(oneOf(['yes', 'no'], 'Whether it has a number at WeChat in this mode')),
})
export type MerchantListQuery = Static<typeof MerchantListQuery>

const changeable = {
  contact_name: Type.Optional(nullable(text(1, 80, 'Whom to ask for'))),
  contact_phone: Type.Optional(nullable(text(3, 40, 'Telephone'))),
  contact_email: Type.Optional(
    nullable(Type.String({ format: 'email', maxLength: 254, description: 'E-mail address' })),
  ),
  reference: Type.Optional(nullable(text(1, 64, 'Your own number for it; no two merchants have the same'))),
  notes: Type.Optional(
    Type.String({
      maxLength: 4000,
      pattern: '^[^\\u0000\\p{Cs}]*$',
      description: 'Notes; the merchant does not see them',
    }),
  ),
}
const merchantName = text(1, 80, 'What you call it')
const subject = text(1, 120, 'Its legal name, as its papers have it')

export const NewMerchant = Type.Object(
  {
    name: merchantName,
    subject_type: oneOf(
      ['company', 'individual', 'institution', 'government', 'other'],
      'What kind of legal subject it is',
    ),
    subject,
    agent: Type.Optional(id('per', 'The agent who brought it; another one later by PUT /v1/merchants/{id}/agent')),
    ...changeable,
  },
  { $id: 'NewMerchant', additionalProperties: false, description: 'A business that you are to serve' },
)
export type NewMerchant = Static<typeof NewMerchant>

export const MerchantChange = Type.Object(
  { name: Type.Optional(merchantName), subject: Type.Optional(subject), state: Type.Optional(noted), ...changeable },
  { $id: 'MerchantChange', additionalProperties: false, minProperties: 1, description: 'What is to be another' },
)
export type MerchantChange = Static<typeof MerchantChange>

export const NewSubMerchant = Type.Object(
  {
    sub_mchid: subMchid,
    account: id('acct', 'Under which of your accounts WeChat accepted it'),
    fee_rate_ppm: feeRate,
  },
  { $id: 'NewSubMerchant', additionalProperties: false, description: 'A number that WeChat gave the merchant' },
)
export type NewSubMerchant = Static<typeof NewSubMerchant>

export const SubMerchantChange = Type.Object(
  {
    fee_rate_ppm: Type.Optional(feeRate),
    has_own_appid: Type.Optional(hasOwnAppid),
    needs_openid: Type.Optional(needsOpenid),
  },
  { $id: 'SubMerchantChange', additionalProperties: false, minProperties: 1, description: 'What is to be another' },
)
export type SubMerchantChange = Static<typeof SubMerchantChange>

export const PermissionChange = Type.Object(
  {
    name: permissionName,
    state: permissionState,
    note: Type.Optional(
      Type.String({
        maxLength: 1000,
        pattern: '^[^\\u0000\\p{Cs}]*$',
        description: 'With whom it was asked, when, where the proof is',
      }),
    ),
    attachments: Type.Optional(attachmentIds),
  },
  {
    $id: 'PermissionChange',
    additionalProperties: false,
    description: 'How a permission stands at WeChat from now on',
  },
)
export type PermissionChange = Static<typeof PermissionChange>

/** One step in the history of a permission. */
export const PermissionStep = Type.Object(
  {
    id: id('pmc', 'The change'),
    object: Type.Literal('permission_change'),
    name: permissionName,
    state: permissionState,
    note: Type.String({ description: 'What was said of it' }),
    said_by: saidBy,
    person: nullable(id('per', 'Who changed it')),
    wechat: nullable(wechatsWord),
    attachments: attachmentIds,
    changed_at: moment('When'),
  },
  { $id: 'PermissionStep', additionalProperties: false, description: 'How a permission came to stand as it does' },
)
export type PermissionStep = Static<typeof PermissionStep>

export const PermissionStepList = listOf('PermissionStepList', PermissionStep)
export const PermissionStepListQuery = listQuery({ name: Type.Optional(permissionName) })
export type PermissionStepListQuery = Static<typeof PermissionStepListQuery>
