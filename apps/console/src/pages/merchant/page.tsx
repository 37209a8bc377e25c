import { useParams } from '@tanstack/react-router'
import type { Merchant } from '@teyue/contract/merchant'
import type { ComponentProps } from 'react'
import { useMay } from '../../app/me.ts'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { merchantWords } from '../merchants/words.ts'
import { AppidList } from './appid-list.tsx'
import { IdentityTab } from './identity-tab.tsx'
import { NumbersTab } from './numbers-tab.tsx'
import { ProductsTab } from './products-tab.tsx'
import { Profile } from './profile.tsx'
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
  return <State is={state === 'active' ? 'done' : 'waiting'}>{t(state)}</State>
}

function MerchantTabs({ merchant }: { merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const may = useMay()
  const leads: readonly Lead[] = [
    { key: 'payments', act: 'payments.read', path: '/payments' },
    { key: 'people', act: 'people.read', path: '/people' },
    { key: 'keys', act: 'keys.read', path: '/api-keys' },
    { key: 'webhooks', act: 'webhooks.read', path: '/webhooks' },
  ]
  const tabs: ComponentProps<typeof Tabs>['tabs'] = [
    { key: 'profile', label: t('profile'), children: <Profile merchant={merchant} /> },
    { key: 'numbers', label: t('numbers'), children: <NumbersTab merchant={merchant} /> },
    { key: 'appids', label: t('appids'), children: <AppidList owner={{ merchant: merchant.id }} /> },
    { key: 'products', label: t('products'), children: <ProductsTab merchant={merchant} /> },
    { key: 'identity', label: t('identity'), children: <IdentityTab id={merchant.id} /> },
    ...leads
      .filter(({ act }) => may(act))
      .map(({ key, path }) => ({
        key,
        label: t(key),
        children: (
          <To path={path} search={{ merchant: merchant.id }}>
            {t(`see_${key}`)}
          </To>
        ),
      })),
  ]
  return <Tabs label={t('tabs')} tabs={tabs} />
}

type Lead = {
  readonly key: 'payments' | 'people' | 'keys' | 'webhooks'
  readonly act: string
  readonly path: string
}
