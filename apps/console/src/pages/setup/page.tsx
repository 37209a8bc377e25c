import type { Setup } from '@teyue/contract/account'
import { Alert, Button, Card } from 'antd'
import { useWords } from '../../kit/i18n.ts'
import { To, useGo } from '../../kit/link.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { setupWords } from './words.ts'

/** Where a provider begins: with the simulator, or with a real number; and what comes next. */
export default function SetupPage() {
  const t = useWords(setupWords)
  const setup = useRead<Setup>('/v1/setup')
  return (
    <Page title={t('title')}>
      <Read of={setup}>
        {(shown) => (
          <div className="stack">
            <Alert type={shown.stage === 'live' ? 'success' : 'info'} showIcon title={t(shown.stage)} />
            <div className="choices">
              <SimulatorChoice count={shown.test_accounts} />
              <LiveChoice count={shown.live_accounts} />
            </div>
            <Steps of={shown} />
          </div>
        )}
      </Read>
    </Page>
  )
}

function SimulatorChoice({ count }: { count: number }) {
  const t = useWords(setupWords)
  const go = useGo()
  return (
    <Card title={t('simulator_title')}>
      <p>{t('simulator_says')}</p>
      {count > 0 && <p>{t('simulator_ready', { count })}</p>}
      <div className="acts">
        {count > 0 && (
          <Button type="primary" onClick={() => go('/merchants', { mode: undefined })}>
            {t('simulator_use')}
          </Button>
        )}
        <Button type={count > 0 ? 'default' : 'primary'} onClick={() => go('/accounts/new', { to: 'test' })}>
          {t('simulator_connect')}
        </Button>
      </div>
    </Card>
  )
}

function LiveChoice({ count }: { count: number }) {
  const t = useWords(setupWords)
  const go = useGo()
  return (
    <Card title={t('live_title')}>
      <p>{t('live_says')}</p>
      {count > 0 && <p>{t('live_ready', { count })}</p>}
      <Button onClick={() => go('/accounts/new', { to: 'live' })}>{t('live_connect')}</Button>
    </Card>
  )
}

function Steps({ of: { test_accounts, live_accounts, appids, merchants } }: { of: Setup }) {
  const t = useWords(setupWords)
  const steps = [
    { says: t('step_account'), isDone: test_accounts + live_accounts > 0, path: '/accounts', lead: t('go_accounts') },
    { says: t('step_appid'), isDone: appids > 0, path: '/accounts', lead: t('go_accounts') },
    { says: t('step_merchant'), isDone: merchants > 0, path: '/merchants', lead: t('go_merchants') },
    { says: t('step_identity'), isDone: null, path: '/merchants', lead: t('go_merchants') },
  ]
  return (
    <Card title={t('steps')}>
      <ol className="steps">
        {steps.map(({ says, isDone, path, lead }) => (
          <li key={says}>
            {isDone !== null && <State is={isDone ? 'done' : 'waiting'}>{t(isDone ? 'done' : 'todo')}</State>} {says}{' '}
            <To path={path}>{lead}</To>
          </li>
        ))}
      </ol>
      <p className="meta">{t('other_mode')}</p>
    </Card>
  )
}
