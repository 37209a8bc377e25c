import type { Problem } from '@teyue/contract/problem'
import type { SignIn } from '@teyue/contract/sign-in'
import { Button, Form, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { asRefusal } from '../../kit/refusal.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { signInWords } from './words.ts'

type SignInFormProps = {
  /** Who signs in, where that is known already. */
  readonly login?: string
  readonly perform: (given: SignIn) => Promise<void>
  readonly onSignedIn: () => void
}

type Provider = { readonly value: string; readonly label: string }
type Details = NonNullable<Problem['details']>

/** Name and password; a code as well once the platform has said that it wants one. */
export function SignInForm({ login, perform, onSignedIn }: SignInFormProps) {
  const t = useWords(signInWords)
  const [form] = Form.useForm<SignIn>()
  const [wantsCode, setWantsCode] = useState<'no' | 'app' | 'passkey'>('no')
  const [providers, setProviders] = useState<readonly Provider[]>([])
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (wantsCode !== 'no') form.getFieldInstance('code')?.focus?.()
  }, [wantsCode, form])
  const send = async (given: SignIn) => {
    setBusy(true)
    setError(null)
    try {
      await perform(given)
      onSignedIn()
    } catch (refused) {
      const { code, problem } = asRefusal(refused)
      if (code === 'SECOND_FACTOR_NEEDED') setWantsCode(hasApp(problem.details) ? 'app' : 'passkey')
      else if (code === 'PROVIDER_REQUIRED') setProviders(providersIn(problem.details))
      else if (!showAtField(form, refused)) setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form
      name="sign-in"
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
      {providers.length > 0 && (
        <Form.Item
          name="provider"
          label={t('provider')}
          extra={t('provider_says')}
          rules={[{ required: true, message: t('provider_wanted') }]}
        >
          <Select autoFocus options={[...providers]} />
        </Form.Item>
      )}
      {wantsCode !== 'no' && (
        <Form.Item
          name="code"
          label={t('code')}
          extra={t(wantsCode === 'app' ? 'code_says' : 'only_passkey')}
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
      <PasskeyButton ask="/v1/auth/passkey-sign-in/options" answer="/v1/auth/passkey-sign-in" onProven={onSignedIn} />
    </Form>
  )
}

function hasApp({ methods }: Details = {}): boolean {
  return !Array.isArray(methods) || methods.includes('totp')
}

function providersIn({ providers, names }: Details = {}): Provider[] {
  if (!Array.isArray(providers)) return []
  return providers.map((value, at) => ({ value, label: (Array.isArray(names) && names[at]) || value }))
}
