import type { ReactNode } from 'react'
import { useWords } from '../kit/i18n.ts'
import { formWords } from './form-words.ts'
import { optionWords, wordOf } from './option-words.ts'

/** Fields that belong together, under a heading where they have one. */
export function GroupOf({ name, children }: { name: string; children: ReactNode }) {
  const t = useWords(formWords)
  const scene = useWords(optionWords)
  const key = `group_${name}`
  const title = formWords.keys.some((one) => one === key)
    ? t(key as 'group_finance')
    : name.startsWith('SALES_SCENES_')
      ? wordOf(scene, name)
      : null
  return (
    <section className="field-group">
      {title && <h3>{title}</h3>}
      {children}
    </section>
  )
}
