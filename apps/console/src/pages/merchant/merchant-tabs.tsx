import type { Merchant } from '@teyue/contract/merchant'
import type { ReactNode } from 'react'
import { useMay } from '../../app/me.ts'
import { useWords } from '../../kit/i18n.ts'
import { type Tab, TabGroups } from '../../kit/tab-groups.tsx'
import { StoreList } from '../stores/store-list.tsx'
import { AppidList } from './appids/appid-list.tsx'
import { ConfirmationsTab } from './confirmations-tab.tsx'
import { DepartureTab } from './departure/departure-tab.tsx'
import { DevelopmentTab } from './development/development-tab.tsx'
import { DoctorTab } from './doctor/doctor-tab.tsx'
import { FollowTab } from './follow/follow-tab.tsx'
import { GoldPlanTab } from './gold-plan/gold-plan-tab.tsx'
import { IdentityTab } from './identity/identity-tab.tsx'
import { Applyments, Keys, Payments, People, Webhooks } from './its-lists.tsx'
import { NumbersTab } from './numbers/numbers-tab.tsx'
import { PortalOwner } from './portal.tsx'
import { ProductsTab } from './products/products-tab.tsx'
import { Profile } from './profile.tsx'
import { SettlementTab } from './settlement/settlement-tab.tsx'
import { Violations } from './violations/violations.tsx'
import { oneMerchantWords } from './words.ts'

/** All that is known of a merchant, in the order in which it is worked on. A group of which this person may see nothing is not there. */
export function MerchantTabs({ merchant }: { merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const tab = useTab()
  const { id } = merchant
  const groups = [
    {
      title: t('group_overview'),
      tabs: [
        ...tab('profile', t('profile'), <ProfileTab merchant={merchant} />),
        ...tab('doctor', t('doctor'), <DoctorTab merchant={merchant} />, 'accounts.read'),
      ],
    },
    {
      title: t('group_onboarding'),
      tabs: [
        ...tab('applyments', t('applyments'), <Applyments of={id} />, 'applyments.read'),
        ...tab('numbers', t('numbers'), <NumbersTab merchant={merchant} />),
        ...tab('confirmations', t('confirmations'), <ConfirmationsTab merchant={merchant} />, 'applyments.read'),
        ...tab('settlement', t('settlement'), <SettlementTab merchant={id} />, 'settlement_accounts.read'),
      ],
    },
    {
      title: t('group_setup'),
      tabs: [
        ...tab('products', t('products'), <ProductsTab merchant={merchant} />),
        ...tab('appids', t('appids'), <AppidList owner={{ merchant: id }} />),
        ...tab('development', t('development'), <DevelopmentTab merchant={merchant} />),
        ...tab('identity', t('identity'), <IdentityTab id={id} />),
      ],
    },
    {
      title: t('group_promotion'),
      tabs: [
        ...tab('follow', t('follow'), <FollowTab merchant={merchant} />),
        ...tab('gold-plan', t('gold_plan'), <GoldPlanTab merchant={merchant} />),
      ],
    },
    {
      title: t('group_business'),
      tabs: [
        ...tab('payments', t('payments'), <Payments of={id} />, 'payments.read'),
        ...tab('stores', t('stores'), <StoreList merchant={id} />, 'stores.read'),
      ],
    },
    {
      title: t('group_administration'),
      tabs: [
        ...tab('people', t('people'), <PeopleTab of={id} />, 'people.read'),
        ...tab('keys', t('keys'), <Keys of={id} />, 'keys.read'),
        ...tab('webhooks', t('webhooks'), <Webhooks of={id} />, 'webhooks.read'),
        ...tab('departure', t('departure'), <DepartureTab merchant={merchant} />),
      ],
    },
  ]
  return <TabGroups label={t('tabs')} groups={groups} />
}

/** A tab, or none for whoever may not do what it shows. */
function useTab() {
  const may = useMay()
  return (key: string, label: string, children: ReactNode, act?: Parameters<typeof may>[0]): Tab[] =>
    act === undefined || may(act) ? [{ key, label, children }] : []
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
