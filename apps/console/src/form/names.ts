import { useWords } from '../kit/i18n.ts'
import { fieldWords, isFieldLabel } from './field-words.ts'
import { nameOf } from './form.ts'
import { allFields, type Step } from './steps.ts'

/** What a field is called for people; a part of the form by the fields in it. */
export function useNames(steps: readonly Step[]): (path: string) => string {
  const t = useWords(fieldWords)
  return (path) => {
    const field = allFields(steps).find((one) => one.path === path)
    if (field) return t(field.label)
    const name = nameOf(path)
    if (isFieldLabel(name)) return t(name)
    return allFields(steps)
      .filter((one) => one.path.startsWith(`${path}/`))
      .map((one) => t(one.label))
      .join(' / ')
  }
}
