import { useParams } from '@tanstack/react-router'
import type { Merchant } from '@teyue/contract/merchant'
import { useWords } from '../../kit/i18n.ts'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { standingOf } from '../merchants/standing.ts'
import { merchantWords } from '../merchants/words.ts'
import { MerchantTabs } from './merchant-tabs.tsx'
import { oneMerchantWords } from './words.ts'

/** All that is known of a merchant, in tabs; which is open stands in the address. */
export default function MerchantPage() {
  const t = useWords(oneMerchantWords)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const merchant = useRead<Merchant>(`/v1/merchants/${id}`)
  return (
    <Page title={merchant.data?.name ?? t('title')} acts={merchant.data && <Standing of={merchant.data} />}>
      <Read of={merchant}>{(shown) => <MerchantTabs merchant={shown} />}</Read>
    </Page>
  )
}

function Standing({ of: { state } }: { of: Merchant }) {
  const t = useWords(merchantWords)
  return <State is={standingOf(state)}>{t(state)}</State>
}
