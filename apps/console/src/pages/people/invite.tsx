import type { Merchant } from '@teyue/contract/merchant'
import type { MadeInvitation, NewInvitation } from '@teyue/contract/person'
import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/me.ts'
import { useRoleName } from '../../app/role-words.ts'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { SecretOnce } from '../../kit/secret-once.tsx'
import { StoreSelect } from '../stores/store-select.tsx'
import { storeWords } from '../stores/words.ts'
import { linkOf } from './link-of.ts'
import { rolesAt } from './roles-at.ts'
import { peopleWords } from './words.ts'

const PROVIDER = 'provider'
type Given = {
  readonly name: string
  readonly where: string
  readonly role: NewInvitation['role']
  readonly store?: string
}

/** Lets somebody in, by a link that is shown once. */
export function Invite({ onEnd }: { onEnd: () => void }) {
  const t = useWords(peopleWords)
  const [link, setLink] = useState<string | null>(null)
  if (link) return <SecretOnce title={t('link')} secret={link} onKept={onEnd} />
  return <Asking onEnd={onEnd} onMade={({ token }) => setLink(linkOf(token))} />
}

function Asking({ onEnd, onMade }: { onEnd: () => void; onMade: (made: MadeInvitation) => void }) {
  const t = useWords(peopleWords)
  const me = useMe()
  const nameOf = useRoleName()
  const [form] = Form.useForm<Given>()
  const first = me.merchant ?? PROVIDER
  const s = useWords(storeWords)
  const where = Form.useWatch('where', form) ?? first
  const isCashier = Form.useWatch('role', form) === 'cashier' && where !== PROVIDER
  const invite = useAct(
    ({ name, role, store, where: at = first }: Given) =>
      act<MadeInvitation>('POST', '/v1/invitations', {
        name,
        role,
        store,
        ...(at === PROVIDER ? {} : { merchant: at }),
      }),
    ['/v1/invitations', '/v1/approvals'],
  )
  const send = async (given: Given) => {
    const made = await invite.mutateAsync(given).catch(() => null)
    if (made) onMade(made)
  }
  const roles = rolesAt(where === PROVIDER ? null : where)
  return (
    <Modal
      open
      title={t('invite')}
      okText={t('make')}
      confirmLoading={invite.isPending}
      onOk={() => form.submit()}
      onCancel={onEnd}
    >
      <p>{t('invite_says')}</p>
      <Form
        name="invite"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ where: first }}
        onFinish={(given) => void send(given)}
      >
        <Form.Item
          name="name"
          label={t('invite_name')}
          extra={t('invite_name_says')}
          rules={[{ required: true, message: t('name_wanted') }]}
        >
          <Input autoFocus autoComplete="off" maxLength={80} />
        </Form.Item>
        {me.merchant === null && <Where onChange={() => form.resetFields(['role', 'store'])} />}
        <Form.Item name="role" label={t('role')} rules={[{ required: true, message: t('role_wanted') }]}>
          <Select options={roles.map((role) => ({ value: role, label: nameOf(role) }))} />
        </Form.Item>
        {isCashier && (
          <Form.Item name="store" label={s('store_of_cashier')} extra={s('store_of_cashier_says')}>
            <StoreSelect merchant={where} placeholder={s('all_stores')} />
          </Form.Item>
        )}
      </Form>
      {invite.error && <ProblemView error={invite.error} />}
    </Modal>
  )
}

function Where({ onChange }: { onChange: () => void }) {
  const t = useWords(peopleWords)
  const merchants = useList<Merchant>('/v1/merchants', { limit: '100' })
  const options = [
    { value: PROVIDER, label: t('at_provider') },
    ...merchants.rows.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <Form.Item name="where" label={t('where')} rules={[{ required: true, message: t('merchant_wanted') }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} onChange={onChange} />
    </Form.Item>
  )
}
