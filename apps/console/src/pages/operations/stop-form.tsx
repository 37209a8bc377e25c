import type { Merchant } from '@teyue/contract/merchant'
import type { NewPaymentStop } from '@teyue/contract/operations'
import { Form, Input, Modal, Radio, Select } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { useAccounts } from './accounts.ts'
import { operationsWords } from './words.ts'

type Fields = { readonly of: 'merchant' | 'account'; readonly place: string; readonly reason: string }

/** Stops the taking of payments: of what, and why, which those who ask for a payment are told. */
export function StopForm({ onClose }: { onClose: () => void }) {
  const t = useWords(operationsWords)
  const [form] = Form.useForm<Fields>()
  const of = Form.useWatch('of', form) ?? 'merchant'
  const stop = useAct((order: NewPaymentStop) => act('POST', '/v1/payment-stops', order), ['/v1/payment-stops'])
  const send = async ({ place, reason }: Fields) => {
    try {
      await stop.mutateAsync(of === 'merchant' ? { merchant: place, reason } : { account: place, reason })
      onClose()
    } catch (error) {
      showAtField(form, error)
    }
  }
  return (
    <Modal
      open
      title={t('stop')}
      okText={t('stop')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, loading: stop.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p>{t('stop_says')}</p>
      <Form form={form} layout="vertical" initialValues={{ of: 'merchant' }} onFinish={(fields) => void send(fields)}>
        <Form.Item name="of" label={t('stop_of')}>
          <Radio.Group
            options={[
              { value: 'merchant', label: t('merchant') },
              { value: 'account', label: t('account') },
            ]}
            onChange={() => form.resetFields(['place'])}
          />
        </Form.Item>
        <Form.Item name="place" label={t(of)} rules={[{ required: true, message: t('choose') }]}>
          <PlaceSelect of={of} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reason')}
          extra={t('reason_says')}
          rules={[{ required: true, whitespace: true, message: t('reason_needed') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {stop.error && <ProblemView error={stop.error} />}
    </Modal>
  )
}

function PlaceSelect({
  of,
  ...field
}: {
  of: Fields['of']
  id?: string
  value?: string
  onChange?: (id: string) => void
}) {
  const accounts = useAccounts()
  const merchants = useList<Merchant>('/v1/merchants', { limit: '100' })
  const options =
    of === 'merchant'
      ? merchants.rows.map(({ id, name }) => ({ value: id, label: name }))
      : accounts.map(({ id, number, mode }) => ({ value: id, label: `${number} (${mode})` }))
  return <Select {...field} showSearch={{ optionFilterProp: 'label' }} options={options} />
}
