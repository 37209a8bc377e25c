import type { Merchant } from '@teyue/contract/merchant'
import type { PaymentStop } from '@teyue/contract/operations'
import { Button, Card, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { useAccounts } from './accounts.ts'
import { StopForm } from './stop-form.tsx'
import { operationsWords } from './words.ts'

const STOPS = '/v1/payment-stops'
const REFRESHED_EVERY_MS = 15_000

/** Where no payments are taken just now, and the way to stop and to start again. */
export function PaymentStopsCard() {
  const t = useWords(operationsWords)
  const may = useMay()
  const [isStopping, setStopping] = useState(false)
  const stops = useList<PaymentStop>(STOPS, { standing: 'true', limit: '100' }, { everyMs: REFRESHED_EVERY_MS })
  const nameOf = useNames()
  const start = useStart(nameOf)
  const mayManage = may('operations.manage')
  return (
    <Card
      title={<h2>{t('stops')}</h2>}
      extra={mayManage && <Button onClick={() => setStopping(true)}>{t('stop')}</Button>}
    >
      {stops.error && <ProblemView error={stops.error} again={() => void stops.refetch()} />}
      {stops.isSuccess && stops.rows.length === 0 && <p className="meta">{t('no_stops')}</p>}
      {stops.rows.length > 0 && (
        <Table<PaymentStop>
          aria-label={t('stops')}
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={stops.rows}
          columns={[
            { title: t('place'), render: (_, stop) => nameOf(stop) },
            { title: t('reason'), dataIndex: 'reason', width: 320, ellipsis: true },
            { title: t('since'), render: (_, { stopped_at: at }) => <Moment at={at} /> },
            {
              title: '',
              align: 'end',
              render: (_, stop) => mayManage && <Button onClick={() => start(stop)}>{t('start')}</Button>,
            },
          ]}
        />
      )}
      {isStopping && <StopForm onClose={() => setStopping(false)} />}
    </Card>
  )
}

/** What a stop is of, by name. */
function useNames(): (stop: PaymentStop) => string {
  const t = useWords(operationsWords)
  const accounts = useAccounts()
  const merchants = useList<Merchant>('/v1/merchants', { limit: '100' })
  return ({ account, merchant }) => {
    if (account) return t('of_account', { name: accounts.find(({ id }) => id === account)?.number ?? account })
    return t('of_merchant', { name: merchants.rows.find(({ id }) => id === merchant)?.name ?? String(merchant) })
  }
}

function useStart(nameOf: (stop: PaymentStop) => string): (stop: PaymentStop) => void {
  const t = useWords(operationsWords)
  const confirm = useConfirm()
  const ending = useAct((id: string) => act('DELETE', `${STOPS}/${id}`), [STOPS])
  return (stop) =>
    confirm({
      title: t('start_title', { name: nameOf(stop) }),
      says: t('start_says', { reason: stop.reason }),
      verb: t('start'),
      perform: () => ending.mutateAsync(stop.id),
    })
}
