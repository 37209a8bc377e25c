import Type, { type Static } from 'typebox'
import { id, mode, moment, nullable, ONE_LINE } from './fields.ts'
import { listOf, listQuery } from './list.ts'

const name = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: ONE_LINE,
  description: 'What it is for',
  examples: ['Till at the front door'],
})

export const NewApiKey = Type.Object(
  {
    name,
    merchant: Type.Optional(
      id('mch', "The merchant it acts for; without it, it is a provider's key and may act for all"),
    ),
  },
  {
    $id: 'NewApiKey',
    additionalProperties: false,
    description: 'An API key to be issued, of the same mode as the key that asks',
  },
)
export type NewApiKey = Static<typeof NewApiKey>

const shown = {
  id: id('key', 'The key; not the secret'),
  object: Type.Literal('api_key'),
  mode,
  merchant: nullable(id('mch', 'The merchant it acts for; null for the whole provider')),
  name,
  hint: Type.String({ description: 'Its last four characters', examples: ['x3Qw'] }),
  created_at: moment('When it was issued'),
  revoked_at: nullable(moment('When it was revoked')),
}

export const ApiKey = Type.Object(shown, {
  $id: 'ApiKey',
  additionalProperties: false,
  description: 'An API key, without its secret',
})
export type ApiKey = Static<typeof ApiKey>

export const IssuedApiKey = Type.Object(
  { ...shown, key: Type.String({ description: 'The secret. It is shown this once and kept only as a hash' }) },
  { $id: 'IssuedApiKey', additionalProperties: false, description: 'An API key at its birth' },
)
export type IssuedApiKey = Static<typeof IssuedApiKey>

export const ApiKeyList = listOf('ApiKeyList', ApiKey)
export const ApiKeyListQuery = listQuery({ merchant: Type.Optional(id('mch', 'Only keys that act for this merchant')) })
export type ApiKeyListQuery = Static<typeof ApiKeyListQuery>
