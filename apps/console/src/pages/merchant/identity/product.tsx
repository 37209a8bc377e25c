import type { IdentityTable } from '@teyue/contract/identity-table'
import { Alert, Collapse } from 'antd'
import { useLanguage, useWords } from '../../../kit/i18n.ts'
import { State } from '../../../kit/state.tsx'
import { useProductNames } from '../products/product-names.ts'
import { identityWords } from './identity-words.ts'
import { type Way, WayView } from './way.tsx'

type Row = IdentityTable['sub_merchants'][number]['products'][number]

/** How one product stands: the usual way to pay it, the others folded, or what is in the way. */
export function Product({ row }: { row: Row }) {
  const t = useWords(identityWords)
  const productOf = useProductNames()
  const [usual, ...others] = row.ways
  const labelOf = ({ paid_by: by, payer_appid: payer, request }: Way) => {
    const said = { appid: payer ?? '', path: request.path, product: by ? productOf(by) : '' }
    if (by) return t(payer ? 'other_paid_under' : 'other_paid_by', said)
    return t(payer ? 'other_way' : 'other_api', said)
  }
  return (
    <section className="product identity-product" aria-label={productOf(row.product)}>
      <header>
        <h2>{productOf(row.product)}</h2>
        <State is={row.state === 'ready' ? 'done' : 'waiting'}>{t(row.state)}</State>
      </header>
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
  const t = useWords(identityWords)
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
