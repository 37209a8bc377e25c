import type { Alert } from '@teyue/contract/alert'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { alertWords } from './words.ts'

/** A thing of one mode is shown in that mode, in whichever the person works. */
function modeOf({ facts: { mode } }: Alert): Readonly<Record<string, string | undefined>> {
  if (mode !== 'live' && mode !== 'test') return {}
  return { mode: mode === 'live' ? mode : undefined }
}

/** What is wrong, what to do, and a way to where the thing is shown. */
export function AlertText({ of }: { of: Alert }) {
  const t = useWords(alertWords)
  const page = new URL(of.page, window.location.origin)
  const isChinese = useLanguage() === 'zh'
  return (
    <div className="alert-text">
      <div>
        {of.facts.mode === 'test' && <span className="meta">{t('test')} · </span>}
        {isChinese ? of.says_zh : of.says}
      </div>
      <div className="meta">{isChinese ? of.next_zh : of.next}</div>
      <To path={page.pathname} search={{ ...modeOf(of), ...Object.fromEntries(page.searchParams) }}>
        {t('look')}
      </To>
    </div>
  )
}
