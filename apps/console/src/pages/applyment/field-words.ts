import { defineWords } from '../../kit/i18n.ts'
import { fieldNamesEn, fieldNamesZh } from './field-names.ts'

export const fieldWords = defineWords('applyment-fields', fieldNamesZh, fieldNamesEn)
