import { useParams } from '@tanstack/react-router'
import type { Account } from '@teyue/contract/account'
import { Alert, Button, Card, Descriptions, Table } from 'antd'
import { useMay } from '../../app/me.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { Expiry } from '../accounts/expiry.tsx'
import { accountWords } from '../accounts/words.ts'
import { AppidList } from '../merchant/appids/appid-list.tsx'
import { Health } from './health.tsx'
import { ViolationAddressCard } from './violation-address.tsx'

/** One of the provider's numbers: its keys and their ends, its appids, how WeChat answers it. */
export default function AccountPage() {
  const t = useWords(accountWords)
  const go = useGo()
  const may = useMay()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const account = useRead<Account>(`/v1/accounts/${id}`)
  const rotate = <Button onClick={() => go(`/accounts/${id}/keys`)}>{t('rotate')}</Button>
  return (
    <Page
      title={account.data ? `${t('number')} ${account.data.sp_mchid}` : t('number')}
      acts={may('accounts.manage') && rotate}
    >
      <Read of={account}>
        {(shown) => (
          <div className="stack">
            <Facts account={shown} />
            {may('operations.read') && <Health id={id} />}
            <ViolationAddressCard account={id} />
            <PlatformKeys account={shown} />
            <Card title={t('appids_title')}>
              <AppidList owner={{ account: id }} />
            </Card>
          </div>
        )}
      </Read>
    </Page>
  )
}

function Facts({ account }: { account: Account }) {
  const t = useWords(accountWords)
  const { certificate, keys_asked_at: asked } = account
  return (
    <Card>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'mode', label: t('mode'), children: t(account.mode) },
          { key: 'numbers', label: t('numbers'), children: account.sub_merchant_count },
          {
            key: 'certificate',
            label: t('certificate'),
            children: certificate ? <Expiry at={certificate.expires_at} /> : t('not_kept'),
          },
          { key: 'serial', label: t('serial'), children: <Numbered value={account.serial} /> },
          { key: 'company', label: t('company'), children: certificate?.subject ?? '–' },
          { key: 'v2', label: t('v2'), children: t(account.has_api_v2_key ? 'has' : 'has_not') },
          { key: 'version', label: t('version'), children: account.keys_version },
          { key: 'asked', label: t('asked'), children: asked ? <Moment at={asked} /> : t('never') },
        ]}
      />
    </Card>
  )
}

function PlatformKeys({ account: { platform_keys: keys } }: { account: Account }) {
  const t = useWords(accountWords)
  return (
    <Card title={t('keys_title')}>
      {keys.length === 0 ? (
        <Alert type="error" showIcon title={t('keys_empty')} />
      ) : (
        <Table
          aria-label={t('keys_title')}
          rowKey="serial"
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...keys]}
          columns={[
            { title: t('kind'), render: (_, { kind }) => t(`${kind}_kind`) },
            { title: t('serial'), render: (_, { serial }) => <Numbered value={serial} /> },
            { title: t('expires'), render: (_, { expires_at: at }) => (at ? <Expiry at={at} /> : t('no_end')) },
            { title: t('added'), render: (_, { added_at: at }) => <Moment at={at} /> },
          ]}
        />
      )}
    </Card>
  )
}
