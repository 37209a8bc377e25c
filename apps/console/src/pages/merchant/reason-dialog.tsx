import { Form, Input, Modal } from 'antd'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { oneMerchantWords } from './words.ts'

export type Reasoned = {
  readonly verb: string
  readonly says: string
  readonly close: () => void
}

type ReasonProps = Reasoned & {
  readonly perform: (reason: string) => Promise<unknown>
  /** Beginnings of what has to be read again. */
  readonly changes: readonly string[]
  readonly isDangerous?: boolean
  readonly extra?: string
  readonly wanted: string
  /** In characters. */
  readonly min?: number
  readonly max: number
}

/** Does what is not to be done without a reason. */
export function ReasonDialog(props: ReasonProps) {
  const { verb, says, perform, changes, isDangerous = false, extra, wanted, min = 1, max, close } = props
  const t = useWords(oneMerchantWords)
  const [form] = Form.useForm<{ reason: string }>()
  const deed = useAct(perform, changes)
  return (
    <Modal
      open
      title={verb}
      okText={verb}
      okButtonProps={{ danger: isDangerous }}
      cancelText={t('cancel')}
      confirmLoading={deed.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{says}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => deed.mutate(reason, { onSuccess: close })}
      >
        <Form.Item
          name="reason"
          label={t('because')}
          extra={extra}
          rules={[{ required: true, min, whitespace: true, message: wanted }]}
        >
          <Input maxLength={max} />
        </Form.Item>
      </Form>
      {deed.error && <ProblemView error={deed.error} />}
    </Modal>
  )
}
