import type { Attachment } from '@teyue/contract/attachment'
import type { PermissionChange } from '@teyue/contract/merchant'
import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { act } from '../../../kit/api.ts'
import { toBase64 } from '../../../kit/base64.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView } from '../../../kit/problem.tsx'
import { useAct } from '../../../kit/reading.ts'
import { oneMerchantWords } from '../words.ts'
import { AskText } from './ask-text.tsx'
import { type PermissionOf, useProductNames } from './product-names.ts'
import { productWords } from './product-words.ts'
import { ProofFiles } from './proof-files.tsx'

type Permission = PermissionChange['state']
type Fields = { readonly state: Permission; readonly note: string }

const STATES: readonly Permission[] = ['not_asked', 'asked', 'granted', 'withdrawn']

/** Records how a permission stands, with the files that prove it; and gives the words with which it is asked for. */
export function ChangePermission({ number, merchant, name, close }: PermissionOf) {
  const t = useWords(oneMerchantWords)
  const p = useWords(productWords)
  const productOf = useProductNames()
  const [form] = Form.useForm<Fields>()
  const [files, setFiles] = useState<readonly File[]>([])
  const said = number.permission_notes.find((one) => one.name === name)
  const change = useAct(
    async (given: Fields) => {
      const attachments = await keepAll(merchant.id, files)
      const path = `/v1/sub-merchants/${number.id}/permission-changes`
      await act('POST', path, { name, ...given, attachments })
    },
    ['/v1/merchants', '/v1/sub-merchants'],
  )
  return (
    <Modal
      open
      title={productOf(name)}
      okText={p('save')}
      cancelText={p('cancel')}
      confirmLoading={change.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ state: number.permissions[name], note: said?.note ?? '' }}
        onFinish={(given) => change.mutate(given, { onSuccess: close })}
      >
        {name === 'native' && <p className="meta">{p('native_says')}</p>}
        {name === 'h5' && <p className="meta">{p('h5_says')}</p>}
        <Form.Item name="state" label={t('state')}>
          <Radio.Group aria-label={t('state')} options={STATES.map((value) => ({ value, label: p(value) }))} />
        </Form.Item>
        <Form.Item name="note" label={p('note')} extra={p('note_says')}>
          <Input.TextArea maxLength={1000} rows={2} />
        </Form.Item>
        <Form.Item label={p('proof')} extra={p('proof_says')}>
          <ProofFiles files={files} set={setFiles} />
        </Form.Item>
      </Form>
      <AskText number={number} merchant={merchant} name={name} />
      {change.error && <ProblemView error={change.error} />}
    </Modal>
  )
}

/** Kept with the merchant first, then named; a file that was kept before is the same again. */
async function keepAll(merchant: string, files: readonly File[]): Promise<string[]> {
  const ids: string[] = []
  for (const file of files) {
    const given = { purpose: 'permission', filename: file.name, content: await toBase64(file) }
    ids.push((await act<Attachment>('POST', `/v1/merchants/${merchant}/attachments`, given)).id)
  }
  return ids
}
