import type { Account } from '@teyue/contract/account'
import { Form, Input, Modal, Select } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { useStance } from '../../kit/stance.ts'
import { foundWords } from './words.ts'

type Fields = { readonly account: string; readonly number: string }

/** Has WeChat asked for the number of a form that was filled in by hand. */
export function AskForm({ close }: { close: () => void }) {
  const t = useWords(foundWords)
  const { mode } = useStance()
  const [form] = Form.useForm<Fields>()
  const accounts = useList<Account>('/v1/accounts', { limit: '100' })
  const options = accounts.rows
    .filter((account) => account.mode === mode)
    .map(({ id, sp_mchid: number }) => ({ value: id, label: number }))
  const find = useAct((given: object) => act('POST', '/v1/found-numbers', given), ['/v1/found-numbers'])
  const send = ({ account, number }: Fields) => {
    const isId = /^[1-9][0-9]{5,18}$/.test(number)
    find.mutate({ account, ...(isId ? { applyment_id: number } : { business_code: number }) }, { onSuccess: close })
  }
  return (
    <Modal
      open
      title={t('ask_title')}
      okText={t('find')}
      cancelText={t('cancel')}
      confirmLoading={find.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="account" label={t('account')} rules={[{ required: true, message: t('wanted') }]}>
          <Select options={options} aria-label={t('account')} />
        </Form.Item>
        <Form.Item
          name="number"
          label={t('form_number')}
          extra={t('form_says')}
          rules={[{ required: true, pattern: /^[0-9A-Za-z_]{1,124}$/, message: t('wanted') }]}
        >
          <Input className="mono" maxLength={124} />
        </Form.Item>
      </Form>
      {find.error && <ProblemView error={find.error} />}
    </Modal>
  )
}
