import type { FieldLabel } from './field-label.ts'
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
  /** From and until in one text. */
  | 'period'
  | 'paper'
  | 'papers'
  | 'film'
  | 'owners'
  | 'area'
  | 'rule'
  | 'line'
  | 'bank'
  /** Numbers of merchants. */
  | 'numbers'

export type FormField = {
  readonly path: string
  /** WeChat's name of it, and the words that it is known by. */
  readonly name: string
  readonly label: FieldLabel
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

type More = Partial<Omit<FormField, 'path' | 'name' | 'kind' | 'label'>>

/** Makes fields of one part of the form. */
export function partOf(part: string) {
  return (kind: FieldKind, name: FieldLabel, more: More = {}): FormField => ({
    label: name,
    ...more,
    kind,
    name,
    path: `${part}/${name}`,
  })
}

/** A field that is known by other words than WeChat's name of it: what stands for something else in the other form. */
export function called(field: FormField, name: string): FormField {
  return { ...field, name, path: `${field.path.slice(0, field.path.lastIndexOf('/'))}/${name}` }
}
