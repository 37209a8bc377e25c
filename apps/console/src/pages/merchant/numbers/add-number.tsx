import type { Account } from '@teyue/contract/account'
import { Alert, Form, Input, Modal, Select } from 'antd'
import { act } from '../../../kit/api.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct, useList } from '../../../kit/reading.ts'
import { useStance } from '../../../kit/stance.ts'
import { oneMerchantWords } from '../words.ts'

const PPM_PER_PERCENT = 10_000
const PERCENT = /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/

type Fields = { readonly sub_mchid: string; readonly account: string; readonly fee: string }

/** Adds a number that WeChat gave the merchant, under one of the accounts of this mode. */
export function AddNumber({ merchant, close }: { merchant: string; close: () => void }) {
  const t = useWords(oneMerchantWords)
  const { mode } = useStance()
  const [form] = Form.useForm<Fields>()
  const accounts = useList<Account>('/v1/accounts', { limit: '100' })
  const options = accounts.rows
    .filter((account) => account.mode === mode)
    .map(({ id, sp_mchid: number }) => ({ value: id, label: number }))
  const add = useAct(
    (given: object) => act('POST', `/v1/merchants/${merchant}/sub-merchants`, given),
    ['/v1/merchants', '/v1/accounts'],
  )
  const send = ({ sub_mchid, account, fee }: Fields) =>
    add.mutate(
      { sub_mchid, account, fee_rate_ppm: Math.round(Number(fee) * PPM_PER_PERCENT) },
      { onSuccess: close, onError: (error) => showAtField(form, error) },
    )
  return (
    <Modal
      open
      title={t('add_number')}
      okText={t('add')}
      cancelText={t('cancel')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      {accounts.isSuccess && options.length === 0 && <Alert type="warning" showIcon title={t('no_accounts')} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ fee: '0.60' }} onFinish={send}>
        <Form.Item
          name="sub_mchid"
          label={t('number')}
          rules={[{ required: true, pattern: /^[0-9]{8,12}$/, message: t('number_wrong') }]}
        >
          <Input className="mono" inputMode="numeric" maxLength={12} />
        </Form.Item>
        <Form.Item name="account" label={t('account')} rules={[{ required: true, message: t('wanted') }]}>
          <Select options={options} aria-label={t('account')} />
        </Form.Item>
        <Form.Item
          name="fee"
          label={t('fee')}
          extra={t('fee_says')}
          rules={[{ required: true, pattern: PERCENT, message: t('fee_wrong') }]}
        >
          <Input inputMode="decimal" maxLength={8} />
        </Form.Item>
      </Form>
      {add.error && <ProblemView error={add.error} />}
    </Modal>
  )
}
