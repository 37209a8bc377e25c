import type { Merchant, MerchantChange } from '@teyue/contract/merchant'
import { Form, Input, Select } from 'antd'
import { useWords } from '../../kit/i18n.ts'
import { useAgents } from './agents.ts'
import { merchantWords, SUBJECT_TYPES } from './words.ts'

export type MerchantFields = {
  readonly name: string
  readonly subject: string
  readonly subject_type?: Merchant['subject_type']
  readonly contact_name: string
  readonly contact_phone: string
  readonly contact_email: string
  readonly notes: string
  readonly agent?: string
}

/** What is asked of a merchant, when it is taken on and later. The kind of subject is settled then. */
export function MerchantFormFields({ isNew = false }: { isNew?: boolean }) {
  const t = useWords(merchantWords)
  const agents = useAgents()
  const types = SUBJECT_TYPES.map((value) => ({ value, label: t(value) }))
  const needed = (field: string) => [{ required: true, whitespace: true, message: t('wanted', { field }) }]
  return (
    <>
      <Form.Item name="name" label={t('name')} extra={t('name_says')} rules={needed(t('name'))}>
        <Input maxLength={80} />
      </Form.Item>
      {isNew && (
        <Form.Item name="subject_type" label={t('subject_type')} rules={needed(t('subject_type'))}>
          <Select options={types} aria-label={t('subject_type')} />
        </Form.Item>
      )}
      <Form.Item name="subject" label={t('subject')} extra={t('subject_says')} rules={needed(t('subject'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="contact_name" label={t('contact_name')}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact_phone" label={t('contact_phone')}>
        <Input maxLength={40} autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="contact_email" label={t('contact_email')} rules={[{ type: 'email', message: t('bad_email') }]}>
        <Input maxLength={254} autoComplete="off" inputMode="email" />
      </Form.Item>
      {agents.length > 0 && (
        <Form.Item name="agent" label={t('agent')}>
          <Select options={agents} allowClear placeholder={t('no_agent')} aria-label={t('agent')} />
        </Form.Item>
      )}
      <Form.Item name="notes" label={t('notes')} extra={t('notes_says')}>
        <Input.TextArea maxLength={4000} rows={4} />
      </Form.Item>
    </>
  )
}

/** What is sent: an empty field is nobody's name. */
export function asChange(fields: MerchantFields): MerchantChange {
  const { contact_name, contact_phone, contact_email, name, subject, notes } = fields
  return {
    name: name.trim(),
    subject: subject.trim(),
    notes: notes ?? '',
    contact_name: contact_name?.trim() || null,
    contact_phone: contact_phone?.trim() || null,
    contact_email: contact_email?.trim() || null,
  }
}
