import type { ApplymentFinding } from '@teyue/contract/applyment'
import { Alert, Button } from 'antd'
import { useWords } from '../kit/i18n.ts'
import { useFilling } from './filling.ts'
import { at } from './form.ts'
import { formWords } from './form-words.ts'
import { useNames } from './names.ts'

/** What was filled in for another kind of subject, and is in the way now. */
export function NotHere({ findings }: { findings: readonly ApplymentFinding[] | undefined }) {
  const t = useWords(formWords)
  const { kept, form } = useFilling()
  const stray = findings?.filter(({ code, field }) => code === 'NOT_HERE' && at(form.draft, field) !== undefined) ?? []
  const nameIn = useNames(kept.steps)
  if (stray.length === 0) return null
  const fields = stray.map(({ field }) => nameIn(field)).join('、')
  return (
    <Alert
      className="above"
      type="warning"
      showIcon
      title={t('not_here', { fields })}
      action={
        <Button size="small" onClick={() => stray.map(({ field }) => form.set(field, undefined))}>
          {t('drop_them')}
        </Button>
      }
    />
  )
}
