import type { Overview } from '@teyue/contract/overview'
import type { ReactNode } from 'react'
import { formatFen } from '../../kit/fen.ts'
import { useWords } from '../../kit/i18n.ts'
import { Money } from '../../kit/money.tsx'
import { formatRate, rateOf } from './rate.ts'
import { homeWords } from './words.ts'

/** Today against yesterday: at the same time of day, and all day. */
export function Cards({ of: { today, yesterday, yesterday_by_now: byNow } }: { of: Overview }) {
  const t = useWords(homeWords)
  return (
    <div className="figures">
      <Card title={t('today')} figure={<Money fen={today.paid_amount} />}>
        <p>{comparison(t, today.paid_amount, byNow.paid_amount)}</p>
        <p className="meta">{t('whole_day', { amount: formatFen(yesterday.paid_amount), count: yesterday.paid })}</p>
      </Card>
      <Card title={t('count')} figure={today.paid}>
        <p className="meta">{t('count_yesterday', { before: byNow.paid, whole: yesterday.paid })}</p>
      </Card>
      <Card title={t('rate')} figure={formatRate(rateOf(today), t('none'))}>
        <p className="meta">{t('rate_yesterday', { rate: formatRate(rateOf(yesterday), t('none')) })}</p>
        <p className="meta">{t('rate_says', { count: today.paid + today.failed })}</p>
      </Card>
      <Card title={t('refunds')} figure={<Money fen={today.refunded} isBack={today.refunded > 0} />}>
        <p className="meta">{t('refunds_count', { count: today.refunds, before: yesterday.refunds })}</p>
      </Card>
    </div>
  )
}

function Card({ title, figure, children }: { title: string; figure: ReactNode; children: ReactNode }) {
  return (
    <section className="sheet card">
      <h2>{title}</h2>
      <p className="figure">{figure}</p>
      {children}
    </section>
  )
}

function comparison(
  t: ReturnType<typeof useWords<'than' | 'same' | 'no_yesterday'>>,
  now: number,
  before: number,
): string {
  if (before === 0) return t('no_yesterday')
  if (now === before) return t('same')
  const percent = Math.round((100 * (now - before)) / before)
  return t('than', { change: `${percent > 0 ? '▲ +' : '▼ −'}${Math.abs(percent)}%` })
}
