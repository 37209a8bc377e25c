import Type, { type TSchema } from 'typebox'

/** A schema that is registered once under its `$id` and shown by that name in the OpenAPI document. */
export type Named = TSchema & { readonly $id: string }

/** Refers to a registered schema by its name: what a route names as its body or answer. */
export function ref(schema: TSchema) {
  const { $id } = schema as Named
  return Type.Ref(`${$id}#`)
}
