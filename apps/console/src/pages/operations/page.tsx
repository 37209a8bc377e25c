import { Space } from 'antd'
import { useWords } from '../../kit/i18n.ts'
import { Page } from '../../kit/page.tsx'
import { AccountCallsCard } from './account-calls.tsx'
import { JobsCard } from './jobs.tsx'
import { MasterKeyCard } from './master-key.tsx'
import { PaymentStopsCard } from './payment-stops.tsx'
import { QueuesCard } from './queues.tsx'
import { operationsWords } from './words.ts'

/** What keeps the provider's payments going: stops, jobs, how WeChat answers, and the master key. */
export default function OperationsPage() {
  const t = useWords(operationsWords)
  return (
    <Page title={t('title')}>
      <Space orientation="vertical" size={16} className="wide">
        <PaymentStopsCard />
        <AccountCallsCard />
        <JobsCard />
        <QueuesCard />
        <MasterKeyCard />
      </Space>
    </Page>
  )
}
