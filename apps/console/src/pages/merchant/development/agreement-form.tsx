import type { Agreement } from '@teyue/contract/agreement'
import type { Appid } from '@teyue/contract/appid'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useRef, useState } from 'react'
import { act } from '../../../kit/api.ts'
import { toBase64 } from '../../../kit/base64.ts'
import { useWords } from '../../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../../kit/problem.tsx'
import { useAct, useList } from '../../../kit/reading.ts'
import { developmentWords } from './development-words.ts'

type Kind = Agreement['kind']
type Fields = { readonly kind: Kind; readonly appid: string; readonly signed_by: string; readonly signed_on: string }
type GivenFile = { readonly filename: string; readonly content: string }

type AgreementFormProps = {
  readonly number: string
  readonly merchant: string
  /** What it is for, where that is known already. */
  readonly about?: { readonly kind: Kind; readonly appid: string }
  readonly close: () => void
}

/** Records the signed paper that lets an appid of another subject in: who, when, and its scan. */
export function AgreementForm({ number, merchant, about, close }: AgreementFormProps) {
  const t = useWords(developmentWords)
  const [form] = Form.useForm<Fields>()
  const [file, setFile] = useState<GivenFile | null>(null)
  const [isMissing, setMissing] = useState(false)
  const appids = useList<Appid>('/v1/appids', { limit: '100' })
  const add = useAct(
    (given: object) => act('POST', '/v1/agreements', { sub_merchant: number, ...given }),
    [`/v1/merchants/${merchant}/development`],
  )
  const needed = [{ required: true, whitespace: true, message: t('wanted') }]
  const send = (given: Fields) => {
    setMissing(file === null)
    if (file) add.mutate({ ...given, ...file }, { onSuccess: close, onError: (error) => showAtField(form, error) })
  }
  const kinds = (['joint_operation', 'recommend_follow'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <Modal
      open
      title={t('add_agreement')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={about ?? {}} onFinish={send}>
        <Form.Item name="kind" label={t('agreement_kind')} rules={needed}>
          <Select options={kinds} disabled={about !== undefined} aria-label={t('agreement_kind')} />
        </Form.Item>
        <Form.Item name="appid" label={t('for_appid')} rules={needed}>
          <Select
            aria-label={t('for_appid')}
            disabled={about !== undefined}
            options={appids.rows.map(({ id, appid, name }) => ({ value: id, label: `${name} · ${appid}` }))}
          />
        </Form.Item>
        <Form.Item name="signed_by" label={t('signed_by')} extra={t('signed_by_says')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="signed_on" label={t('signed_on')} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          label={t('file')}
          extra={t('file_says')}
          {...(isMissing && !file ? { validateStatus: 'error' as const, help: t('wanted') } : {})}
        >
          <FileChoice file={file} set={setFile} />
        </Form.Item>
      </Form>
      {add.error && <ProblemView error={add.error} />}
    </Modal>
  )
}

function FileChoice({ file, set }: { file: GivenFile | null; set: (file: GivenFile) => void }) {
  const t = useWords(developmentWords)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('choose')}</Button>{' '}
      <span className="mono">{file?.filename}</span>
      <input
        ref={input}
        type="file"
        accept=".pdf,.jpg,.jpeg,.png"
        style={{ display: 'none' }}
        aria-label={t('file')}
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) void toBase64(chosen).then((content) => set({ filename: chosen.name, content }))
        }}
      />
    </>
  )
}
