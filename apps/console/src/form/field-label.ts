import type { confirmationFieldNamesZh } from './confirmation-field-names.ts'
import type { FieldName } from './field-names.ts'

/** What a field is known by to people: one of these has words. */
export type FieldLabel = FieldName | keyof typeof confirmationFieldNamesZh
