import type { ApiKey } from '@teyue/contract/api-key'
import type { Applyment } from '@teyue/contract/applyment'
import type { Payment } from '@teyue/contract/payment'
import type { Person } from '@teyue/contract/person'
import type { WebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { Button, Space, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useMay } from '../../app/me.ts'
import { appWords } from '../../app/words.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { To, useGo } from '../../kit/link.tsx'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { Numbered } from '../../kit/number.tsx'
import { useList } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { ApplymentState } from '../applyments/state.tsx'
import { applymentWords } from '../applyments/words.ts'
import { oneMerchantWords } from './words.ts'

type Of = { readonly of: string }

/** What belongs to the merchant, with the way to where it is worked on. */
export function Payments({ of }: Of) {
  const t = useWords(oneMerchantWords)
  return (
    <Its<Payment>
      path="/v1/payments"
      of={of}
      label={t('payments')}
      empty={t('no_payments')}
      pathOf={({ id }) => `/payments/${id}`}
      lead={
        <To path="/payments" search={{ merchant: of }}>
          {t('see_payments')}
        </To>
      }
      columns={[
        { title: t('amount'), align: 'end', render: (_, { amount }) => <Money fen={amount} /> },
        { title: t('paid'), render: (_, { paid_at: at }) => (at ? <Moment at={at} /> : t('not_paid')) },
        { title: t('reference'), render: (_, { reference }) => <Numbered value={reference} /> },
        { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
      ]}
    />
  )
}

export function Applyments({ of }: Of) {
  const t = useWords(oneMerchantWords)
  const a = useWords(applymentWords)
  const go = useGo()
  const mayBegin = useMay()('applyments.manage')
  const begin = <Button onClick={() => go('/applyments/new', { merchant: of })}>{a('begin')}</Button>
  return (
    <Its<Applyment>
      path="/v1/applyments"
      of={of}
      label={t('applyments')}
      empty={a('of_merchant')}
      pathOf={({ id }) => `/applyments/${id}`}
      lead={
        <Space wrap>
          <To path="/applyments" search={{ merchant: of }}>
            {t('see_applyments')}
          </To>
          {mayBegin && begin}
        </Space>
      }
      columns={[
        { title: a('state'), render: (_, { state }) => <ApplymentState state={state} /> },
        { title: a('name'), render: (_, { name }) => name ?? a('unnamed') },
        { title: a('number'), render: (_, { business_code: code }) => <Numbered value={code} /> },
        { title: a('since'), render: (_, { state_since: at }) => <Moment at={at} /> },
      ]}
    />
  )
}

export function People({ of }: Of) {
  const t = useWords(oneMerchantWords)
  const roleOf = useWords(appWords)
  return (
    <Its<Person>
      path="/v1/people"
      of={of}
      label={t('people')}
      empty={t('no_people')}
      lead={<To path="/people">{t('see_people')}</To>}
      columns={[
        { title: t('appid_name'), dataIndex: 'name' },
        { title: t('login'), dataIndex: 'login' },
        {
          title: t('role'),
          render: (_, { memberships }) => memberships.map(({ role }) => roleOf(`role_${role}`)).join(' · '),
        },
      ]}
    />
  )
}

export function Keys({ of }: Of) {
  const t = useWords(oneMerchantWords)
  return (
    <Its<ApiKey>
      path="/v1/api-keys"
      of={of}
      label={t('keys')}
      empty={t('no_keys')}
      lead={<To path="/developer/keys">{t('see_keys')}</To>}
      columns={[
        { title: t('appid_name'), dataIndex: 'name' },
        { title: t('hint'), render: (_, { hint }) => <span className="mono">…{hint}</span> },
        {
          title: t('state'),
          render: (_, { revoked_at: at }) => <State is={at ? 'waiting' : 'done'}>{t(at ? 'revoked' : 'in_use')}</State>,
        },
        { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
      ]}
    />
  )
}

export function Webhooks({ of }: Of) {
  const t = useWords(oneMerchantWords)
  return (
    <Its<WebhookEndpoint>
      path="/v1/webhook-endpoints"
      of={of}
      label={t('webhooks')}
      empty={t('no_webhooks')}
      lead={<To path="/developer/webhooks">{t('see_webhooks')}</To>}
      columns={[
        { title: t('address'), render: (_, { url }) => <span className="mono">{url}</span> },
        { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
      ]}
    />
  )
}

type ItsProps<T> = Of & {
  readonly path: string
  readonly label: string
  readonly empty: string
  readonly lead: ReactNode
  readonly columns: TableColumnsType<T>
  readonly pathOf?: (one: T) => string
}

function Its<T extends { readonly id: string }>({ path, of, empty, lead, ...shown }: ItsProps<T>) {
  const list = useList<T>(path, { merchant: of })
  return (
    <>
      <p>{lead}</p>
      <Listing of={list} empty={<Empty says={empty} />} {...shown} />
    </>
  )
}
