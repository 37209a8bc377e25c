import type { NewAlertChannel } from '@teyue/contract/alert-channel'
import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { act } from '../../kit/api.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { channelWords } from './words.ts'

const TLS_PORT = 465

type Fields = Pick<NewAlertChannel, 'name' | 'kind' | 'language' | 'min_severity' | 'after_minutes' | 'per_hour'> & {
  readonly url?: string
  readonly secret?: string
  readonly host?: string
  readonly port?: number
  readonly security?: 'tls' | 'starttls' | 'none'
  readonly user?: string
  readonly password?: string
  readonly from?: string
  readonly to?: string[]
}

/** A robot or a mail server, whom it tells and when. Secrets stand in their field only: nothing here is kept as a draft. */
export function ChannelForm({ onClose }: { onClose: () => void }) {
  const t = useWords(channelWords)
  const language = useLanguage()
  const [form] = Form.useForm<Fields>()
  const kind = Form.useWatch('kind', form) ?? 'wecom'
  const make = useAct((order: NewAlertChannel) => act('POST', '/v1/alert-channels', order), ['/v1/alert-channels'])
  const send = async (fields: Fields) => {
    try {
      await make.mutateAsync(orderOf(fields))
      onClose()
    } catch (error) {
      showAtField(form, error, (field) => field.split('.').at(-1) ?? field)
    }
  }
  const initial = {
    kind: 'wecom',
    language,
    min_severity: 'warning',
    after_minutes: 0,
    per_hour: 12,
    security: 'tls',
    port: TLS_PORT,
  }
  return (
    <Modal
      open
      title={t('add')}
      okText={t('add')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: make.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(fields) => void send(fields)}>
        <Form.Item name="kind" label={t('kind')}>
          <Radio.Group options={(['wecom', 'feishu', 'email'] as const).map((value) => ({ value, label: t(value) }))} />
        </Form.Item>
        <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
          <Input maxLength={80} />
        </Form.Item>
        {kind === 'email' ? <MailFields /> : <RobotFields isSigned={kind === 'feishu'} />}
        <Form.Item name="min_severity" label={t('severity')}>
          <Select options={(['warning', 'critical'] as const).map((value) => ({ value, label: t(`from_${value}`) }))} />
        </Form.Item>
        <Form.Item name="after_minutes" label={t('after_label')} extra={t('after_says')}>
          <InputNumber min={0} max={1440} precision={0} />
        </Form.Item>
        <Form.Item name="per_hour" label={t('limit')} extra={t('limit_says')}>
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="language" label={t('language')}>
          <Radio.Group
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
      </Form>
      {make.error && <ProblemView error={make.error} />}
    </Modal>
  )
}

function RobotFields({ isSigned }: { isSigned: boolean }) {
  const t = useWords(channelWords)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <>
      <Form.Item name="url" label={t('url')} extra={t(isSigned ? 'feishu_says' : 'wecom_says')} rules={needed}>
        <Input autoComplete="off" />
      </Form.Item>
      {isSigned && (
        <Form.Item name="secret" label={t('secret')} extra={t('secret_says')}>
          <Input.Password autoComplete="off" />
        </Form.Item>
      )}
    </>
  )
}

function MailFields() {
  const t = useWords(channelWords)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <>
      <Form.Item name="host" label={t('host')} rules={needed}>
        <Input placeholder="smtp.exmail.qq.com" />
      </Form.Item>
      <Form.Item name="security" label={t('security')} rules={needed}>
        <Select
          options={(['tls', 'starttls', 'none'] as const).map((value) => ({
            value,
            label: t(value === 'none' ? 'none_security' : value),
          }))}
        />
      </Form.Item>
      <Form.Item name="port" label={t('port')} rules={needed}>
        <InputNumber min={1} max={65_535} precision={0} />
      </Form.Item>
      <Form.Item name="user" label={t('user')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="password" label={t('password')}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="from" label={t('from')} rules={needed}>
        <Input type="email" />
      </Form.Item>
      <Form.Item name="to" label={t('to')} rules={needed}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ', ';']} />
      </Form.Item>
    </>
  )
}

function orderOf(fields: Fields): NewAlertChannel {
  const { name, kind, language, min_severity, after_minutes, per_hour, url = '', secret } = fields
  const common = { name, kind, language, min_severity, after_minutes, per_hour }
  if (kind !== 'email') return { ...common, robot: { url, ...(secret ? { secret } : {}) } }
  const { host = '', port = TLS_PORT, security = 'tls', user, password, from = '', to = [] } = fields
  const signIn = user || password ? { user: user ?? '', password: password ?? '' } : {}
  return { ...common, mail: { host, port, security, from, to, ...signIn } }
}
