import type { Account } from '@teyue/contract/account'
import type { Merchant, PermissionChange, SubMerchant } from '@teyue/contract/merchant'
import { Button, Card, Form, Input, Modal, Radio, Table, Typography } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Numbered } from '../../kit/number.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { oneMerchantWords } from './words.ts'

type Name = PermissionChange['name']
type Permission = PermissionChange['state']

const NAMES: readonly Name[] = ['jsapi', 'mini_program', 'native', 'app', 'h5', 'refund']
const STATES: readonly Permission[] = ['not_asked', 'asked', 'granted', 'withdrawn']
const standings: Readonly<Record<Permission, Standing>> = {
  not_asked: 'waiting',
  asked: 'working',
  granted: 'done',
  withdrawn: 'failed',
}

/** For each number and product how it stands with WeChat, with what was said of it. */
export function ProductsTab({ merchant }: { merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  if (merchant.sub_merchants.length === 0) return <Empty says={t('no_numbers')} />
  return (
    <div className="stack">
      {merchant.sub_merchants.map((number) => (
        <Products key={number.id} number={number} merchant={merchant} />
      ))}
    </div>
  )
}

function Products({ number, merchant }: { number: SubMerchant; merchant: Merchant }) {
  const t = useWords(oneMerchantWords)
  const productOf = useProductNames()
  const mayManage = useMay()('merchants.manage')
  const [changing, setChanging] = useState<Name | null>(null)
  const noteOf = (name: Name) => number.permission_notes.find((one) => one.name === name)?.note ?? ''
  const change = {
    title: t('change'),
    render: (_: unknown, { name }: { name: Name }) => (
      <Button size="small" aria-label={`${t('change')} · ${productOf(name)}`} onClick={() => setChanging(name)}>
        {t('change')}
      </Button>
    ),
  }
  return (
    <Card title={<Numbered value={number.sub_mchid} isWhole />}>
      <Table
        aria-label={t('products')}
        rowKey="name"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={NAMES.map((name) => ({ name, state: number.permissions[name] }))}
        columns={[
          { title: t('product'), render: (_, { name }) => productOf(name) },
          { title: t('state'), render: (_, { state }) => <State is={standings[state]}>{t(state)}</State> },
          { title: t('note'), render: (_, { name }) => noteOf(name) || '–' },
          ...(mayManage ? [change] : []),
        ]}
      />
      {changing && (
        <ChangePermission
          number={number}
          merchant={merchant}
          name={changing}
          note={noteOf(changing)}
          close={() => setChanging(null)}
        />
      )}
    </Card>
  )
}

type ChangeProps = {
  readonly number: SubMerchant
  readonly merchant: Merchant
  readonly name: Name
  readonly note: string
  readonly close: () => void
}

function ChangePermission({ number, merchant, name, note, close }: ChangeProps) {
  const t = useWords(oneMerchantWords)
  const productOf = useProductNames()
  const [form] = Form.useForm<{ state: Permission; note: string }>()
  const path = `/v1/sub-merchants/${number.id}/permission-changes`
  const change = useAct((given: object) => act('POST', path, { name, ...given }), ['/v1/merchants'])
  return (
    <Modal
      open
      title={productOf(name)}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ state: number.permissions[name], note }}
        onFinish={(given) => change.mutate(given, { onSuccess: close })}
      >
        <Form.Item name="state" label={t('state')}>
          <Radio.Group aria-label={t('state')} options={STATES.map((value) => ({ value, label: t(value) }))} />
        </Form.Item>
        <Form.Item name="note" label={t('note')} extra={t('note_says')}>
          <Input.TextArea maxLength={1000} rows={3} />
        </Form.Item>
      </Form>
      <AskText number={number} merchant={merchant} name={name} />
      {change.error && <ProblemView error={change.error} />}
    </Modal>
  )
}

/** What to send to WeChat's account manager: Chinese in either language, since that is who reads it. */
function AskText({ number, merchant, name }: Pick<ChangeProps, 'number' | 'merchant' | 'name'>) {
  const t = useWords(oneMerchantWords)
  const productOf = useProductNames()
  const account = useRead<Account>(`/v1/accounts/${number.account}`)
  const facts = {
    name: merchant.name,
    subject: merchant.subject,
    number: number.sub_mchid,
    account: account.data?.sp_mchid ?? '',
    product: productOf(name),
  }
  const text = t(name === 'refund' ? 'ask_refund' : 'ask_says', facts)
  return (
    <>
      <h2>{t('ask_text')}</h2>
      <Typography.Paragraph copyable={{ text }}>{text}</Typography.Paragraph>
    </>
  )
}

export function useProductNames(): (name: Name) => string {
  const t = useWords(oneMerchantWords)
  return (name) => t(name === 'mini_program' ? 'mini_program_product' : name)
}
