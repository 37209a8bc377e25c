import type { List } from '@teyue/contract/list'
import type { Violation } from '@teyue/contract/violation'
import { Alert, Button, Descriptions, Space } from 'antd'
import { useState } from 'react'
import { useLanguage, useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { useRead } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { Limits } from './limits.tsx'
import { SettleButton } from './settle-violation.tsx'
import { ViolationHistory } from './violation-history.tsx'
import { violationWords } from './violation-words.ts'
import '../readiness.css'

const REFRESHED_EVERY_MS = 30_000

/** What WeChat's risk control did with the merchant: what stands with what to do, and below it what is over. Mostly there is nothing. */
export function Violations({ merchant }: { merchant: string }) {
  const t = useWords(violationWords)
  const read = useRead<List<Violation>>('/v1/violations', { merchant }, { everyMs: REFRESHED_EVERY_MS })
  const all = read.data?.data ?? []
  const standing = all.filter(({ state }) => state === 'standing')
  const over = all.filter(({ state }) => state !== 'standing')
  if (all.length === 0) return null
  return (
    <section className="stack above" aria-label={t('title')}>
      {standing.map((one) => (
        <Standing key={one.id} of={one} />
      ))}
      {standing.length > 0 && <Limits merchant={merchant} />}
      {over.length > 0 && <Over of={over} />}
    </section>
  )
}

function Standing({ of }: { of: Violation }) {
  const t = useWords(violationWords)
  const zh = useLanguage() === 'zh'
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Alert
        type="error"
        showIcon
        title={t('headline', { kind: t(of.kind), plan: of.punish_plan })}
        description={
          <div className="stack">
            <span>{zh ? of.says_zh : of.says}</span>
            <Told of={of} />
            <span>
              <strong>{t('next')}</strong> {zh ? of.next_zh : of.next}
            </span>
            <Space wrap>
              <SettleButton id={of.id} />
              <Button onClick={() => setOpen(true)}>{t('history')}</Button>
            </Space>
          </div>
        }
      />
      {isOpen && <ViolationHistory id={of.id} close={() => setOpen(false)} />}
    </>
  )
}

function Told({ of }: { of: Violation }) {
  const t = useWords(violationWords)
  const reason = of.risk_description || of.risk_type
  const items = [
    { key: 'reason', label: t('reason'), children: reason },
    { key: 'at', label: t('at'), children: <Moment at={of.punished_at} /> },
    { key: 'plan', label: t('plan'), children: of.punish_description || of.punish_plan },
  ]
  return (
    <>
      <span className="meta">{t('number', { number: of.sub_mchid })}</span>
      <Descriptions size="small" column={{ xs: 1, md: 3 }} items={items} />
    </>
  )
}

function Over({ of }: { of: readonly Violation[] }) {
  const t = useWords(violationWords)
  const [shown, setShown] = useState<string | null>(null)
  return (
    <details>
      <summary>{t('ended', { count: of.length })}</summary>
      <ul className="rows checked">
        {of.map(({ id, kind, state, punish_plan: plan, settled_reason: reason, changed_at: at }) => (
          <li key={id}>
            <span>
              {t('headline', { kind: t(kind), plan })} {reason && <span className="meta">{reason}</span>}
            </span>
            <Space wrap>
              <State is="done">{t(state === 'lifted' ? 'lifted' : 'settled')}</State>
              <Moment at={at} />
              <Button size="small" onClick={() => setShown(id)}>
                {t('history')}
              </Button>
            </Space>
          </li>
        ))}
      </ul>
      {shown && <ViolationHistory id={shown} close={() => setShown(null)} />}
    </details>
  )
}
