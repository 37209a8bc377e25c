import type { Store } from '@teyue/contract/store'
import { useMe } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { homeWords } from './words.ts'

/** Where a cashier of one store arrives. */
export function StoreHome({ id }: { id: string }) {
  const t = useWords(homeWords)
  const { name } = useMe()
  const store = useRead<Store>(`/v1/stores/${id}`)
  return (
    <Page title={t('title')} acts={<To path="/collect">{t('collect')}</To>}>
      <Read of={store}>
        {(shown) => (
          <Empty says={t('store_says', { name, store: shown.name })}>
            <To path="/payments">{t('store_payments')}</To>
          </Empty>
        )}
      </Read>
    </Page>
  )
}
