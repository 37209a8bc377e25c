import { useQueryClient } from '@tanstack/react-query'
import type { CodeProof, Me, SignIn } from '@teyue/contract/sign-in'
import { Form, Input, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { act } from '../kit/api.ts'
import { useWords } from '../kit/i18n.ts'
import { type Interruption, onInterruption } from '../kit/interruption.ts'
import { ProblemView, showAtField } from '../kit/problem.tsx'
import { PasskeyButton } from '../pages/sign-in/passkey-button.tsx'
import { SignInForm } from '../pages/sign-in/sign-in-form.tsx'
import { appWords } from './words.ts'

type Asked = { readonly kind: Interruption; readonly answer: (goOn: boolean) => void }

/**
 * Dialogs that open over whatever a person is at when the platform wants them to prove again who they are. What stands beneath
 * is kept, and the request that was refused is sent again.
 */
export function Interruptions({ me }: { me: Me }) {
  const t = useWords(appWords)
  const client = useQueryClient()
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => onInterruption((kind) => new Promise((answer) => setAsked({ kind, answer }))), [])
  const settle = (goOn: boolean) => {
    asked?.answer(goOn)
    setAsked(null)
    if (goOn) void client.invalidateQueries({ queryKey: ['/v1/auth/me'] })
  }
  if (asked?.kind === 'second-factor') return <SecondFactor settle={settle} />
  return (
    <Modal open={asked !== null} title={t('again_title')} footer={null} onCancel={() => settle(false)} destroyOnHidden>
      <p>{t('again_says')}</p>
      <SignInForm
        login={me.login}
        onSignedIn={() => settle(true)}
        perform={(given: SignIn) => act('POST', '/v1/auth/sign-in', given)}
      />
    </Modal>
  )
}

function SecondFactor({ settle }: { settle: (goOn: boolean) => void }) {
  const t = useWords(appWords)
  const [form] = Form.useForm<CodeProof>()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLDivElement>(null)
  const prove = async (given: CodeProof) => {
    setBusy(true)
    setError(null)
    try {
      await act('POST', '/v1/auth/second-factor', given)
      settle(true)
    } catch (refused) {
      if (!showAtField(form, refused)) setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('factor_title')}
      okText={t('confirm')}
      cancelText={t('cancel')}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={() => settle(false)}
      afterOpenChange={() => field.current?.querySelector('input')?.focus()}
    >
      <p>{t('factor_says')}</p>
      <Form name="factor" form={form} layout="vertical" requiredMark={false} onFinish={(given) => void prove(given)}>
        <div ref={field}>
          <Form.Item
            name="code"
            label={t('code')}
            extra={t('code_says')}
            rules={[{ required: true, message: t('code_says') }]}
          >
            <Input autoComplete="one-time-code" inputMode="text" maxLength={40} />
          </Form.Item>
        </div>
      </Form>
      {error !== null && <ProblemView error={error} />}
      <PasskeyButton
        ask="/v1/auth/second-factor/passkey/options"
        answer="/v1/auth/second-factor/passkey"
        onProven={() => settle(true)}
      />
    </Modal>
  )
}
