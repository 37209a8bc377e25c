import Type, { type Static } from 'typebox'
import { id, moment, nullable, ONE_LINE } from './fields.ts'
import { ref } from './named.ts'

const challenge = Type.String({
  minLength: 1,
  maxLength: 1_000,
  pattern: '^[\\w-]+$',
  description: 'What came with the question, unchanged',
})
const anything = Type.Record(Type.String(), Type.Unknown(), {
  description: 'As JSON of WebAuthn: what `navigator.credentials` takes or gives',
})
const name = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: ONE_LINE,
  description: 'Which device it is, in the person’s words',
  examples: ['办公室电脑'],
})

export const PasskeyQuestion = Type.Object(
  { options: anything, challenge },
  { $id: 'PasskeyQuestion', additionalProperties: false, description: 'What the browser is to ask of a device' },
)
export type PasskeyQuestion = Static<typeof PasskeyQuestion>

export const NewPasskey = Type.Object(
  { name, challenge, response: anything },
  { $id: 'NewPasskey', additionalProperties: false, description: 'A device’s answer that makes a passkey' },
)
export type NewPasskey = Static<typeof NewPasskey>

export const PasskeyAnswer = Type.Object(
  { challenge, response: anything },
  { $id: 'PasskeyAnswer', additionalProperties: false, description: 'A device’s answer that proves a person' },
)
export type PasskeyAnswer = Static<typeof PasskeyAnswer>

export const PasskeyName = Type.Object(
  { name },
  { $id: 'PasskeyName', additionalProperties: false, description: 'Another name for a passkey' },
)
export type PasskeyName = Static<typeof PasskeyName>

const passkey = {
  id: id('pky', 'The passkey'),
  object: Type.Literal('passkey'),
  name,
  created_at: moment('When it was added'),
  used_at: moment('When it was last used'),
}

export const Passkey = Type.Object(passkey, {
  $id: 'Passkey',
  additionalProperties: false,
  description: 'A key in a device that signs a person in',
})
export type Passkey = Static<typeof Passkey>

export const AddedPasskey = Type.Object(
  {
    ...passkey,
    recovery_codes: nullable(
      Type.Array(Type.String(), {
        description: 'With a person’s first second factor: each is good once, and shown this once; keep them on paper',
      }),
    ),
  },
  { $id: 'AddedPasskey', additionalProperties: false, description: 'A passkey at its birth' },
)
export type AddedPasskey = Static<typeof AddedPasskey>

export const PasskeyList = Type.Object(
  { object: Type.Literal('list'), data: Type.Array(ref(Passkey), { description: 'Newest first, at most 20' }) },
  { $id: 'PasskeyList', additionalProperties: false, description: 'All passkeys of a person' },
)
export type PasskeyList = Static<typeof PasskeyList>
