import type { Merchant } from '@teyue/contract/merchant'
import type { Payment } from '@teyue/contract/payment'
import { Button, Card, Segmented, Space } from 'antd'
import { useMay, useMe } from '../../app/me.ts'
import { Code } from '../../kit/code.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { useStance } from '../../kit/stance.ts'
import { type ExampleIds, listenExample, nodeExample, payExample, refundExample } from './examples.ts'
import { developerWords } from './words.ts'

/** From nothing to a first payment: what to do, with the caller's own ids in what is copied. */
export default function DeveloperPage() {
  const t = useWords(developerWords)
  const may = useMay()
  const ids = useExampleIds()
  const reference = (
    <Button href="/docs" target="_blank" rel="noreferrer">
      {t('reference')}
    </Button>
  )
  return (
    <Page title={t('title')} acts={reference}>
      <Space orientation="vertical" size={16} className="wide">
        <Card title={<h2>{t('steps')}</h2>}>
          <ol className="steps">
            <li>
              {t('step_key')} {may('keys.read') && <To path="/developer/keys">{t('to_keys')}</To>}
            </li>
            <li>{t('step_pay')}</li>
            <li>
              {t('step_webhook')} <To path="/developer/webhooks">{t('to_webhooks')}</To>
            </li>
            <li>
              {t('step_look')} <To path="/developer/requests">{t('to_requests')}</To>
            </li>
          </ol>
        </Card>
        <Card title={<h2>{t('examples')}</h2>}>
          <Examples ids={ids} />
          <p className="meta">{t('key_says')}</p>
        </Card>
      </Space>
    </Page>
  )
}

const examples = { pay: payExample, refund: refundExample, node: nodeExample, listen: listenExample } as const
type Example = keyof typeof examples

/** One at a time; which one stands in the address. */
function Examples({ ids }: { ids: ExampleIds }) {
  const t = useWords(developerWords)
  const { values, set } = useFilters(['example'])
  const shown = Object.keys(examples).find((key): key is Example => key === values.example) ?? 'pay'
  return (
    <>
      <div className="scroll-x above">
        <Segmented
          aria-label={t('examples')}
          options={(Object.keys(examples) as Example[]).map((value) => ({ value, label: t(value) }))}
          value={shown}
          onChange={(example) => set({ example })}
        />
      </div>
      <Code label={t(shown)} text={examples[shown](ids)} />
    </>
  )
}

/** The person's own merchant, or one of the provider's; its last paid payment, if there is one. */
function useExampleIds(): ExampleIds {
  const { merchant } = useMe()
  const { mode } = useStance()
  const may = useMay()
  const merchants = useList<Merchant>('/v1/merchants', { limit: '1' }, { enabled: merchant === null })
  const first = merchants.rows[0]?.id ?? null
  const paid = useList<Payment>(
    '/v1/payments',
    { limit: '1', state: 'paid' },
    { enabled: may('payments.read') && merchant !== null },
  )
  return { origin: location.origin, mode, merchant: merchant ?? first, payment: paid.rows[0]?.id ?? null }
}
