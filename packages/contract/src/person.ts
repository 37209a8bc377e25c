import Type, { type Static } from 'typebox'
import { id, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { ref } from './named.ts'

export const role = oneOf(
  ['administrator', 'operator', 'finance', 'support', 'agent', 'owner', 'cashier', 'developer'],
  'What a person is: the first five at the provider, `owner`, `cashier`, `finance` and `developer` at a merchant',
)

export const personName = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: ONE_LINE,
  description: 'How people call each other',
  examples: ['王小明'],
})

export const Membership = Type.Object(
  {
    id: id('mem', 'The membership'),
    merchant: nullable(id('mch', 'The merchant it is at; null for the provider')),
    role,
    store: nullable(id('sto', 'The one store that a cashier sees and takes payments for; null for all')),
  },
  { $id: 'Membership', additionalProperties: false, description: 'What a person is, and where' },
)
export type Membership = Static<typeof Membership>

export const Person = Type.Object(
  {
    id: id('per', 'The person'),
    object: Type.Literal('person'),
    login: Type.String({ description: 'The name it signs in under', examples: ['xiaoming@example.com'] }),
    name: personName,
    has_second_factor: Type.Boolean({ description: 'Whether signing in asks for a code' }),
    memberships: Type.Array(ref(Membership), { description: 'As far as you may see them' }),
    created_at: moment('When the invitation was accepted'),
  },
  { $id: 'Person', additionalProperties: false, description: 'Somebody who signs in' },
)
export type Person = Static<typeof Person>

export const PersonList = listOf('PersonList', Person)
export const PersonListQuery = listQuery({
  merchant: Type.Optional(id('mch', 'Only those who are something at this merchant')),
})
export type PersonListQuery = Static<typeof PersonListQuery>

const merchant = Type.Optional(id('mch', 'At which merchant; without it at the provider, or at your own merchant'))

const store = Type.Optional(id('sto', "One of the merchant's stores, for a cashier who shall see no other"))

const keptStore = Type.Optional(
  nullable(
    id('sto', 'The one store that a cashier sees; null for all. Left out, a cashier stays of the store it is of'),
  ),
)

export const NewRole = Type.Object(
  { role, merchant, store: keptStore },
  { $id: 'NewRole', additionalProperties: false, description: 'What a person is from now on' },
)
export type NewRole = Static<typeof NewRole>

export const RoleAndActs = Type.Object(
  {
    side: oneOf(['provider', 'merchant'], 'Where it is a role'),
    role: Type.String({ description: 'The role; `key` is an API key', examples: ['cashier'] }),
    acts: Type.Array(Type.String(), { description: 'What it may do', examples: [['payments.read']] }),
  },
  { $id: 'RoleAndActs', additionalProperties: false, description: 'A role and what it may do' },
)
export type RoleAndActs = Static<typeof RoleAndActs>

export const RoleList = Type.Object(
  {
    object: Type.Literal('list'),
    acts: Type.Array(Type.String(), { description: 'Everything that any role may do' }),
    data: Type.Array(ref(RoleAndActs), { description: 'Each role, those at the provider first' }),
  },
  { $id: 'RoleList', additionalProperties: false, description: 'The table of permissions, as the program has it' },
)
export type RoleList = Static<typeof RoleList>

export const NewAgent = Type.Object(
  { person: nullable(id('per', 'An agent of the provider; null for nobody')) },
  { $id: 'NewAgent', additionalProperties: false, description: 'Whose merchant it is' },
)
export type NewAgent = Static<typeof NewAgent>

export const PlaceQuery = Type.Object({ merchant }, { additionalProperties: false })
export type PlaceQuery = Static<typeof PlaceQuery>

export const NewInvitation = Type.Object(
  { role, merchant, store, name: personName },
  { $id: 'NewInvitation', additionalProperties: false, description: 'Somebody is to be let in' },
)
export type NewInvitation = Static<typeof NewInvitation>

const invitation = {
  id: id('inv', 'The invitation; not its token'),
  object: Type.Literal('invitation'),
  role,
  merchant: nullable(id('mch', 'At which merchant; null for the provider')),
  store: nullable(id('sto', 'For which of its stores only; null for all')),
  name: personName,
  state: oneOf(['open', 'accepted', 'revoked', 'expired'], 'How it stands'),
  invited_by: nullable(id('per', 'Who invites; null for the operator at the terminal')),
  created_at: moment('When it was made'),
  expires_at: moment('When it ends'),
  mailed_to: nullable(
    Type.String({ description: 'Whom the program mails it to, masked; null where a person hands it over' }),
  ),
  mail_state: nullable(oneOf(['waiting', 'delivered', 'failed'], 'How its mail ended')),
}

export const Invitation = Type.Object(invitation, {
  $id: 'Invitation',
  additionalProperties: false,
  description: 'An invitation, without its token',
})
export type Invitation = Static<typeof Invitation>

export const MadeInvitation = Type.Object(
  {
    ...invitation,
    token: Type.String({ description: 'What accepts it. Shown this once and kept only as a hash; send it privately' }),
  },
  { $id: 'MadeInvitation', additionalProperties: false, description: 'An invitation at its birth' },
)
export type MadeInvitation = Static<typeof MadeInvitation>

export const Portal = Type.Object(
  {
    object: Type.Literal('portal'),
    merchant: id('mch', 'The merchant'),
    has_owner: Type.Boolean({ description: 'Whether somebody signs in as its owner' }),
    invitation: nullable(ref(Invitation)),
    address: nullable(Type.String({ description: 'Where its contact is written to, masked' })),
    may_mail: Type.Boolean({ description: 'Whether a link can be mailed: there is an address and a mail channel' }),
  },
  { $id: 'Portal', additionalProperties: false, description: "How a merchant's people get in" },
)
export type Portal = Static<typeof Portal>

export const InvitationList = listOf('InvitationList', Invitation)
