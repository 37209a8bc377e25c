import Type, { type Static } from 'typebox'
import { fen, nullable, oneOf } from './fields.ts'

export const WATCHED_KINDS = ['people', 'keys', 'accounts', 'money'] as const

const changeable = {
  second_factor_refund_above: nullable(
    fen('A refund above it asks a person for the second factor; null for the installation’s own limit', 100_000),
  ),
  four_eyes_refund_above: nullable(
    fen('A refund above it that a person asks for waits for a second person; null for never', 500_000),
  ),
  four_eyes_for: Type.Array(
    oneOf(
      WATCHED_KINDS,
      '`people`: roles and invitations; `keys`: API keys and secrets; `accounts`: the keys of WeChat accounts; `money`: money that is sent, and the accounts that it is settled to',
    ),
    { uniqueItems: true, maxItems: WATCHED_KINDS.length, description: 'What else waits for a second person' },
  ),
}

const beside = Type.Boolean({
  description:
    'Another system takes payments under the same numbers of WeChat’s: bills and notices of what it made are no differences',
})

export const NewSettings = Type.Object(
  { ...changeable, beside_another_system: Type.Optional(beside) },
  {
    $id: 'NewSettings',
    additionalProperties: false,
    description:
      'Refunds are summed up: those of the same payment, and what the same person refunded within a day. Programs are not asked for a second person',
  },
)
export type NewSettings = Static<typeof NewSettings>

export const Settings = Type.Object(
  {
    object: Type.Literal('settings'),
    ...changeable,
    beside_another_system: beside,
    second_factor_refund_above_unless_set: fen('The installation’s own limit', 100_000),
    second_factor_minutes: Type.Integer({ description: 'How long a proven second factor lasts', examples: [15] }),
  },
  { $id: 'Settings', additionalProperties: false, description: 'What the provider has decided for its people' },
)
export type Settings = Static<typeof Settings>
