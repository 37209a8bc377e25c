import type { FoundNumber } from '@teyue/contract/found-number'
import { Form, Input, Modal } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { foundWords } from './words.ts'

/** Says why a number is of no concern. */
export function Dismiss({ of, close }: { of: FoundNumber; close: () => void }) {
  const t = useWords(foundWords)
  const [form] = Form.useForm<{ readonly reason: string }>()
  const dismiss = useAct(
    (given: object) => act('POST', `/v1/found-numbers/${of.id}/dismissals`, given),
    ['/v1/found-numbers', '/v1/overview'],
  )
  return (
    <Modal
      open
      title={t('dismiss_title', { number: of.sub_mchid })}
      okText={t('dismiss')}
      cancelText={t('cancel')}
      confirmLoading={dismiss.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{t('dismiss_says')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => dismiss.mutate(given, { onSuccess: close })}
      >
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('wanted') }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {dismiss.error && <ProblemView error={dismiss.error} />}
    </Modal>
  )
}
