import type { ApiKey, IssuedApiKey } from '@teyue/contract/api-key'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { useMerchantName } from '../../kit/merchant-name.ts'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { SecretOnce } from '../../kit/secret-once.tsx'
import { useStance } from '../../kit/stance.ts'
import { State } from '../../kit/state.tsx'
import { KeyForm } from './key-form.tsx'
import { keyWords } from './words.ts'

/** What programs ask with: issued, shown once, revoked. */
export default function ApiKeysPage() {
  const t = useWords(keyWords)
  const { mode } = useStance()
  const may = useMay()
  const [isIssuing, setIssuing] = useState(false)
  const [issued, setIssued] = useState<IssuedApiKey | null>(null)
  const keys = useList<ApiKey>('/v1/api-keys')
  const merchantName = useMerchantName()
  const issue = may('keys.manage') && (
    <Button type="primary" onClick={() => setIssuing(true)}>
      {t('issue')}
    </Button>
  )
  return (
    <Page title={t('title')} acts={issue}>
      <p className="meta">{t(mode === 'live' ? 'says_live' : 'says_test')}</p>
      <Listing
        label={t('title')}
        of={keys}
        columns={[
          { title: t('name'), dataIndex: 'name' },
          { title: t('ends_in'), render: (_, { hint }) => <span className="mono">…{hint}</span> },
          {
            title: t('acts_for'),
            render: (_, { merchant }) => (merchant ? merchantName(merchant) : t('whole_provider')),
          },
          {
            title: t('state'),
            render: (_, { revoked_at: at }) =>
              at ? <State is="failed">{t('revoked')}</State> : <State is="done">{t('valid')}</State>,
          },
          { title: t('id'), render: (_, { id }) => <Numbered value={id} /> },
          { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
          { title: '', align: 'end', render: (_, key) => <Revoke of={key} /> },
        ]}
        empty={<Empty says={t('empty')}>{issue}</Empty>}
      />
      {isIssuing && (
        <KeyForm
          onClose={() => setIssuing(false)}
          onIssued={(key) => {
            setIssuing(false)
            setIssued(key)
          }}
        />
      )}
      {issued && <SecretOnce title={t('issued')} secret={issued.key} onKept={() => setIssued(null)} />}
    </Page>
  )
}

function Revoke({ of: { id, name, hint, revoked_at: revokedAt } }: { of: ApiKey }) {
  const t = useWords(keyWords)
  const may = useMay()
  const confirm = useConfirm()
  const revoke = useAct(() => act('DELETE', `/v1/api-keys/${id}`), ['/v1/api-keys'])
  if (revokedAt || !may('keys.manage')) return null
  return (
    <Button
      size="small"
      danger
      onClick={() =>
        confirm({
          title: t('revoke_title', { name }),
          says: t('revoke_says', { hint }),
          verb: t('revoke'),
          isDangerous: true,
          perform: () => revoke.mutateAsync(),
        })
      }
    >
      {t('revoke')}
    </Button>
  )
}
