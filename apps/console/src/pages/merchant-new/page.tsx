import type { Merchant } from '@teyue/contract/merchant'
import { Button, Card, Form } from 'antd'
import { act } from '../../kit/api.ts'
import { useDraft } from '../../kit/draft.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Page } from '../../kit/page.tsx'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { asChange, type MerchantFields, MerchantFormFields } from '../merchants/fields.tsx'
import { merchantWords } from '../merchants/words.ts'

const empty: MerchantFields = {
  name: '',
  subject: '',
  contact_name: '',
  contact_phone: '',
  contact_email: '',
  notes: '',
}

/** Takes a merchant on, then leads to its page, where its numbers are added. */
export default function MerchantNewPage() {
  const t = useWords(merchantWords)
  const go = useGo()
  const [form] = Form.useForm<MerchantFields>()
  const [draft, setDraft, forget] = useDraft<MerchantFields>('merchant-new', empty)
  const create = useAct(
    (given: object) => act<Merchant>('POST', '/v1/merchants', given),
    ['/v1/merchants', '/v1/setup'],
  )
  const send = (fields: MerchantFields) => {
    const { agent, subject_type } = fields
    const given = { ...asChange(fields), subject_type, ...(agent ? { agent } : {}) }
    create.mutate(given, {
      onError: (error) => showAtField(form, error),
      onSuccess: ({ id }) => {
        forget()
        go(`/merchants/${id}`, { tab: 'numbers' })
      },
    })
  }
  return (
    <Page title={t('create')}>
      <Card className="narrow">
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={draft}
          onValuesChange={(_, all: MerchantFields) => setDraft(all)}
          onFinish={send}
        >
          <MerchantFormFields isNew />
          {create.error && <ProblemView error={create.error} />}
          <p className="meta">{t('draft')}</p>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t('take_on')}
          </Button>
        </Form>
      </Card>
    </Page>
  )
}
