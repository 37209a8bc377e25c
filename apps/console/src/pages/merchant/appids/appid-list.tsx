import type { Appid } from '@teyue/contract/appid'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { Empty } from '../../../kit/empty.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { Listing } from '../../../kit/listing.tsx'
import { Moment } from '../../../kit/moment.tsx'
import { Numbered } from '../../../kit/number.tsx'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct, useList } from '../../../kit/reading.ts'
import { APPID_KINDS, oneMerchantWords } from '../words.ts'
import { AppidActs } from './appid-acts.tsx'

type Owner = { readonly account: string } | { readonly merchant: string }

/** The appids of an account or of a merchant, and a way to add one. */
export function AppidList({ owner }: { owner: Owner }) {
  const t = useWords(oneMerchantWords)
  const mayManage = useMay()('merchants.manage')
  const [isAdding, setAdding] = useState(false)
  const appids = useList<Appid>('/v1/appids', { ...owner })
  const add = <Button onClick={() => setAdding(true)}>{t('add_appid')}</Button>
  return (
    <>
      {mayManage && appids.rows.length > 0 && <div className="above">{add}</div>}
      <Listing
        label={t('appids')}
        of={appids}
        columns={[
          { title: t('appid'), render: (_, { appid }) => <Numbered value={appid} /> },
          { title: t('kind'), render: (_, { kind }) => t(kind) },
          { title: t('appid_name'), dataIndex: 'name' },
          { title: t('appid_subject'), dataIndex: 'subject' },
          { title: t('added'), render: (_, { created_at: at }) => <Moment at={at} /> },
          ...(mayManage ? [{ title: t('more'), render: (_: unknown, one: Appid) => <AppidActs appid={one} /> }] : []),
        ]}
        empty={<Empty says={t('no_appids')}>{mayManage && add}</Empty>}
      />
      {isAdding && <AddAppid owner={owner} close={() => setAdding(false)} />}
    </>
  )
}

function AddAppid({ owner, close }: { owner: Owner; close: () => void }) {
  const t = useWords(oneMerchantWords)
  const [form] = Form.useForm()
  const add = useAct((given: object) => act('POST', '/v1/appids', { ...given, ...owner }), ['/v1/appids', '/v1/setup'])
  const needed = [{ required: true, whitespace: true, message: t('wanted') }]
  const kinds = APPID_KINDS.map((value) => ({ value, label: t(value) }))
  return (
    <Modal
      open
      title={t('add_appid')}
      okText={t('add')}
      cancelText={t('cancel')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(given: object) =>
          add.mutate(given, { onSuccess: close, onError: (error) => showAtField(form, error) })
        }
      >
        <Form.Item
          name="appid"
          label={t('appid')}
          rules={[{ required: true, pattern: /^wx[0-9a-zA-Z]{16}$/, message: t('appid_wrong') }]}
        >
          <Input className="mono" maxLength={18} />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')} rules={needed} initialValue="service_account">
          <Select options={kinds} aria-label={t('kind')} />
        </Form.Item>
        <Form.Item name="name" label={t('appid_name')} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="subject" label={t('appid_subject')} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
      </Form>
      {add.error && <ProblemView error={add.error} />}
    </Modal>
  )
}
