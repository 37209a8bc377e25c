import type { Alert } from '@teyue/contract/alert'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { alertWords } from './words.ts'

/** What is wrong, what to do, and a way to where the thing is shown. */
export function AlertText({ of }: { of: Alert }) {
  const t = useWords(alertWords)
  const isChinese = useLanguage() === 'zh'
  return (
    <div className="alert-text">
      <div>{isChinese ? of.says_zh : of.says}</div>
      <div className="meta">{isChinese ? of.next_zh : of.next}</div>
      <To path={of.page}>{t('look')}</To>
    </div>
  )
}
