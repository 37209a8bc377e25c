import type { Account } from '@teyue/contract/account'
import { Button, type TableColumnsType } from 'antd'
import { useMay } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { Expiry } from './expiry.tsx'
import { ProviderName } from './provider-name.tsx'
import { accountWords } from './words.ts'

/** The provider, and its numbers at WeChat with the ends of their keys. */
export default function AccountsPage() {
  const t = useWords(accountWords)
  const go = useGo()
  const mayManage = useMay()('accounts.manage')
  const accounts = useList<Account>('/v1/accounts')
  const connect = (
    <Button type="primary" onClick={() => go('/accounts/new')}>
      {t('connect')}
    </Button>
  )
  return (
    <Page title={t('title')} acts={mayManage && connect}>
      {mayManage && <ProviderName />}
      <Listing
        label={t('label')}
        of={accounts}
        columns={useColumns()}
        pathOf={({ id }) => `/accounts/${id}`}
        empty={
          <Empty says={t('empty')}>{mayManage && <Button onClick={() => go('/setup')}>{t('guide')}</Button>}</Empty>
        }
      />
    </Page>
  )
}

function useColumns(): TableColumnsType<Account> {
  const t = useWords(accountWords)
  return [
    { title: t('number'), render: (_, { sp_mchid }) => <Numbered value={sp_mchid} /> },
    { title: t('mode'), render: (_, { mode }) => t(mode) },
    {
      title: t('certificate'),
      render: (_, { certificate }) => (certificate ? <Expiry at={certificate.expires_at} /> : t('not_kept')),
    },
    { title: t('platform_keys'), render: (_, account) => <PlatformKeys account={account} /> },
    { title: t('numbers'), align: 'end', dataIndex: 'sub_merchant_count' },
    { title: t('connected'), render: (_, { created_at: at }) => <Moment at={at} /> },
  ]
}

/** A public key does not expire; of certificates the last one counts. */
function PlatformKeys({ account: { platform_keys } }: { account: Account }) {
  const t = useWords(accountWords)
  if (platform_keys.some(({ kind }) => kind === 'public_key')) return t('no_end')
  const last = platform_keys
    .map(({ expires_at }) => expires_at ?? '')
    .sort()
    .at(-1)
  return last ? <Expiry at={last} /> : t('none')
}
