import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import type { AccountCheck } from '@teyue/contract/account'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { connectWords } from './words.ts'

type Finding = AccountCheck['findings'][number]

const icons = {
  good: <CheckCircleOutlined aria-hidden />,
  wrong: <CloseCircleOutlined aria-hidden />,
  missing: <MinusCircleOutlined aria-hidden />,
  waiting: <ClockCircleOutlined aria-hidden />,
}

/** What was found about these parts of the keys: a sentence each, and the next step where there is one. */
export function Findings({ of, about }: { of: AccountCheck | null; about: readonly Finding['about'][] }) {
  const t = useWords(connectWords)
  const language = useLanguage()
  const shown = of?.findings.filter((finding) => about.includes(finding.about)) ?? []
  if (shown.length === 0) return null
  return (
    <ul className="findings" aria-live="polite">
      {shown.map((finding) => {
        const next = language === 'zh' ? finding.next_zh : finding.next
        return (
          <li key={finding.about} className={`finding-${finding.state}`}>
            {icons[finding.state]}
            <div>
              {language === 'zh' ? finding.detail_zh : finding.detail}
              {next && finding.state === 'wrong' && <div className="meta">{t('step', { next })}</div>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
