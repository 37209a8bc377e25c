import type { IdentityTable } from '@teyue/contract/identity-table'
import { Collapse } from 'antd'
import { useLanguage, useWords } from '../../../kit/i18n.ts'
import { Numbered } from '../../../kit/number.tsx'
import { useProductNames } from '../products/product-names.ts'
import { identityWords } from './identity-words.ts'

type Row = IdentityTable['sub_merchants'][number]['products'][number]
export type Way = Row['ways'][number]

/** One way to pay: each field with its value and reason, and the request that would be sent. */
export function WayView({ way, product }: { way: Way; product: Row['product'] }) {
  const t = useWords(identityWords)
  const productOf = useProductNames()
  const isZh = useLanguage() === 'zh'
  const { paid_by: by, payer_appid: appid, identity, request } = way
  return (
    <>
      <p className="meta">
        {by && `${t('paid_by', { product: productOf(by) })} · `}
        {appid ? t('payer_under', { appid }) : t(product === 'code_payment' ? 'by_code' : 'no_payer')}
      </p>
      <dl className="identity-fields" aria-label={t('fields')}>
        {identity.reasons.map(({ field, value, because, because_zh: becauseZh }) => (
          <div key={field}>
            <dt className="mono">{field}</dt>
            <dd>{value ? <Numbered value={value} /> : <span className="meta">{t('not_sent')}</span>}</dd>
            <dd className="meta">{isZh ? becauseZh : because}</dd>
          </div>
        ))}
      </dl>
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'request',
            label: t('request'),
            children: (
              <pre className="raw">{`${request.method} ${request.path}\n${JSON.stringify(request.body, null, 2)}`}</pre>
            ),
          },
        ]}
      />
    </>
  )
}
