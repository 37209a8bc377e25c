import { Form, Input, Modal } from 'antd'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { departureWords } from './departure-words.ts'

const MAX_REASON = 200

type Props = { readonly departure: string; readonly verb: string; readonly says: string; readonly close: () => void }

/** The leaving is taken back, or a merchant that has left comes back, with a reason. */
export function ReturnMerchant({ departure, verb, says, close }: Props) {
  const t = useWords(departureWords)
  const [form] = Form.useForm<{ reason: string }>()
  const back = useAct(
    (given: { reason: string }) => act('POST', `/v1/departures/${departure}/returns`, given),
    ['/v1/merchants'],
  )
  return (
    <Modal
      open
      title={verb}
      okText={verb}
      cancelText={t('cancel')}
      confirmLoading={back.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{says}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => back.mutate(given, { onSuccess: close })}
      >
        <Form.Item
          name="reason"
          label={t('reason')}
          extra={t('reason_says')}
          rules={[{ required: true, whitespace: true, message: t('reason_wanted') }]}
        >
          <Input maxLength={MAX_REASON} />
        </Form.Item>
      </Form>
      {back.error && <ProblemView error={back.error} />}
    </Modal>
  )
}
