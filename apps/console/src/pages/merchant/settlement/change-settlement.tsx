import type { NewSettlementChange } from '@teyue/contract/settlement-account'
import { Form, Input, Modal, Select } from 'antd'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { settlementWords } from './settlement-words.ts'

type Asked = { readonly number: string; readonly path: string; readonly close: () => void }

/** Asks WeChat for another account; empty fields are not sent. */
export function ChangeSettlement({ number, path, close }: Asked) {
  const t = useWords(settlementWords)
  const [form] = Form.useForm<NewSettlementChange>()
  const change = useAct(
    (given: object) => act('POST', `/v1/sub-merchants/${number}/settlement-changes`, given),
    [path, '/v1/approvals'],
  )
  const send = (given: NewSettlementChange) => {
    const filled = Object.entries(given).filter(([, value]) => value !== undefined && value !== '')
    change.mutate(Object.fromEntries(filled), { onSuccess: close, onError: (error) => showAtField(form, error) })
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
        onFinish={send}
      >
        <Form.Item name="account_type" label={t('kind')} rules={wanted}>
          <Select options={kinds} aria-label={t('kind')} />
        </Form.Item>
        <Form.Item name="account_bank" label={t('bank')} extra={t('bank_says')} rules={wanted}>
          <Input autoComplete="off" maxLength={128} />
        </Form.Item>
        <Form.Item name="bank_branch_id" label={t('branch')} extra={t('branch_says')}>
          <Input className="mono" inputMode="numeric" autoComplete="off" maxLength={32} />
        </Form.Item>
        <Form.Item
          name="account_number"
          label={t('number')}
          rules={[{ required: true, pattern: /^\d{4,32}$/, message: t('number_wrong') }]}
        >
          <Input className="mono" inputMode="numeric" autoComplete="off" maxLength={32} />
        </Form.Item>
        <Form.Item name="account_name" label={t('holder')} extra={t('holder_says')}>
          <Input autoComplete="off" maxLength={70} />
        </Form.Item>
      </Form>
      {change.error && <ProblemView error={change.error} />}
    </Modal>
  )
}
