import { Form, Input, Modal } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { oneMerchantWords } from './words.ts'

type EndProps = {
  /** What is ended, as the platform addresses it. */
  readonly path: string
  /** Beginnings of what has to be read again. */
  readonly changes: readonly string[]
  readonly verb: string
  readonly says: string
  readonly close: () => void
}

/** Ends something that is not to be ended without a reason. */
export function EndWithReason({ path, changes, verb, says, close }: EndProps) {
  const t = useWords(oneMerchantWords)
  const [form] = Form.useForm<{ reason: string }>()
  const end = useAct(
    ({ reason }: { reason: string }) => act('DELETE', `${path}?${new URLSearchParams({ reason })}`),
    changes,
  )
  return (
    <Modal
      open
      title={verb}
      okText={verb}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      confirmLoading={end.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{says}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => end.mutate(given, { onSuccess: close })}
      >
        <Form.Item
          name="reason"
          label={t('because')}
          rules={[{ required: true, min: 4, whitespace: true, message: t('reason_short') }]}
        >
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {end.error && <ProblemView error={end.error} />}
    </Modal>
  )
}
