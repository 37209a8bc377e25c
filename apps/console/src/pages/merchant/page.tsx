import { useParams } from '@tanstack/react-router'
import type { Merchant } from '@teyue/contract/merchant'
import type { ComponentProps } from 'react'
import { useMay } from '../../app/me.ts'
import { useWords } from '../../kit/i18n.ts'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { merchantWords } from '../merchants/words.ts'
import { AppidList } from './appids/appid-list.tsx'
import { ConfirmationsTab } from './confirmations-tab.tsx'
import { DevelopmentTab } from './development/development-tab.tsx'
import { DoctorTab } from './doctor/doctor-tab.tsx'
import { FollowTab } from './follow/follow-tab.tsx'
import { GoldPlanTab } from './gold-plan/gold-plan-tab.tsx'
import { IdentityTab } from './identity-tab.tsx'
import { Applyments, Keys, Payments, People, Webhooks } from './its-lists.tsx'
import { NumbersTab } from './numbers/numbers-tab.tsx'
import { PortalOwner } from './portal.tsx'
import { ProductsTab } from './products/products-tab.tsx'
import { Profile } from './profile.tsx'
import { SettlementTab } from './settlement/settlement-tab.tsx'
import { Violations } from './violations/violations.tsx'
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

/** What keeps the merchant from collecting comes first. */
function ProfileTab({ merchant }: { merchant: Merchant }) {
  return (
    <>
      <Violations merchant={merchant.id} />
      <Profile merchant={merchant} />
    </>
  )
}

function PeopleTab({ of }: { of: string }) {
  return (
    <>
      <PortalOwner merchant={of} />
      <People of={of} />
    </>
  )
}

function Standing({ of: { state } }: { of: Merchant }) {
  const t = useWords(merchantWords)
  return <State is={state === 'active' ? 'done' : 'waiting'}>{t(state)}</State>
}

function MerchantTabs({ merchant }: { merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const may = useMay()
  const tabs: ComponentProps<typeof Tabs>['tabs'] = [
    { key: 'profile', label: t('profile'), children: <ProfileTab merchant={merchant} /> },
    { key: 'numbers', label: t('numbers'), children: <NumbersTab merchant={merchant} /> },
    { key: 'appids', label: t('appids'), children: <AppidList owner={{ merchant: merchant.id }} /> },
    { key: 'development', label: t('development'), children: <DevelopmentTab merchant={merchant} /> },
    { key: 'follow', label: t('follow'), children: <FollowTab merchant={merchant} /> },
    { key: 'products', label: t('products'), children: <ProductsTab merchant={merchant} /> },
    { key: 'gold-plan', label: t('gold_plan'), children: <GoldPlanTab merchant={merchant} /> },
    { key: 'identity', label: t('identity'), children: <IdentityTab id={merchant.id} /> },
    ...(may('applyments.read')
      ? [{ key: 'applyments', label: t('applyments'), children: <Applyments of={merchant.id} /> }]
      : []),
    ...(may('accounts.read')
      ? [{ key: 'doctor', label: t('doctor'), children: <DoctorTab merchant={merchant} /> }]
      : []),
    ...(may('settlement_accounts.read')
      ? [{ key: 'settlement', label: t('settlement'), children: <SettlementTab merchant={merchant.id} /> }]
      : []),
    ...(may('applyments.read')
      ? [{ key: 'confirmations', label: t('confirmations'), children: <ConfirmationsTab merchant={merchant} /> }]
      : []),
    ...(may('payments.read')
      ? [{ key: 'payments', label: t('payments'), children: <Payments of={merchant.id} /> }]
      : []),
    ...(may('people.read') ? [{ key: 'people', label: t('people'), children: <PeopleTab of={merchant.id} /> }] : []),
    ...(may('keys.read') ? [{ key: 'keys', label: t('keys'), children: <Keys of={merchant.id} /> }] : []),
    ...(may('webhooks.read')
      ? [{ key: 'webhooks', label: t('webhooks'), children: <Webhooks of={merchant.id} /> }]
      : []),
  ]
  return <Tabs label={t('tabs')} tabs={tabs} />
}
