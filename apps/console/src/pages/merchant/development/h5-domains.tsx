import type { H5Domain } from '@teyue/contract/development'
import { Button, Form, Input, Modal, Select, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { developmentWords } from './development-words.ts'
import type { NumberProps } from './number-development.ts'

const STATES = ['recorded', 'asked', 'granted', 'removed'] as const

/** Where H5 payments start. WeChat is asked for it by hand; how it stands is what a person says. */
export function H5Domains({ number, merchant }: NumberProps) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const [isAdding, setAdding] = useState(false)
  const domains = number.h5_domains
  return (
    <>
      <h2>{t('domains')}</h2>
      <p className="meta">{t(domains.length === 0 ? 'domains_none' : 'domains_say')}</p>
      {domains.length > 0 && (
        <Table<H5Domain>
          aria-label={t('domains')}
          rowKey="id"
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...domains]}
          columns={[
            { title: t('domain'), render: (_, { domain }) => <span className="mono">{domain}</span> },
            { title: t('owner'), render: (_, { owner }) => t(owner) },
            { title: t('state'), render: (_, one) => <DomainState of={one} merchant={merchant.id} /> },
            { title: t('note'), render: (_, { note }) => <span className="sentence">{note || '–'}</span> },
            { title: t('added'), render: (_, { added_at: at }) => <Moment at={at} /> },
          ]}
        />
      )}
      {mayManage && (
        <Button className="below" onClick={() => setAdding(true)}>
          {t('add_domain')}
        </Button>
      )}
      {isAdding && <AddDomain number={number} merchant={merchant} close={() => setAdding(false)} />}
    </>
  )
}

function DomainState({ of: { id, domain, state }, merchant }: { of: H5Domain; merchant: string }) {
  const t = useWords(developmentWords)
  const mayManage = useMay()('merchants.manage')
  const change = useAct(
    (next: string) => act('PATCH', `/v1/h5-domains/${id}`, { state: next }),
    [`/v1/merchants/${merchant}/development`],
  )
  if (!mayManage) return <State is={state === 'granted' ? 'done' : 'waiting'}>{t(state)}</State>
  return (
    <>
      <Select
        size="small"
        value={state}
        loading={change.isPending}
        aria-label={`${t('state')} ${domain}`}
        options={STATES.map((value) => ({ value, label: t(value) }))}
        onChange={(next) => change.mutate(next)}
      />
      {change.error && <ProblemView error={change.error} />}
    </>
  )
}

function AddDomain({ number, merchant, close }: NumberProps & { close: () => void }) {
  const t = useWords(developmentWords)
  const [form] = Form.useForm()
  const add = useAct(
    (given: object) => act('POST', '/v1/h5-domains', { sub_merchant: number.sub_merchant, ...given }),
    [`/v1/merchants/${merchant.id}/development`],
  )
  const owners = (['provider', 'merchant'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <Modal
      open
      title={t('add_domain')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p className="meta">{t('domains_say')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ owner: 'provider', note: '' }}
        onFinish={(given: object) =>
          add.mutate(given, { onSuccess: close, onError: (error) => showAtField(form, error) })
        }
      >
        <Form.Item
          name="domain"
          label={t('domain')}
          extra={t('domain_says')}
          rules={[{ required: true, message: t('wanted') }]}
        >
          <Input className="mono" maxLength={253} />
        </Form.Item>
        <Form.Item name="owner" label={t('owner')}>
          <Select options={owners} aria-label={t('owner')} />
        </Form.Item>
        <Form.Item name="note" label={t('note')}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {add.error && <ProblemView error={add.error} />}
    </Modal>
  )
}
