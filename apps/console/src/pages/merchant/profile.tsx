import type { Merchant } from '@teyue/contract/merchant'
import { App, Button, Card, Descriptions, Form, Radio } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { asChange, type MerchantFields, MerchantFormFields } from '../merchants/fields.tsx'
import { merchantWords } from '../merchants/words.ts'

type Fields = MerchantFields & { readonly state?: Merchant['state'] }

/** What the merchant is; a form for whoever may change it. */
export function Profile({ merchant }: { merchant: Merchant }) {
  const may = useMay()
  return (
    <>
      <Facts of={merchant} />
      {may('merchants.manage') && <ProfileForm merchant={merchant} />}
    </>
  )
}

function Facts({ of: { id, subject_type: type, subject, created_at: at, contact } }: { of: Merchant }) {
  const t = useWords(merchantWords)
  const mayManage = useMay()('merchants.manage')
  const told = [
    { key: 'subject', label: t('subject'), children: subject },
    { key: 'contact', label: t('contact_name'), children: contact.name ?? '–' },
    { key: 'phone', label: t('contact_phone'), children: contact.phone ?? '–' },
    { key: 'email', label: t('contact_email'), children: contact.email ?? '–' },
  ]
  return (
    <Descriptions
      className="above"
      column={{ xs: 1, md: 3 }}
      items={[
        { key: 'id', label: 'ID', children: <Numbered value={id} /> },
        { key: 'type', label: t('subject_type'), children: t(type) },
        { key: 'created', label: t('created'), children: <Moment at={at} /> },
        ...(mayManage ? [] : told),
      ]}
    />
  )
}

function ProfileForm({ merchant }: { merchant: Merchant }) {
  const t = useWords(merchantWords)
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const path = `/v1/merchants/${merchant.id}`
  // Who sees the merchant is a permission, and has a door of its own.
  const change = useAct(
    async (fields: Fields) => {
      await act('PATCH', path, { ...asChange(fields), ...(fields.state ? { state: fields.state } : {}) })
      const agent = fields.agent ?? null
      if (agent !== merchant.agent) await act('PUT', `${path}/agent`, { person: agent })
    },
    ['/v1/merchants'],
  )
  const save = (fields: Fields) =>
    change.mutate(fields, {
      onError: (error) => showAtField(form, error),
      onSuccess: () => void message.success(t('saved')),
    })
  const { contact } = merchant
  // Leaving has a door of its own.
  const isNoted = merchant.state === 'active' || merchant.state === 'paused'
  const initial = {
    name: merchant.name,
    subject: merchant.subject,
    ...(isNoted ? { state: merchant.state } : {}),
    contact_name: contact.name ?? '',
    contact_phone: contact.phone ?? '',
    contact_email: contact.email ?? '',
    notes: merchant.notes ?? '',
    ...(merchant.agent ? { agent: merchant.agent } : {}),
  }
  return (
    <Card className="narrow">
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={save}>
        {isNoted && <StateField />}
        <MerchantFormFields />
        {change.error && <ProblemView error={change.error} />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('save')}
        </Button>
      </Form>
    </Card>
  )
}

function StateField() {
  const t = useWords(merchantWords)
  return (
    <Form.Item name="state" label={t('state')} extra={t('state_says')}>
      <Radio.Group aria-label={t('state')}>
        <Radio value="active">{t('active')}</Radio>
        <Radio value="paused">{t('paused')}</Radio>
      </Radio.Group>
    </Form.Item>
  )
}
