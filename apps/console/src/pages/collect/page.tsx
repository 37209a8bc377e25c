import type { NewPayment, Payment } from '@teyue/contract/payment'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { useDraft } from '../../kit/draft.ts'
import { parseFen } from '../../kit/fen.ts'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { FenInput } from '../../kit/money.tsx'
import { Page } from '../../kit/page.tsx'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { asRefusal } from '../../kit/refusal.ts'
import { Collecting } from './collecting.tsx'
import { PlaceChoice, type Taken } from './place-choice.tsx'
import { collectWords } from './words.ts'
import '../../money/money.css'

type Draft = { readonly amount: string; readonly description: string }

/** A merchant's till: an amount, a code to scan, and whether it was paid. Which payment is shown stands in the address. */
export default function CollectPage() {
  const t = useWords(collectWords)
  const { values, set } = useFilters(['payment'])
  return (
    <Page title={t('title')}>
      <Till begin={(id) => set({ payment: id })} />
      {values.payment && <Collecting id={values.payment} onEnd={() => set({ payment: undefined })} />}
    </Page>
  )
}

function Till({ begin }: { begin: (id: string) => void }) {
  const t = useWords(collectWords)
  const [form] = Form.useForm<Draft>()
  const [error, setError] = useState<unknown>()
  const [draft, setDraft, forget] = useDraft<Draft>('collect', { amount: '', description: t('default_description') })
  const [taken, setTaken] = useDraft<Taken>('collect.place', {})
  const make = useAct((payment: NewPayment) => act<Payment>('POST', '/v1/payments', payment), ['/v1/payments'])
  const send = async ({ amount, description }: Draft) => {
    setError(undefined)
    try {
      const reference = newReference()
      const asked = { product: 'native', amount: parseFen(amount)!, description, reference, ...taken } as const
      const payment = await make.mutateAsync(asked)
      forget()
      form.setFieldsValue({ amount: '' })
      begin(payment.id)
    } catch (refused) {
      if (!showAtField(form, refused)) setError(refused)
      // Closed, retired or another merchant's by now: the next try shall not name it again.
      if (['store', 'terminal'].includes(asRefusal(refused).problem.field ?? '')) setTaken({})
    }
  }
  return (
    <Form<Draft>
      form={form}
      className="sheet till"
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={draft}
      onValuesChange={(_, all) => setDraft(all)}
      onFinish={(values) => void send(values)}
    >
      <Form.Item
        name="amount"
        label={t('amount')}
        rules={[
          {
            validator: async (_, text: string) =>
              parseFen(text ?? '') ? undefined : Promise.reject(new Error(t('bad_amount'))),
          },
        ]}
      >
        <FenInput autoFocus placeholder="0.00" />
      </Form.Item>
      <Form.Item
        name="description"
        label={t('description')}
        extra={t('description_says')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={127} />
      </Form.Item>
      <PlaceChoice taken={taken} take={setTaken} />
      {error !== undefined && (
        <div className="above">
          <ProblemView error={error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" block loading={make.isPending}>
        {t('show')}
      </Button>
    </Form>
  )
}

function newReference(): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36).padStart(2, '0'))
  return `till-${random.join('')}`
}
