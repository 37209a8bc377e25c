import type { IssuedApiKey, NewApiKey } from '@teyue/contract/api-key'
import type { Merchant } from '@teyue/contract/merchant'
import { Form, Input, Modal, Select } from 'antd'
import { useMe } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { keyWords } from './words.ts'

type FormProps = { readonly onClose: () => void; readonly onIssued: (key: IssuedApiKey) => void }

/** What the key is for and for whom it acts: a merchant's own, or the whole provider's. */
export function KeyForm({ onClose, onIssued }: FormProps) {
  const t = useWords(keyWords)
  const { merchant } = useMe()
  const [form] = Form.useForm<NewApiKey>()
  const issue = useAct((order: NewApiKey) => act<IssuedApiKey>('POST', '/v1/api-keys', order), ['/v1/api-keys'])
  const send = async ({ name, merchant: chosen }: NewApiKey) => {
    try {
      onIssued(await issue.mutateAsync({ name, ...(chosen ? { merchant: chosen } : {}) }))
    } catch (error) {
      showAtField(form, error)
    }
  }
  return (
    <Modal
      open
      title={t('issue')}
      okText={t('issue')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: issue.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => void send(fields)}>
        <Form.Item
          name="name"
          label={t('name')}
          extra={t('name_says')}
          rules={[{ required: true, whitespace: true, message: t('name_needed') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        {merchant === null && (
          <Form.Item name="merchant" label={t('acts_for')} extra={t('acts_for_says')}>
            <MerchantSelect />
          </Form.Item>
        )}
      </Form>
      {issue.error && <ProblemView error={issue.error} />}
    </Modal>
  )
}

function MerchantSelect(field: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const t = useWords(keyWords)
  const merchants = useList<Merchant>('/v1/merchants', { limit: '100' })
  const options = merchants.rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Select
      {...field}
      allowClear
      placeholder={t('whole_provider')}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
    />
  )
}
