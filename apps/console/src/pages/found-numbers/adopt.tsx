import type { FoundNumber } from '@teyue/contract/found-number'
import type { Merchant } from '@teyue/contract/merchant'
import { Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { formatFen } from '../../kit/fen.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { foundWords } from './words.ts'

const PPM_PER_PERCENT = 10_000
const PERCENT = /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/
const SUBJECT_TYPES = ['company', 'individual', 'institution', 'government', 'other'] as const

type Fields = {
  readonly whose: 'new' | 'known'
  readonly merchant?: string
  readonly name?: string
  readonly subject?: string
  readonly subject_type?: string
  readonly fee: string
}

/** Makes a number a merchant's: one that is here, or a new one. */
export function Adopt({ of, close }: { of: FoundNumber; close: () => void }) {
  const t = useWords(foundWords)
  const [form] = Form.useForm<Fields>()
  const whose = Form.useWatch('whose', form) ?? 'new'
  const adopt = useAct(
    (given: object) => act('POST', `/v1/found-numbers/${of.id}/adoptions`, given),
    ['/v1/found-numbers', '/v1/merchants', '/v1/overview'],
  )
  const send = ({ whose: chosen, merchant, name, subject, subject_type, fee }: Fields) => {
    const given = chosen === 'known' ? merchant : { name, subject, subject_type }
    const fee_rate_ppm = Math.round(Number(fee) * PPM_PER_PERCENT)
    adopt.mutate({ merchant: given, fee_rate_ppm }, { onSuccess: close })
  }
  const initial = { whose: 'new', fee: '0.60', subject_type: 'company' } as const
  const fee = [{ required: true, pattern: PERCENT, message: t('fee_wrong') }]
  return (
    <Modal
      open
      title={t('adopt_title', { number: of.sub_mchid })}
      okText={t('adopt')}
      cancelText={t('cancel')}
      confirmLoading={adopt.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{t(of.payments > 0 ? 'known_of_it' : 'unknown_of_it', { payments: of.payments, paid: formatFen(of.paid) })}</p>
      <p className="meta">{t('adopt_says')}</p>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={send}>
        <Form.Item name="whose" label={t('whose')}>
          <Radio.Group
            options={[
              { value: 'new', label: t('new_one') },
              { value: 'known', label: t('known_one') },
            ]}
          />
        </Form.Item>
        {whose === 'known' ? <Known /> : <New />}
        <Form.Item name="fee" label={t('fee')} extra={t('fee_says')} rules={fee}>
          <Input inputMode="decimal" maxLength={8} />
        </Form.Item>
      </Form>
      {adopt.error && <ProblemView error={adopt.error} />}
    </Modal>
  )
}

function Known() {
  const t = useWords(foundWords)
  const [query, search] = useState('')
  const merchants = useList<Merchant>('/v1/merchants', { ...(query ? { query } : {}), limit: '20' })
  const options = merchants.rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form.Item name="merchant" label={t('merchant')} rules={[{ required: true, message: t('wanted') }]}>
      <Select showSearch={{ filterOption: false, onSearch: search }} options={options} aria-label={t('merchant')} />
    </Form.Item>
  )
}

function New() {
  const t = useWords(foundWords)
  const wanted = [{ required: true, message: t('wanted') }]
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={wanted}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="subject" label={t('subject')} rules={wanted}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="subject_type" label={t('subject_type')}>
        <Select options={SUBJECT_TYPES.map((value) => ({ value, label: t(value) }))} aria-label={t('subject_type')} />
      </Form.Item>
    </>
  )
}
