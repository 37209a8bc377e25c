import Type, { type Static, type TSchema } from 'typebox'

/** Refers to a registered schema by its `$id`: what a route names as its body or answer, and what keeps OpenAPI's names. */
export function ref<T extends TSchema>(schema: T) {
  const { $id } = schema as { readonly $id?: string }
  return Type.Unsafe<Static<T>>(Type.Ref(`${$id}#`))
}
