import type { Appid } from '@teyue/contract/appid'
import type { AppidPayers, MessagePush } from '@teyue/contract/follow'
import { Button, Descriptions, Form, Input, Modal, Space, Table } from 'antd'
import { useState } from 'react'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { useMerchantName } from '../../../kit/merchant-name.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Money } from '../../../kit/money.tsx'
import { Read } from '../../../kit/page.tsx'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct, useRead } from '../../../kit/reading.ts'
import { developmentWords } from '../development/development-words.ts'

type Payer = AppidPayers['payers'][number]

/** What can be looked at and set for one appid: its payers at all merchants that share it, and who tells of its followers. */
export function AppidActs({ appid }: { appid: Appid }) {
  const t = useWords(developmentWords)
  const [open, setOpen] = useState<'payers' | 'push' | null>(null)
  const close = () => setOpen(null)
  return (
    <Space>
      <Button size="small" onClick={() => setOpen('payers')} aria-label={`${t('payers')} ${appid.name}`}>
        {t('payers')}
      </Button>
      {appid.kind === 'service_account' && (
        <Button size="small" onClick={() => setOpen('push')} aria-label={`${t('push')} ${appid.name}`}>
          {t('push')}
        </Button>
      )}
      {open === 'payers' && <Payers appid={appid} close={close} />}
      {open === 'push' && <Push appid={appid} close={close} />}
    </Space>
  )
}

function Payers({ appid, close }: { appid: Appid; close: () => void }) {
  const t = useWords(developmentWords)
  const payers = useRead<AppidPayers>(`/v1/appids/${appid.id}/payers`)
  const nameOf = useMerchantName()
  return (
    <Modal open width={760} title={t('payers_title', { appid: appid.name })} footer={null} onCancel={close}>
      <Read of={payers}>
        {({ numbers, payers: rows, looked_at: lookedAt }) => (
          <>
            <p>{t('payers_numbers', { count: String(numbers.length) })}</p>
            <p className="meta">{t('payers_say', { count: String(lookedAt) })}</p>
            {rows.length === 0 ? (
              <p>{t('payers_none')}</p>
            ) : (
              <Table<Payer>
                aria-label={t('payers')}
                rowKey={({ openid, last_paid_at: at }) => `${openid} ${at}`}
                size="small"
                pagination={false}
                scroll={{ x: 'max-content' }}
                dataSource={[...rows]}
                columns={[
                  { title: t('openid'), render: (_, { openid }) => <span className="mono">{openid}</span> },
                  {
                    title: t('at_merchants'),
                    render: (_, { merchants }) => merchants.map(nameOf).join('、'),
                  },
                  { title: t('times'), align: 'right', dataIndex: 'payments' },
                  { title: t('amount'), align: 'right', render: (_, { amount }) => <Money fen={amount} /> },
                  { title: t('last_paid'), render: (_, { last_paid_at: at }) => <Moment at={at} /> },
                ]}
              />
            )}
          </>
        )}
      </Read>
    </Modal>
  )
}

function Push({ appid, close }: { appid: Appid; close: () => void }) {
  const t = useWords(developmentWords)
  const [form] = Form.useForm()
  const path = `/v1/appids/${appid.id}/message-push`
  const push = useRead<MessagePush>(path)
  const set = useAct((given: object) => act('POST', `${path}es`, given), [path])
  return (
    <Modal
      open
      title={`${t('push')} · ${appid.name}`}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={set.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p className="meta">{t('push_says')}</p>
      <Read of={push}>{(shown) => <PushFacts push={shown} />}</Read>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        onFinish={(given: object) =>
          set.mutate(given, { onSuccess: close, onError: (error) => showAtField(form, error) })
        }
      >
        <Form.Item
          name="token"
          label={t('push_token')}
          rules={[{ required: true, pattern: /^[0-9A-Za-z]{3,32}$/, message: t('push_token_says') }]}
        >
          <Input className="mono" maxLength={32} />
        </Form.Item>
        <Form.Item
          name="encoding_aes_key"
          label={t('push_key')}
          rules={[{ required: true, pattern: /^[0-9A-Za-z]{43}$/, message: t('push_key_says') }]}
        >
          <Input.Password maxLength={43} />
        </Form.Item>
      </Form>
      {set.error && <ProblemView error={set.error} />}
    </Modal>
  )
}

function PushFacts({ push: { url, set_at: setAt, heard_at: heardAt } }: { push: MessagePush }) {
  const t = useWords(developmentWords)
  return (
    <Descriptions
      column={1}
      items={[
        { key: 'url', label: t('push_url'), children: <span className="mono wraps">{url}</span> },
        {
          key: 'heard',
          label: t('push_heard'),
          children: heardAt ? <Moment at={heardAt} /> : t(setAt ? 'push_unheard' : 'push_unset'),
        },
      ]}
    />
  )
}
