import { eventTypes, type NewWebhookEndpoint, type RegisteredWebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { Form, Input, Modal, Select } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { webhookWords } from './words.ts'

type FormProps = { readonly onClose: () => void; readonly onMade: (made: RegisteredWebhookEndpoint) => void }
type Fields = Pick<NewWebhookEndpoint, 'url' | 'event_types'>

/** An address and what it wants to hear of. */
export function EndpointForm({ onClose, onMade }: FormProps) {
  const t = useWords(webhookWords)
  const [form] = Form.useForm<Fields>()
  const register = useAct(
    (order: NewWebhookEndpoint) => act<RegisteredWebhookEndpoint>('POST', '/v1/webhook-endpoints', order),
    ['/v1/webhook-endpoints'],
  )
  const send = async (fields: Fields) => {
    try {
      onMade(await register.mutateAsync(fields))
    } catch (error) {
      showAtField(form, error)
    }
  }
  const options = eventTypes.map((value) => ({ value, label: value === '*' ? t('everything') : value }))
  return (
    <Modal
      open
      title={t('add')}
      okText={t('add')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: register.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ event_types: ['*'] }}
        onFinish={(fields) => void send(fields)}
      >
        <Form.Item name="url" label={t('url')} extra={t('url_says')} rules={[{ required: true, message: t('needed') }]}>
          <Input placeholder="https://shop.example.com/hooks/teyue" />
        </Form.Item>
        <Form.Item name="event_types" label={t('hears')} rules={[{ required: true, message: t('needed') }]}>
          <Select mode="multiple" options={options} />
        </Form.Item>
      </Form>
      {register.error && <ProblemView error={register.error} />}
    </Modal>
  )
}
