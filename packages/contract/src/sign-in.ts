import Type, { type Static } from 'typebox'
import { id, moment, nullable } from './fields.ts'
import { ref } from './named.ts'
import { Membership, personName } from './person.ts'

const login = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^\\s*[^\\s\\p{Cc}\\p{Cs}]+\\s*$',
  description: 'An e-mail address or a user name; capitals do not matter',
  examples: ['xiaoming@example.com'],
})
const password = Type.String({
  minLength: 1,
  maxLength: 128,
  pattern: '^[^\\p{Cc}\\p{Cs}]*$',
  description: 'The password',
})
const newPassword = Type.String({
  minLength: 10,
  maxLength: 128,
  pattern: '^[^\\p{Cc}\\p{Cs}]*$',
  description: 'At least ten characters, not easy to guess',
})
const code = Type.String({
  minLength: 6,
  maxLength: 40,
  pattern: '^[0-9A-Za-z -]+$',
  description: 'Six digits of the authenticator app, or a recovery code',
  examples: ['123456'],
})

export const SignIn = Type.Object(
  {
    login,
    password,
    code: Type.Optional(code),
    provider: Type.Optional(id('prv', 'Where the same name signs in at several providers')),
  },
  { $id: 'SignIn', additionalProperties: false, description: 'A person proves to be it' },
)
export type SignIn = Static<typeof SignIn>

export const InvitationAcceptance = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 64, description: 'The token of the invitation' }),
    login,
    name: personName,
    password: newPassword,
    code: Type.Optional(code),
  },
  { $id: 'InvitationAcceptance', additionalProperties: false, description: 'A person takes an invitation' },
)
export type InvitationAcceptance = Static<typeof InvitationAcceptance>

export const PasswordChange = Type.Object(
  { present: password, password: newPassword },
  { $id: 'PasswordChange', additionalProperties: false, description: 'Another password' },
)
export type PasswordChange = Static<typeof PasswordChange>

export const PasswordProof = Type.Object(
  { password },
  { $id: 'PasswordProof', additionalProperties: false, description: 'The password, asked again' },
)
export type PasswordProof = Static<typeof PasswordProof>

export const CodeProof = Type.Object(
  { code },
  { $id: 'CodeProof', additionalProperties: false, description: 'A code of the second factor' },
)
export type CodeProof = Static<typeof CodeProof>

export const NewTotp = Type.Object(
  {
    secret: Type.String({ description: 'For typing into an authenticator app, in base32' }),
    uri: Type.String({ description: 'The same as a link, for a QR code', examples: ['otpauth://totp/Teyue:…'] }),
  },
  { $id: 'NewTotp', additionalProperties: false, description: 'A second factor that is not confirmed yet' },
)
export type NewTotp = Static<typeof NewTotp>

export const RecoveryCodes = Type.Object(
  { codes: Type.Array(Type.String(), { description: 'Each is good once. Shown this once; keep them on paper' }) },
  { $id: 'RecoveryCodes', additionalProperties: false, description: 'For the day the telephone is lost' },
)
export type RecoveryCodes = Static<typeof RecoveryCodes>

export const Me = Type.Object(
  {
    id: id('per', 'The person'),
    object: Type.Literal('me'),
    provider: id('prv', 'The provider'),
    login: Type.String({ description: 'The name it signs in under' }),
    name: personName,
    session: id('ses', 'The session of this request'),
    has_second_factor: Type.Boolean({ description: 'Whether signing in asks for a code' }),
    second_factor_until: nullable(moment('Until when sensitive acts go through without another code')),
    memberships: Type.Array(ref(Membership), { description: 'All that this person is' }),
    role: Type.String({ description: 'The role of this request', examples: ['operator'] }),
    merchant: nullable(id('mch', 'The merchant that this request acts for')),
    permitted: Type.Array(Type.String(), {
      description: 'What that role may do; a page shows no button for anything else',
      examples: [['payments.read']],
    }),
  },
  { $id: 'Me', additionalProperties: false, description: 'Who is signed in, and as what' },
)
export type Me = Static<typeof Me>

export const Session = Type.Object(
  {
    id: id('ses', 'The session'),
    object: Type.Literal('session'),
    is_this: Type.Boolean({ description: 'Whether it is the one that asks' }),
    address: Type.String({ description: 'From where it was opened' }),
    user_agent: Type.String({ description: 'What the browser says it is' }),
    created_at: moment('When it was opened'),
    seen_at: moment('When it was last used, to a minute'),
    expires_at: moment('When it ends in any case'),
  },
  { $id: 'Session', additionalProperties: false, description: 'Where somebody is signed in' },
)
export type Session = Static<typeof Session>

export const SessionList = Type.Object(
  { object: Type.Literal('list'), data: Type.Array(ref(Session), { description: 'Newest first, at most 100' }) },
  { $id: 'SessionList', additionalProperties: false, description: 'All open sessions of a person' },
)
export type SessionList = Static<typeof SessionList>
