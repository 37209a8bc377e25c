import type { Account } from '@teyue/contract/account'
import type { Applyment } from '@teyue/contract/applyment'
import type { Merchant } from '@teyue/contract/merchant'
import { Button, Card, Form, Input, Radio, Select } from 'antd'
import { useMay } from '../../app/me.ts'
import { act, read } from '../../kit/api.ts'
import { useDraft } from '../../kit/draft.ts'
import { Empty } from '../../kit/empty.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct, useList, useRead } from '../../kit/reading.ts'
import { merchantWords, SUBJECT_TYPES } from '../merchants/words.ts'
import { beginWords } from './words.ts'

const PPM_PER_PERCENT = 10_000
const RATE = /^\d{1,2}(\.\d{1,2})?$/

type Fields = {
  readonly way: 'there' | 'new'
  readonly merchant?: string
  readonly name?: string
  readonly subject?: string
  readonly subject_type?: Merchant['subject_type']
  readonly account?: string
  readonly fee: string
}

/** Begins an onboarding: for which merchant, which may be taken on here, under which account. Nothing is sent. */
export default function ApplymentNewPage() {
  const t = useWords(beginWords)
  const go = useGo()
  const mayRead = useMay()('accounts.read')
  const accounts = useRead<{ readonly data: readonly Account[] }>(
    '/v1/accounts',
    { limit: '100' },
    { enabled: mayRead },
  )
  return (
    <Page title={t('title')}>
      <p className="meta">{t('says')}</p>
      {mayRead ? (
        <Read of={accounts}>
          {({ data }) =>
            data.length > 0 ? (
              <Begin accounts={data} />
            ) : (
              <Empty says={t('no_account')}>
                <Button onClick={() => go('/accounts/new')}>{t('connect')}</Button>
              </Empty>
            )
          }
        </Read>
      ) : (
        <Begin accounts={[]} />
      )}
    </Page>
  )
}

/** An agent knows no accounts: the platform takes the only one. */
function Begin({ accounts }: { accounts: readonly Account[] }) {
  const t = useWords(beginWords)
  const go = useGo()
  const mayMake = useMay()('merchants.manage')
  const [form] = Form.useForm<Fields>()
  const { values } = useFilters(['merchant'])
  const [draft, setDraft, forget] = useDraft<Fields>('applyment-new', { way: 'there', fee: '0.6' })
  const begin = useAct(beginOne, ['/v1/applyments', '/v1/merchants', '/v1/setup'])
  const send = (fields: Fields) =>
    begin.mutate(fields, {
      onError: (error) => showAtField(form, error),
      onSuccess: ({ id }) => {
        forget()
        go(`/applyments/${id}`)
      },
    })
  const first = { ...draft, ...(values.merchant ? { way: 'there' as const, merchant: values.merchant } : {}) }
  const only = accounts.length === 1 ? { account: accounts[0]!.id } : {}
  return (
    <Card className="narrow">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...only, ...first }}
        onValuesChange={(_, all: Fields) => setDraft(all)}
        onFinish={send}
      >
        {mayMake && (
          <Form.Item name="way" label={t('for_whom')}>
            <Radio.Group aria-label={t('for_whom')}>
              <Radio value="there">{t('choose')}</Radio>
              <Radio value="new">{t('make')}</Radio>
            </Radio.Group>
          </Form.Item>
        )}
        <Form.Item noStyle dependencies={['way']}>
          {() => (form.getFieldValue('way') === 'new' ? <NewMerchant /> : <MerchantChoice />)}
        </Form.Item>
        {accounts.length > 0 && (
          <Form.Item
            name="account"
            label={t('account')}
            extra={t('account_says')}
            rules={[{ required: true, message: t('account_wanted') }]}
          >
            <Select
              aria-label={t('account')}
              options={accounts.map(({ id, sp_mchid }) => ({ value: id, label: sp_mchid }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="fee"
          label={t('fee')}
          extra={t('fee_says')}
          rules={[{ required: true, pattern: RATE, message: t('fee_wanted') }]}
        >
          <Input inputMode="decimal" maxLength={5} />
        </Form.Item>
        {begin.error && <ProblemView error={begin.error} />}
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t('begin')}
        </Button>
      </Form>
    </Card>
  )
}

function MerchantChoice() {
  const t = useWords(beginWords)
  const { rows } = useList<Merchant>('/v1/merchants', { limit: '100' })
  const options = rows.map(({ id, name, sub_merchants: [number] }) => ({
    value: id,
    label: number ? `${name}（${t('numbers_one', { number: number.sub_mchid })}）` : name,
  }))
  return (
    <Form.Item
      name="merchant"
      label={t('merchant')}
      extra={t('merchant_says')}
      rules={[{ required: true, message: t('merchant_wanted') }]}
    >
      <Select showSearch={{ optionFilterProp: 'label' }} aria-label={t('merchant')} options={options} />
    </Form.Item>
  )
}

function NewMerchant() {
  const t = useWords(merchantWords)
  const needed = (field: string) => [{ required: true, whitespace: true, message: t('wanted', { field }) }]
  const types = SUBJECT_TYPES.map((value) => ({ value, label: t(value) }))
  return (
    <>
      <Form.Item name="name" label={t('name')} extra={t('name_says')} rules={needed(t('name'))}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="subject_type" label={t('subject_type')} rules={needed(t('subject_type'))}>
        <Select options={types} aria-label={t('subject_type')} />
      </Form.Item>
      <Form.Item name="subject" label={t('subject')} extra={t('subject_says')} rules={needed(t('subject'))}>
        <Input maxLength={120} />
      </Form.Item>
    </>
  )
}

/** The kinds of subject of a merchant, as WeChat's form has them. */
const subjectTypes: Readonly<Record<Merchant['subject_type'], string>> = {
  company: 'SUBJECT_TYPE_ENTERPRISE',
  individual: 'SUBJECT_TYPE_INDIVIDUAL',
  institution: 'SUBJECT_TYPE_INSTITUTIONS',
  government: 'SUBJECT_TYPE_GOVERNMENT',
  other: 'SUBJECT_TYPE_OTHERS',
}

async function beginOne({ way, merchant, name = '', subject = '', subject_type, account, fee }: Fields) {
  const business = { name: name.trim(), subject: subject.trim(), subject_type }
  const one =
    way === 'new'
      ? await act<Merchant>('POST', '/v1/merchants', business)
      : await read<Merchant>(`/v1/merchants/${merchant}`)
  const fee_rate_ppm = Math.round(Number(fee) * PPM_PER_PERCENT)
  const draft = { subject_info: { subject_type: subjectTypes[one.subject_type] } }
  const wanted = { merchant: one.id, fee_rate_ppm, draft, ...(account ? { account } : {}) }
  return act<Applyment>('POST', '/v1/applyments', wanted)
}
