import type { Alert } from '@teyue/contract/alert'
import { Segmented } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { AlertActs } from './alert-acts.tsx'
import { AlertText } from './alert-text.tsx'
import { alertWords } from './words.ts'

const REFRESHED_EVERY_MS = 10_000
const TABS = ['', 'open', 'acknowledged', 'muted', 'resolved'] as const

const standings: Readonly<Record<Alert['state'], Standing>> = {
  open: 'failed',
  acknowledged: 'working',
  muted: 'waiting',
  resolved: 'done',
}

const grades: Readonly<Record<Alert['severity'], Standing>> = {
  critical: 'failed',
  warning: 'unknown',
  note: 'waiting',
}

/** What wants a person: each thing once, with what to do, who looks after it and since when. */
export default function AlertsPage() {
  const t = useWords(alertWords)
  const { values, set } = useFilters(['state'])
  const alerts = useList<Alert>('/v1/alerts', values, { everyMs: REFRESHED_EVERY_MS })
  const options = TABS.map((value) => ({ value, label: t(value === '' ? 'standing' : value) }))
  return (
    <Page title={t('title')} acts={<To path="/alerts/channels">{t('channels')}</To>}>
      <div className="scroll-x above">
        <Segmented
          aria-label={t('state')}
          options={options}
          value={values.state ?? ''}
          onChange={(state) => set({ state })}
        />
      </div>
      <Listing
        label={t('title')}
        of={alerts}
        columns={[
          {
            title: t('severity'),
            render: (_, { severity }) => <State is={grades[severity]}>{t(severity)}</State>,
          },
          { title: t('what'), width: 460, render: (_, alert) => <AlertText of={alert} /> },
          {
            title: t('state'),
            render: (_, { state, muted_until: until }) => (
              <>
                <State is={standings[state]}>{t(state)}</State>
                {until && (
                  <div className="meta">
                    {t('until')} <Moment at={until} />
                  </div>
                )}
              </>
            ),
          },
          { title: t('first'), render: (_, { first_at: at }) => <Moment at={at} /> },
          { title: t('last'), render: (_, { last_at: at }) => <Moment at={at} /> },
          { title: '', align: 'end', render: (_, alert) => <AlertActs of={alert} /> },
        ]}
        empty={<Empty says={t(values.state === 'resolved' ? 'none_resolved' : 'none')} />}
      />
    </Page>
  )
}
