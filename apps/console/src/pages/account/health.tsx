import type { AccountCalls, AccountCallsList } from '@teyue/contract/operations'
import { Card, Descriptions } from 'antd'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { accountWords } from '../accounts/words.ts'

const READ_EVERY_MS = 30_000

/** How WeChat has answered this account in the last hour. */
export function Health({ id }: { id: string }) {
  const t = useWords(accountWords)
  const calls = useRead<AccountCallsList>('/v1/account-calls', {}, { everyMs: READ_EVERY_MS })
  return (
    <Card title={t('health_title')}>
      <Read of={calls}>
        {({ data }) => {
          const own = data.find(({ account }) => account === id)
          return own && own.calls > 0 ? <Calls of={own} /> : <span>{t('no_calls')}</span>
        }}
      </Read>
    </Card>
  )
}

function Calls({ of }: { of: AccountCalls }) {
  const t = useWords(accountWords)
  const { calls, unknown, refused, slow, mean_ms: mean, last_at: last } = of
  return (
    <>
      <p>
        <Verdict of={of} />
      </p>
      <Descriptions
        column={{ xs: 1, md: 3 }}
        items={[
          { key: 'calls', label: t('calls'), children: calls },
          { key: 'unknown', label: t('unknown'), children: unknown },
          { key: 'refused', label: t('refused'), children: refused },
          { key: 'slow', label: t('slow'), children: slow },
          { key: 'mean', label: t('mean'), children: mean === null ? '–' : t('ms', { count: mean }) },
          { key: 'last', label: t('last'), children: last ? <Moment at={last} /> : '–' },
        ]}
      />
    </>
  )
}

function Verdict({ of: { unknown, refused } }: { of: AccountCalls }) {
  const t = useWords(accountWords)
  if (unknown > 0) return <State is="unknown">{t('some_unknown', { count: unknown })}</State>
  if (refused > 0) return <State is="failed">{t('some_refused', { count: refused })}</State>
  return <State is="done">{t('all_well')}</State>
}
