import { defineWords } from '../kit/i18n.ts'
import { confirmationFieldNamesEn, confirmationFieldNamesZh } from './confirmation-field-names.ts'
import type { FieldLabel } from './field-label.ts'
import { fieldNamesEn, fieldNamesZh } from './field-names.ts'

const zh = { ...fieldNamesZh, ...confirmationFieldNamesZh }

export const fieldWords = defineWords('form-fields', zh, { ...fieldNamesEn, ...confirmationFieldNamesEn })

export function isFieldLabel(name: string): name is FieldLabel {
  return Object.hasOwn(zh, name)
}
