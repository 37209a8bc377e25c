import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { accountWords } from './words.ts'

type PasswordFirstProps = {
  readonly title: string
  readonly says?: string
  readonly verb: string
  readonly isDangerous?: boolean
  readonly onCancel: () => void
  readonly perform: (password: string) => Promise<unknown>
}

/** Asks for the password before something about the sign-in itself is changed. */
export function PasswordFirst({ title, says, verb, isDangerous = false, onCancel, perform }: PasswordFirstProps) {
  const t = useWords(accountWords)
  const [form] = Form.useForm<{ password: string }>()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async ({ password }: { password: string }) => {
    setBusy(true)
    setError(null)
    await perform(password).catch(setError)
    setBusy(false)
  }
  return (
    <Modal
      open
      title={title}
      okText={verb}
      okButtonProps={{ danger: isDangerous }}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onCancel}
    >
      <p>{says ?? t('ask_password')}</p>
      <Form name="prove" form={form} layout="vertical" requiredMark={false} onFinish={(given) => void send(given)}>
        <Form.Item name="password" label={t('present')} rules={[{ required: true, message: t('fill') }]}>
          <Input.Password autoComplete="current-password" autoFocus maxLength={128} />
        </Form.Item>
      </Form>
      {error !== null && <ProblemView error={error} />}
    </Modal>
  )
}
