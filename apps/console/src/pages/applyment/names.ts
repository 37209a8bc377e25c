import { useWords } from '../../kit/i18n.ts'
import { isFieldName } from './field-names.ts'
import { fieldWords } from './field-words.ts'
import { nameOf } from './form.ts'
import { steps } from './steps.ts'

/** What a field is called for people; a part of the form by the fields in it. */
export function useNames(): (path: string) => string {
  const t = useWords(fieldWords)
  return (path) => {
    const name = nameOf(path)
    if (isFieldName(name)) return t(name)
    const within = steps.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields))
    return within
      .filter((field) => field.path.startsWith(`${path}/`))
      .map((field) => t(field.name))
      .join(' / ')
  }
}
