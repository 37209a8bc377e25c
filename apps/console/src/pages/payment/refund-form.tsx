import type { Approval } from '@teyue/contract/approval'
import type { Payment } from '@teyue/contract/payment'
import type { NewRefund, Refund } from '@teyue/contract/refund'
import { App, Button, Form, Input, Modal, Space } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { useDraft } from '../../kit/draft.ts'
import { formatFen, parseFen } from '../../kit/fen.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { FenInput } from '../../kit/money.tsx'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { refundWords } from './refund-words.ts'

type Draft = { readonly amount: string; readonly reason: string; readonly reference: string }

const referencePattern = /^[0-9A-Za-z_\-|*.@:/]{1,64}$/

/** A refund, asked for in words: how much goes back to whom. It has its number from the first, so that nothing is done twice. */
export function RefundForm({ payment, onEnd }: { payment: Payment; onEnd: () => void }) {
  const t = useWords(refundWords)
  const go = useGo()
  const { notification } = App.useApp()
  const [form] = Form.useForm<Draft>()
  const [error, setError] = useState<unknown>()
  const left = formatFen(payment.refundable).replaceAll(',', '')
  const [firstReference] = useState(newReference)
  const [draft, setDraft, forget] = useDraft<Draft>(`refund.${payment.id}`, {
    amount: left,
    reason: '',
    reference: firstReference,
  })
  const path = `/v1/payments/${payment.id}/refunds`
  const make = useAct(
    (refund: NewRefund) => act<Refund | Approval>('POST', path, refund),
    ['/v1/payments', '/v1/refunds'],
  )
  const fen = parseFen(draft.amount)
  const isRight = fen !== undefined && fen > 0 && fen <= payment.refundable

  const send = async ({ amount, reason, reference }: Draft) => {
    setError(undefined)
    try {
      const refund = await make.mutateAsync({
        amount: parseFen(amount)!,
        reference,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      })
      forget()
      onEnd()
      if (refund.object === 'approval')
        return notification.info({ title: t('held_title'), description: t('held'), duration: 0 })
      if (refund.state === 'unknown' || refund.state === 'requested')
        notification.warning({ title: t('unknown_title'), description: t('unknown'), duration: 0 })
      go(`/refunds/${refund.id}`)
    } catch (refused) {
      if (!showAtField(form, refused)) setError(refused)
    }
  }
  return (
    <Modal open title={t('title')} footer={null} onCancel={onEnd}>
      <Form<Draft>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft}
        onValuesChange={(_, all) => setDraft(all)}
        onFinish={(values) => void send(values)}
      >
        <Form.Item
          name="amount"
          label={t('amount')}
          extra={t('amount_says', { left })}
          rules={[
            { validator: async () => (isRight ? undefined : Promise.reject(new Error(t('bad_amount', { left })))) },
          ]}
        >
          <FenInput autoFocus />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} extra={t('reason_says')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="reference"
          label={t('reference')}
          extra={t('reference_says')}
          rules={[{ required: true, pattern: referencePattern, message: t('bad_reference') }]}
        >
          <Input className="mono" />
        </Form.Item>
        {isRight && (
          <p>{t('says', { amount: formatFen(fen), name: payment.description, reference: payment.reference })}</p>
        )}
        {error !== undefined && (
          <div className="above">
            <ProblemView error={error} />
          </div>
        )}
        <Space>
          <Button onClick={onEnd}>{t('cancel')}</Button>
          <Button type="primary" danger htmlType="submit" loading={make.isPending}>
            {isRight ? t('make', { amount: formatFen(fen) }) : t('make_plain')}
          </Button>
        </Space>
      </Form>
    </Modal>
  )
}

function newReference(): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, '0'))
  return `refund-${random.join('')}`
}
