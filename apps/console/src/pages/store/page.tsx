import { useParams } from '@tanstack/react-router'
import type { Store } from '@teyue/contract/store'
import { Alert, Button, Descriptions } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { useMerchantName } from '../../kit/merchant-name.ts'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { StoreForm } from '../stores/store-form.tsx'
import { storeWords } from '../stores/words.ts'
import { TerminalList } from './terminal-list.tsx'

/** A store: what it is, whether payments are taken there, and its terminals. */
export default function StorePage() {
  const t = useWords(storeWords)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const store = useRead<Store>(`/v1/stores/${id}`)
  return (
    <Page title={store.data?.name ?? t('title')} acts={store.data && <Acts of={store.data} />}>
      <Read of={store}>
        {(shown) => (
          <>
            {shown.state === 'closed' && (
              <Alert
                className="above"
                type="warning"
                showIcon
                title={t('is_closed')}
                description={t('is_closed_says')}
              />
            )}
            <Facts of={shown} />
            <TerminalList store={shown} />
          </>
        )}
      </Read>
    </Page>
  )
}

function Acts({ of }: { of: Store }) {
  const t = useWords(storeWords)
  const may = useMay()
  const confirm = useConfirm()
  const [isChanging, setChanging] = useState(false)
  const turn = useAct((state: Store['state']) => act('PATCH', `/v1/stores/${of.id}`, { state }), ['/v1/stores'])
  const close = () =>
    confirm({
      title: t('close_title', { name: of.name }),
      says: t('close_says'),
      verb: t('close'),
      isDangerous: true,
      perform: () => turn.mutateAsync('closed'),
    })
  return (
    <>
      {may('payments.read') && (
        <To path="/payments" search={{ merchant: of.merchant, store: of.id }}>
          {t('see_payments')}
        </To>
      )}
      {may('stores.manage') && (
        <>
          <Button onClick={() => setChanging(true)}>{t('change')}</Button>
          {of.state === 'open' ? (
            <Button danger onClick={close}>
              {t('close')}
            </Button>
          ) : (
            <Button type="primary" loading={turn.isPending} onClick={() => turn.mutate('open')}>
              {t('reopen')}
            </Button>
          )}
        </>
      )}
      {isChanging && <StoreForm store={of} close={() => setChanging(false)} />}
    </>
  )
}

function Facts({
  of: { id, merchant, number, area_code: area, address, phone, state, created_at: at },
}: {
  of: Store
}) {
  const t = useWords(storeWords)
  const nameOf = useMerchantName()
  const link = (
    <To path={`/merchants/${merchant}`} search={{ tab: 'stores' }}>
      {nameOf(merchant)}
    </To>
  )
  return (
    <Descriptions
      className="above"
      column={{ xs: 1, md: 2 }}
      items={[
        {
          key: 'state',
          label: t('state'),
          children: <State is={state === 'open' ? 'done' : 'waiting'}>{t(state)}</State>,
        },
        { key: 'merchant', label: t('merchant'), children: link },
        { key: 'number', label: t('number'), children: number ? <Numbered value={number} isWhole /> : '–' },
        { key: 'id', label: 'ID', children: <Numbered value={id} /> },
        { key: 'address', label: t('address'), children: `${area} ${address}` },
        { key: 'phone', label: t('phone'), children: phone ?? '–' },
        { key: 'created', label: t('created'), children: <Moment at={at} /> },
      ]}
    />
  )
}
