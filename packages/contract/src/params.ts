import Type, { type Static } from 'typebox'

/** The id at the end of an address. An id that is not of the right form is simply not found. */
export const ById = Type.Object(
  { id: Type.String({ minLength: 1, maxLength: 64, description: 'The id of the thing' }) },
  { additionalProperties: false },
)
export type ById = Static<typeof ById>
