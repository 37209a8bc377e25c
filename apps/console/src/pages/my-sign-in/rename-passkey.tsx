import type { Passkey } from '@teyue/contract/passkey'
import { Form, Input, Modal } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { accountWords } from './words.ts'

/** Another name for a device. It opens nothing that was closed, so that nothing is proved again. */
export function RenamePasskey({ passkey: { id, name }, onEnd }: { passkey: Passkey; onEnd: () => void }) {
  const t = useWords(accountWords)
  const [form] = Form.useForm<{ name: string }>()
  const rename = useAct((given: { name: string }) => act('PUT', `/v1/auth/passkeys/${id}`, given), ['/v1/auth'])
  const send = async (given: { name: string }) => {
    const renamed = await rename.mutateAsync(given).catch(() => null)
    if (renamed) onEnd()
  }
  return (
    <Modal
      open
      title={t('rename_passkey')}
      okText={t('rename')}
      confirmLoading={rename.isPending}
      onOk={() => form.submit()}
      onCancel={onEnd}
    >
      <Form
        name="rename"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name }}
        onFinish={(given) => void send(given)}
      >
        <Form.Item
          name="name"
          label={t('passkey_name')}
          extra={t('passkey_name_says')}
          rules={[{ required: true, whitespace: true, message: t('fill') }]}
        >
          <Input autoComplete="off" autoFocus maxLength={80} />
        </Form.Item>
      </Form>
      {rename.error && <ProblemView error={rename.error} />}
    </Modal>
  )
}
