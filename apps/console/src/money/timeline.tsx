import type { Step, Timeline } from '@teyue/contract/timeline'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../app/me.ts'
import { useLanguage, useWords } from '../kit/i18n.ts'
import { To } from '../kit/link.tsx'
import { Moment } from '../kit/moment.tsx'
import { Read } from '../kit/page.tsx'
import { useRead } from '../kit/reading.ts'
import { WechatCode } from '../kit/wechat-code.tsx'
import { RawExchange } from './raw-exchange.tsx'
import { timelineWords } from './timeline-words.ts'
import './money.css'

const REFRESHED_EVERY_MS = 10_000

/** All that happened to a payment, a refund or an onboarding, oldest first, each step with who said so. */
export function TimelineOf({
  path,
  counted = 'asked_often',
}: {
  path: string
  counted?: 'asked_often' | 'submitted_often'
}) {
  const t = useWords(timelineWords)
  const timeline = useRead<Timeline>(`${path}/timeline`, {}, { everyMs: REFRESHED_EVERY_MS })
  return (
    <section className="below-2">
      <h2>{t('title')}</h2>
      <Read of={timeline}>
        {({ steps, subject, is_whole: isWhole, orders, queries }) => (
          <>
            {!isWhole && <p className="meta">{t('not_whole')}</p>}
            {steps.length === 0 && <p className="meta">{t('empty')}</p>}
            <ol className="timeline">
              {steps.map((step) => (
                <StepView key={step.id} step={step} isOfOther={step.subject !== subject} />
              ))}
            </ol>
            <p className="meta">
              {t(orders === 0 && counted === 'asked_often' ? 'ordered_elsewhere' : counted, { orders, queries })}
            </p>
          </>
        )}
      </Read>
    </section>
  )
}

function StepView({ step, isOfOther }: { step: Step; isOfOther: boolean }) {
  const t = useWords(timelineWords)
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const { wire, delivery, at, source } = step
  return (
    <li className={`step step-${lookOf(step)}`}>
      <div className="step-head">
        <strong>{titleOf(t, step)}</strong>
        <Moment at={at} />
      </div>
      <div className="meta">
        <span>{t(`by_${source}`)}</span>
        {wire && (
          <span className="mono">
            {wire.method} {wire.path}
          </span>
        )}
        {wire && <span>{wire.status === null ? t('no_answer') : t('status', { status: wire.status })}</span>}
        {wire?.inner_code && <span>{t('inner', { code: wire.inner_code })}</span>}
        {delivery && <span>{t('attempt', { number: delivery.number, ms: delivery.duration_ms })}</span>}
        {delivery?.status != null && <span>{t('status', { status: delivery.status })}</span>}
        {isOfOther && <To path={`/refunds/${step.subject}`}>{step.subject}</To>}
        {step.kind === 'disagreement' && <To path={`/disagreements/${step.id}`}>{step.id}</To>}
      </div>
      {step.explanation && <Explained explanation={step.explanation} />}
      {wire && may('exchanges.read') && (
        <Button type="link" size="small" className="flush" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'hide_raw' : 'raw')}
        </Button>
      )}
      {wire && isOpen && <RawExchange id={wire.exchange} of={step.subject} />}
    </li>
  )
}

function Explained({ explanation }: { explanation: NonNullable<Step['explanation']> }) {
  const t = useWords(timelineWords)
  const isZh = useLanguage() === 'zh'
  return (
    <dl className="explained">
      <dt>{t('cause')}</dt>
      <dd>
        {isZh ? explanation.cause_zh : explanation.cause}{' '}
        <span className="mono">
          <WechatCode code={explanation.code} />
        </span>
      </dd>
      <dt>{t('remedy')}</dt>
      <dd>{isZh ? explanation.remedy_zh : explanation.remedy}</dd>
    </dl>
  )
}

/** A type that this version of the console has no words for is shown as it is. */
function titleOf(t: (key: never) => string, { kind, type }: Step): string {
  const name = type.replaceAll('.', '_')
  const key = kind === 'disagreement' ? `disagreement_${name}` : name
  if ((timelineWords.keys as readonly string[]).includes(key)) return t(key as never)
  return kind === 'disagreement' ? t('disagreement' as never) : type
}

function lookOf({ kind, type, explanation }: Step): 'plain' | 'done' | 'unknown' | 'failed' {
  if (kind === 'disagreement' || type.endsWith('.unanswered')) return 'unknown'
  if (/\.(paid|succeeded|delivered|finished)$/.test(type)) return 'done'
  const isFailure = kind === 'delivery' || /\.(refused|abnormal|rejected)$/.test(type) || explanation !== null
  return isFailure ? 'failed' : 'plain'
}
