import type { Overview } from '@teyue/contract/overview'
import { Alert, Button } from 'antd'
import { useMay, useMe, useMyStore } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { To, useGo } from '../../kit/link.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { Calls } from './calls.tsx'
import { Cards } from './cards.tsx'
import { Days } from './days.tsx'
import { LeavingNotice } from './leaving-notice.tsx'
import { Needs } from './needs.tsx'
import { StoreHome } from './store-home.tsx'
import { homeWords } from './words.ts'
import '../../money/money.css'

const REFRESHED_EVERY_MS = 30_000

/** Where one arrives. Whoever is bound to one store is not shown the sums of the whole merchant. */
export default function HomePage() {
  const store = useMyStore()
  return store ? <StoreHome id={store} /> : <WholeHome />
}

/** How it goes today, and what needs somebody. */
function WholeHome() {
  const t = useWords(homeWords)
  const may = useMay()
  const { merchant } = useMe()
  const overview = useRead<Overview>('/v1/overview', {}, { everyMs: REFRESHED_EVERY_MS, enabled: may('payments.read') })
  return (
    <Page
      title={t('title')}
      acts={merchant !== null && may('payments.make') && <To path="/collect">{t('collect')}</To>}
    >
      {merchant !== null && <LeavingNotice merchant={merchant} />}
      <Read of={overview}>{(data) => (isNew(data) ? <Welcome of={data} /> : <Whole of={data} />)}</Read>
    </Page>
  )
}

function Whole({ of }: { of: Overview }) {
  const t = useWords(homeWords)
  return (
    <>
      {!of.is_whole && (
        <div className="above">
          <Alert type="info" showIcon title={t('not_whole')} />
        </div>
      )}
      <Cards of={of} />
      <Needs of={of} />
      <Days of={of} />
      <Calls of={of} />
    </>
  )
}

/** Before the first payment there is work as well: merchants that are being onboarded. */
function Welcome({ of }: { of: Overview }) {
  const t = useWords(homeWords)
  const { name, merchant } = useMe()
  const may = useMay()
  const go = useGo()
  const begins = merchant === null && may('accounts.manage')
  return (
    <>
      <Needs of={of} isQuiet />
      <Empty says={t(begins ? 'welcome_begin' : 'welcome', { name })}>
        {begins ? (
          <Button type="primary" onClick={() => go('/setup')}>
            {t('setup')}
          </Button>
        ) : (
          <To path="/payments">{t('payments')}</To>
        )}
      </Empty>
    </>
  )
}

function isNew({ days }: Overview): boolean {
  return days.every(({ made, paid }) => made === 0 && paid === 0)
}
