import type { AccountKeys, NewAccountCheck } from '@teyue/contract/account'
import { Button, Card, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useCheck } from './check.ts'
import { FileDrop } from './file-drop.tsx'
import { Findings } from './findings.tsx'
import { asKeys, type GivenFile } from './given-files.ts'
import { connectWords } from './words.ts'

type KeyFormProps = {
  readonly mode: 'test' | 'live'
  /** Undefined until it is a number that may be one. */
  readonly number: string | undefined
  /** What stands above the keys, and asks for mode and number where they are not settled. */
  readonly children?: ReactNode
  readonly publicKeyId: string
  readonly setPublicKeyId: (id: string) => void
  readonly verb: string
  readonly v2Says: string
  readonly perform: (keys: AccountKeys) => Promise<unknown>
}

/** Files and keys of an account, each judged as it comes. What is secret stands in this component's memory and nowhere else. */
export function KeyForm({ mode, number, children, verb, v2Says, perform, ...rest }: KeyFormProps) {
  const { publicKeyId, setPublicKeyId } = rest
  const t = useWords(connectWords)
  const [files, setFiles] = useState<readonly GivenFile[]>([])
  const [v3, setV3] = useState('')
  const [v2, setV2] = useState('')
  const [sending, setSending] = useState<{ isBusy: boolean; error: unknown }>({ isBusy: false, error: null })
  const keys: AccountKeys = {
    ...asKeys(files),
    ...given('api_v3_key', v3),
    ...given('api_v2_key', v2),
    ...given('public_key_id', publicKeyId),
  }
  const asked: NewAccountCheck = { mode, ...keys, ...(number ? { sp_mchid: number } : {}) }
  const { check, isChecking, error } = useCheck(asked)
  const send = async () => {
    setSending({ isBusy: true, error: null })
    await perform(keys).then(
      () => setSending({ isBusy: false, error: null }),
      (refused: unknown) => setSending({ isBusy: false, error: refused }),
    )
  }
  return (
    <Card className="narrow">
      <Form layout="vertical" requiredMark={false} onFinish={() => void send()}>
        {children}
        <Form.Item label={t('files')} extra={t('files_says')}>
          <FileDrop files={files} set={setFiles} />
          <Findings of={check} about={['certificate', 'private_key', 'public_key']} />
        </Form.Item>
        <Secret id="v3" label={t('v3')} says={t('v3_says')} value={v3} set={setV3} />
        <Findings of={check} about={['api_v3_key']} />
        <Secret id="v2" label={t('v2')} says={v2Says} value={v2} set={setV2} />
        <Findings of={check} about={['api_v2_key']} />
        <Form.Item label={t('public_key_id')} htmlFor="public-key-id" extra={t('public_key_id_says')}>
          <Input
            id="public-key-id"
            className="mono"
            maxLength={64}
            value={publicKeyId}
            onChange={(event) => setPublicKeyId(event.target.value)}
          />
        </Form.Item>
        <h2>{t('wechat')}</h2>
        <Findings of={check} about={['wechat']} />
        {isChecking && <p className="meta">{t('checking')}</p>}
        {(sending.error ?? error) !== null && <ProblemView error={sending.error ?? error} />}
        <p className="meta">{t('secret')}</p>
        <Button type="primary" htmlType="submit" loading={sending.isBusy} disabled={isChecking || !check?.is_complete}>
          {verb}
        </Button>
      </Form>
    </Card>
  )
}

type SecretProps = { id: string; label: string; says: string; value: string; set: (text: string) => void }

function Secret({ id, label, says, value, set }: SecretProps) {
  return (
    <Form.Item label={label} htmlFor={id} extra={says}>
      <Input.Password
        id={id}
        className="mono"
        autoComplete="off"
        maxLength={64}
        value={value}
        onChange={(event) => set(event.target.value.trim())}
      />
    </Form.Item>
  )
}

function given(name: keyof AccountKeys, text: string): AccountKeys {
  return text === '' ? {} : { [name]: text }
}
