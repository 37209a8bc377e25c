import type { NewSettlementChange, SettlementAccount } from '@teyue/contract/settlement-account'
import { Form, Input, Modal, Select } from 'antd'
import { type BankChoice, BankPicker, type BankPickerProps } from '../../../form/bank-picker.tsx'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { settlementWords } from './settlement-words.ts'

type Asked = { readonly of: SettlementAccount; readonly path: string; readonly close: () => void }

/** As it is filled in: bank and branch are one field. */
type Filled = Omit<NewSettlementChange, keyof BankChoice> & { readonly bank?: BankChoice }

const ofBank: readonly string[] = ['account_bank', 'bank_name', 'bank_branch_id'] satisfies (keyof BankChoice)[]

/** Asks WeChat for another account; empty fields are not sent. */
export function ChangeSettlement({ of, path, close }: Asked) {
  const t = useWords(settlementWords)
  const [form] = Form.useForm<Filled>()
  const kind = Form.useWatch('account_type', form)
  const typed = Form.useWatch('account_number', form)
  const change = useAct(
    (given: object) => act('POST', `/v1/sub-merchants/${of.sub_merchant}/settlement-changes`, given),
    [path, '/v1/approvals'],
  )
  const send = ({ bank, ...given }: Filled) => {
    const filled = Object.entries({ ...given, ...bank }).filter(([, value]) => value !== undefined && value !== '')
    const fieldOf = (field: string) => (ofBank.includes(field) ? 'bank' : field)
    const onError = (error: unknown) => showAtField(form, error, fieldOf)
    change.mutate(Object.fromEntries(filled), { onSuccess: close, onError })
  }
  const kinds = (['ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE'] as const).map((value) => ({
    value,
    label: t(value),
  }))
  const wanted = [{ required: true, message: t('wanted') }]
  return (
    <Modal
      open
      title={t('change')}
      okText={t('submit')}
      cancelText={t('cancel')}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <p>{t('change_says')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ account_type: 'ACCOUNT_TYPE_BUSINESS' }}
        onValuesChange={(changed) => 'account_type' in changed && form.resetFields(['bank'])}
        onFinish={send}
      >
        <Form.Item name="account_type" label={t('kind')} rules={wanted}>
          <Select options={kinds} aria-label={t('kind')} />
        </Form.Item>
        <Form.Item
          name="account_number"
          label={t('number')}
          rules={[{ required: true, pattern: /^\d{4,32}$/, message: t('number_wrong') }]}
        >
          <Input className="mono" inputMode="numeric" autoComplete="off" maxLength={32} />
        </Form.Item>
        <Form.Item name="bank" label={t('bank')} rules={[{ required: true, validator: hasBank(t('wanted')) }]}>
          <BankField
            label={t('bank')}
            account={of.account_of}
            kind={kind === 'ACCOUNT_TYPE_PRIVATE' ? 'personal' : 'corporate'}
            number={typed ?? ''}
          />
        </Form.Item>
        <Form.Item name="account_name" label={t('holder')} extra={t('holder_says')}>
          <Input autoComplete="off" maxLength={70} />
        </Form.Item>
      </Form>
      {change.error && <ProblemView error={change.error} />}
    </Modal>
  )
}

type BankFieldProps = Pick<BankPickerProps, 'label' | 'account' | 'kind' | 'number'> & {
  /** Given by the form. */
  readonly id?: string
  readonly value?: BankChoice
  readonly onChange?: (choice: BankChoice) => void
}

function BankField({ id = 'bank', value = {}, onChange = () => {}, ...rest }: BankFieldProps) {
  // Another kind of account has other banks.
  return <BankPicker key={rest.kind} id={id} chosen={value} choose={onChange} {...rest} />
}

function hasBank(wanted: string) {
  return async (_: unknown, choice: BankChoice | undefined) => {
    if (!choice?.account_bank) throw new Error(wanted)
  }
}
