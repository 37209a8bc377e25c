import type { Merchant } from '@teyue/contract/merchant'
import type { Membership, Person } from '@teyue/contract/person'
import type { Store } from '@teyue/contract/store'
import { Button, Form, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import { useMay, useMe } from '../../app/me.ts'
import { useRoleName } from '../../app/role-words.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { StoreSelect } from '../stores/store-select.tsx'
import { storeWords } from '../stores/words.ts'
import { rolesAt } from './roles-at.ts'
import { peopleWords } from './words.ts'

/** What a person is and where, with the acts upon it. Nobody changes itself: another administrator does. */
export function Memberships({ person }: { person: Person }) {
  return (
    <Space orientation="vertical" size={4}>
      {person.memberships.map((one) => (
        <One key={one.id} person={person} membership={one} />
      ))}
    </Space>
  )
}

function One({ person, membership }: { person: Person; membership: Membership }) {
  const t = useWords(peopleWords)
  const nameOf = useRoleName()
  const may = useMay()
  const me = useMe()
  const confirm = useConfirm()
  const [isChanging, setChanging] = useState(false)
  const { merchant, role, store } = membership
  const path = `/v1/people/${person.id}/role`
  const end = useAct(() => act('DELETE', merchant ? `${path}?merchant=${merchant}` : path), ['/v1/people'])
  const isMine = person.id === me.id
  return (
    <Space size={4} wrap>
      <span>{nameOf(role)}</span>
      {merchant && <MerchantName id={merchant} />}
      {store && <StoreName id={store} />}
      {may('people.manage') && !isMine && (
        <>
          <Button type="link" size="small" onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
          <Button
            type="text"
            size="small"
            danger
            onClick={() =>
              confirm({
                title: t('end_title', { name: person.name }),
                says: t('end_says', { name: person.name, role: nameOf(role) }),
                verb: t('end'),
                isDangerous: true,
                perform: () => end.mutateAsync(),
              })
            }
          >
            {t('end')}
          </Button>
        </>
      )}
      {isChanging && <Change person={person} membership={membership} onEnd={() => setChanging(false)} />}
    </Space>
  )
}

type ChangeProps = { readonly person: Person; readonly membership: Membership; readonly onEnd: () => void }

function Change({ person, membership: { merchant, role: present, store: bound }, onEnd }: ChangeProps) {
  const t = useWords(peopleWords)
  const nameOf = useRoleName()
  const s = useWords(storeWords)
  const [role, setRole] = useState<string>(present)
  const [chosen, setStore] = useState(bound ?? undefined)
  const store = (role === 'cashier' && chosen) || null
  const body = { role, store, ...(merchant ? { merchant } : {}) }
  const change = useAct(() => act('PUT', `/v1/people/${person.id}/role`, body), ['/v1/people', '/v1/approvals'])
  const send = async () => {
    if (await change.mutateAsync().catch(() => null)) onEnd()
  }
  return (
    <Modal
      open
      title={t('change_title', { name: person.name })}
      okText={t('change')}
      okButtonProps={{ disabled: role === present && store === bound }}
      confirmLoading={change.isPending}
      onOk={() => void send()}
      onCancel={onEnd}
    >
      <p>{t('change_says')}</p>
      <Form layout="vertical">
        <Form.Item label={t('role')} htmlFor="new-role">
          <Select
            id="new-role"
            value={role}
            options={rolesAt(merchant).map((one) => ({ value: one, label: nameOf(one) }))}
            onChange={setRole}
          />
        </Form.Item>
        {merchant && role === 'cashier' && (
          <Form.Item label={s('store_of_cashier')} extra={s('store_of_cashier_says')} htmlFor="new-store">
            <StoreSelect
              id="new-store"
              merchant={merchant}
              placeholder={s('all_stores')}
              value={store ?? undefined}
              onChange={setStore}
            />
          </Form.Item>
        )}
      </Form>
      {change.error && <ProblemView error={change.error} />}
    </Modal>
  )
}

export function StoreName({ id }: { id: string }) {
  const store = useRead<Store>(`/v1/stores/${id}`)
  return <span className="meta">{store.data?.name ?? id}</span>
}

export function MerchantName({ id }: { id: string }) {
  const merchant = useRead<Merchant>(`/v1/merchants/${id}`)
  return <span className="meta">{merchant.data?.name ?? id}</span>
}
