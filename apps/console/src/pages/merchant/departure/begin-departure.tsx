import { DAYS_FOR_EXPORTS } from '@teyue/contract/departure'
import type { Merchant } from '@teyue/contract/merchant'
import { Form, Input, InputNumber, Modal } from 'antd'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { departureWords } from './departure-words.ts'

const MAX_REASON = 200
const MAX_DAYS = 365

type Fields = { readonly reason: string; readonly days_for_exports: number }
type Props = { readonly merchant: Merchant; readonly close: () => void }

/** Why, and how long the merchant may fetch its files; from then on nothing new is begun with it. */
export function BeginDeparture({ merchant: { id, name }, close }: Props) {
  const t = useWords(departureWords)
  const [form] = Form.useForm<Fields>()
  const begin = useAct((fields: Fields) => act('POST', `/v1/merchants/${id}/departures`, fields), ['/v1/merchants'])
  const perform = (fields: Fields) =>
    begin.mutate(fields, { onSuccess: close, onError: (error) => showAtField(form, error) })
  return (
    <Modal
      open
      title={t('begin')}
      okText={t('begin_verb')}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      confirmLoading={begin.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{t('begin_says', { name })}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days_for_exports: DAYS_FOR_EXPORTS }}
        onFinish={perform}
      >
        <Form.Item
          name="reason"
          label={t('reason')}
          extra={t('reason_says')}
          rules={[{ required: true, whitespace: true, message: t('reason_wanted') }]}
        >
          <Input maxLength={MAX_REASON} />
        </Form.Item>
        <Form.Item
          name="days_for_exports"
          label={t('days')}
          extra={t('days_says')}
          rules={[{ required: true, type: 'integer', min: 0, max: MAX_DAYS, message: t('days_wanted') }]}
        >
          <InputNumber />
        </Form.Item>
      </Form>
      {begin.error && <ProblemView error={begin.error} />}
    </Modal>
  )
}
