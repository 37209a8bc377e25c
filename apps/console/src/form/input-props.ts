import type { FormField } from './form-field.ts'

/** What every input of the form is given. */
export type InputProps = {
  readonly field: FormField
  readonly id: string
  readonly label: string
  readonly value: unknown
  readonly set: (value: unknown) => void
  readonly isWrong: boolean
}
