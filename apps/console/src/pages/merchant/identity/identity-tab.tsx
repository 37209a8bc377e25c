import type { IdentityTable } from '@teyue/contract/identity-table'
import { Card } from 'antd'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { Numbered } from '../../../kit/number.tsx'
import { Read } from '../../../kit/page.tsx'
import { useRead } from '../../../kit/reading.ts'
import { identityWords } from './identity-words.ts'
import { Product } from './product.tsx'
import './identity.css'

/** Who we are to WeChat, product by product: what a payment would send and why, or what exactly is missing. */
export function IdentityTab({ id }: { id: string }) {
  const t = useWords(identityWords)
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
