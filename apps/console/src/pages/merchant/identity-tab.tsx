import type { IdentityTable } from '@teyue/contract/identity-table'
import { Alert, Card, Collapse, Table } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { Numbered } from '../../kit/number.tsx'
import { Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { useProductNames } from './products/product-names.ts'
import { oneMerchantWords } from './words.ts'

type Row = IdentityTable['sub_merchants'][number]['products'][number]
type Way = Row['ways'][number]
type Reason = Way['identity']['reasons'][number]

/** Who we are to WeChat, product by product: what a payment would send and why, or what exactly is missing. */
export function IdentityTab({ id }: { id: string }) {
  const t = useWords(oneMerchantWords)
  const table = useRead<IdentityTable>(`/v1/merchants/${id}/identity`)
  return (
    <Read of={table}>
      {({ sub_merchants: numbers }) =>
        numbers.length === 0 ? (
          <Empty says={t('no_numbers')} />
        ) : (
          <div className="stack">
            <p className="meta">{t('identity_says')}</p>
            {numbers.map(({ sub_merchant, sub_mchid, products }) => (
              <Card key={sub_merchant} title={<Numbered value={sub_mchid} isWhole />}>
                {products.map((row) => (
                  <Product key={row.product} row={row} />
                ))}
              </Card>
            ))}
          </div>
        )
      }
    </Read>
  )
}

function Product({ row }: { row: Row }) {
  const t = useWords(oneMerchantWords)
  const productOf = useProductNames()
  const [usual, ...others] = row.ways
  const labelOf = ({ paid_by: by, payer_appid: payer, request }: Way) => {
    const said = { appid: payer ?? '', path: request.path, product: by ? productOf(by) : '' }
    if (by) return t(payer ? 'other_paid_under' : 'other_paid_by', said)
    return t(payer ? 'other_way' : 'other_api', said)
  }
  return (
    <section className="product" aria-label={productOf(row.product)}>
      <h2>
        {productOf(row.product)} <State is={row.state === 'ready' ? 'done' : 'waiting'}>{t(row.state)}</State>
      </h2>
      {row.problem && <InTheWay problem={row.problem} />}
      {usual && <WayView way={usual} product={row.product} />}
      {others.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={others.map((way) => ({
            key: keyOf(way),
            label: labelOf(way),
            children: <WayView way={way} product={row.product} />,
          }))}
        />
      )}
    </section>
  )
}

function InTheWay({ problem }: { problem: NonNullable<Row['problem']> }) {
  const t = useWords(oneMerchantWords)
  const isZh = useLanguage() === 'zh'
  const things = isZh ? problem.missing_zh : problem.missing
  return (
    <Alert
      type="info"
      showIcon
      title={isZh ? problem.detail_zh : problem.detail}
      description={
        <>
          {things.length > 0 && <div>{t('missing', { things: things.join(isZh ? '；' : '; ') })}</div>}
          {things.length > 0 ? t('missing_next') : isZh ? problem.next_zh : problem.next}
        </>
      }
    />
  )
}

function keyOf({ paid_by: by, payer_appid: payer, request }: Way): string {
  return [by, payer, request.path].join(' ')
}

function WayView({ way, product }: { way: Way; product: Row['product'] }) {
  const productOf = useProductNames()
  const t = useWords(oneMerchantWords)
  const isZh = useLanguage() === 'zh'
  const { paid_by: by, payer_appid: appid, identity, request } = way
  const reasons = identity.reasons.map((reason, index) => ({ ...reason, id: index }))
  return (
    <>
      <p className="meta">
        {by && `${t('paid_by', { product: productOf(by) })} · `}
        {appid ? t('payer_under', { appid }) : t(product === 'code_payment' ? 'by_code' : 'no_payer')}
      </p>
      <Table<Reason & { id: number }>
        aria-label={t('identity')}
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={reasons}
        columns={[
          { title: t('field'), render: (_, { field }) => <span className="mono">{field}</span> },
          { title: t('value'), render: (_, { value }) => (value ? <Numbered value={value} /> : t('not_sent')) },
          { title: t('because'), render: (_, one) => (isZh ? one.because_zh : one.because) },
        ]}
      />
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
