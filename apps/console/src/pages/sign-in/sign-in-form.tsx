import type { SignIn } from '@teyue/contract/sign-in'
import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { asRefusal } from '../../kit/refusal.ts'
import { signInWords } from './words.ts'

type SignInFormProps = {
  /** Who signs in, where that is known already. */
  readonly login?: string
  readonly perform: (given: SignIn) => Promise<void>
  readonly onSignedIn: () => void
}

/** Name and password; a code as well once the platform has said that it wants one. */
export function SignInForm({ login, perform, onSignedIn }: SignInFormProps) {
  const t = useWords(signInWords)
  const [form] = Form.useForm<SignIn>()
  const [wantsCode, setWantsCode] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (wantsCode) form.getFieldInstance('code')?.focus?.()
  }, [wantsCode, form])
  const send = async (given: SignIn) => {
    setBusy(true)
    setError(null)
    try {
      await perform(given)
      onSignedIn()
    } catch (refused) {
      if (asRefusal(refused).code === 'SECOND_FACTOR_NEEDED') setWantsCode(true)
      else if (!showAtField(form, refused)) setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ login }}
      onFinish={(given) => void send(given)}
    >
      <Form.Item name="login" label={t('login')} rules={[{ required: true, message: t('login_wanted') }]}>
        <Input autoComplete="username" autoFocus={!login} readOnly={Boolean(login)} maxLength={254} />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('password_wanted') }]}>
        <Input.Password autoComplete="current-password" autoFocus={Boolean(login)} maxLength={128} />
      </Form.Item>
      {wantsCode && (
        <Form.Item
          name="code"
          label={t('code')}
          extra={t('code_says')}
          rules={[{ required: true, message: t('code_wanted') }]}
        >
          <Input autoComplete="one-time-code" maxLength={40} />
        </Form.Item>
      )}
      {error !== null && (
        <div className="above">
          <ProblemView error={error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {t('enter')}
      </Button>
    </Form>
  )
}
