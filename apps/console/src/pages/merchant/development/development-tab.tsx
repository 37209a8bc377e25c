import type { Merchant } from '@teyue/contract/merchant'
import { Alert, Button, Card } from 'antd'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { Read } from '../../../kit/page.tsx'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { oneMerchantWords } from '../words.ts'
import { Agreements } from './agreements.tsx'
import { Comparison } from './comparison.tsx'
import { developmentWords } from './development-words.ts'
import { H5Domains } from './h5-domains.tsx'
import { type NumberProps, useDevelopment } from './number-development.ts'
import { PayPaths } from './pay-paths.tsx'

/** What is set at WeChat for each number, what is wanted here, and where the two differ. */
export function DevelopmentTab({ merchant }: { merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const development = useDevelopment(merchant.id)
  return (
    <Read of={development}>
      {({ sub_merchants: numbers }) =>
        numbers.length === 0 ? (
          <Empty says={t('no_numbers')} />
        ) : (
          <div className="stack">
            {numbers.map((number) => (
              <NumberCard key={number.sub_merchant} number={number} merchant={merchant} />
            ))}
          </div>
        )
      }
    </Read>
  )
}

function NumberCard({ number, merchant }: NumberProps) {
  const t = useWords(developmentWords)
  return (
    <Card title={<Numbered value={number.sub_mchid} isWhole />}>
      <div className="stack">
        {!number.can_ask && <Alert type="info" showIcon title={t('no_keys')} />}
        <section>
          <Looking number={number} merchant={merchant} />
          <Comparison number={number} />
        </section>
        <section>
          <PayPaths number={number} merchant={merchant} />
        </section>
        <section>
          <H5Domains number={number} merchant={merchant} />
        </section>
        <section>
          <Agreements of={number.agreements} number={number.sub_merchant} merchant={merchant.id} />
        </section>
      </div>
    </Card>
  )
}

function Looking({ number: { look, can_ask: canAsk, sub_merchant }, merchant }: NumberProps) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const compare = useAct(
    () => act('POST', '/v1/development-looks', { sub_merchant }),
    [`/v1/merchants/${merchant.id}/development`],
  )
  return (
    <div className="above">
      {look?.code && (
        <Alert className="above" type="warning" showIcon title={t('compared_failed', { code: look.code })} />
      )}
      <p className="meta">
        {look?.seen_at ? (
          <>
            {t('compared_at')} <Moment at={look.seen_at} />
          </>
        ) : (
          t('compared_never')
        )}
      </p>
      {mayManage && canAsk && (
        <Button loading={compare.isPending} onClick={() => compare.mutate()}>
          {t('compare')}
        </Button>
      )}
      {compare.error && <ProblemView error={compare.error} />}
    </div>
  )
}
