import type { Overview } from '@teyue/contract/overview'
import { Button, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { formatFen } from '../../kit/fen.ts'
import { useWords } from '../../kit/i18n.ts'
import { formatRate, rateOf } from './rate.ts'
import { homeWords } from './words.ts'

const Chart = lazy(() => import('../../kit/chart.tsx'))

type What = 'amount' | 'rate'

const sayAmount = (fen: number) => `¥${formatFen(Math.round(fen))}`
const sayRate = (percent: number) => `${percent.toFixed(1)}%`

/** Thirty days: amounts as columns, the rate as a line on its own chart, the table one click away. */
export function Days({ of: { days } }: { of: Overview }) {
  const t = useWords(homeWords)
  const [what, setWhat] = useState<What>('amount')
  const [isTable, setTable] = useState(false)
  const points = useMemo(
    () =>
      days.map((day) => ({
        label: day.day.slice(5),
        value: what === 'amount' ? day.paid_amount : 100 * (rateOf(day) ?? 0),
      })),
    [days, what],
  )
  const choices = (['amount', 'rate'] as const).map((value) => ({ value, label: t(`chart_${value}`) }))
  return (
    <section className="sheet below-2">
      <div className="topline">
        <h2>{t('chart')}</h2>
        <div className="acts">
          {!isTable && <Segmented options={choices} value={what} onChange={(value) => setWhat(value)} />}
          <Button onClick={() => setTable(!isTable)}>{t(isTable ? 'hide_table' : 'table')}</Button>
        </div>
      </div>
      {isTable ? (
        <Table days={days} />
      ) : (
        <Suspense fallback={<Skeleton active />}>
          <Chart
            kind={what === 'amount' ? 'columns' : 'line'}
            points={points}
            say={what === 'amount' ? sayAmount : sayRate}
            label={t('chart_says', { what: t(`chart_${what}`) })}
          />
        </Suspense>
      )}
    </section>
  )
}

function Table({ days }: { days: Overview['days'] }) {
  const t = useWords(homeWords)
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('amount')}</th>
          <th scope="col">{t('paid')}</th>
          <th scope="col">{t('rate')}</th>
          <th scope="col">{t('refunded')}</th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.day}>
            <th scope="row">{day.day}</th>
            <td>{formatFen(day.paid_amount)}</td>
            <td>{day.paid}</td>
            <td>{formatRate(rateOf(day), t('none'))}</td>
            <td>{formatFen(day.refunded)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
