import type { FieldName } from './field-names.ts'
import type { Draft } from './form.ts'

/** How a field is filled in. */
export type FieldKind =
  | 'text'
  | 'long_text'
  /** Without blanks, in capitals: numbers of papers. */
  | 'code'
  | 'choice'
  | 'scenes'
  | 'yes_no'
  | 'day'
  | 'last_day'
  | 'paper'
  | 'papers'
  | 'film'
  | 'owners'
  | 'area'
  | 'rule'
  | 'line'
  | 'bank'

export type FormField = {
  readonly path: string
  readonly name: FieldName
  readonly kind: FieldKind
  readonly options?: readonly string[] | ((draft: Draft) => readonly string[])
  readonly max?: number
  readonly when?: (draft: Draft) => boolean
}

/** Fields that belong together under one heading. */
export type Group = {
  readonly key: string
  readonly fields: readonly FormField[]
  readonly when?: (draft: Draft) => boolean
}

type More = Omit<FormField, 'path' | 'name' | 'kind'>

/** Makes fields of one part of the form. */
export function partOf(part: string) {
  return (kind: FieldKind, name: FieldName, more: More = {}): FormField => ({
    ...more,
    kind,
    name,
    path: `${part}/${name}`,
  })
}
