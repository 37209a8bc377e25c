import { useQueryClient } from '@tanstack/react-query'
import type { InvitationAcceptance } from '@teyue/contract/sign-in'
import { Button, Card, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { LookChoice } from '../../app/look-choice.tsx'
import { act } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { asRefusal } from '../../kit/refusal.ts'
import { invitationWords } from './words.ts'

type Given = Omit<InvitationAcceptance, 'token'>

const FIRST_PAGE = '/account'

/** Where the link of an invitation leads. It never leaves the browser but in the request that accepts it. */
export default function InvitationPage() {
  const t = useWords(invitationWords)
  const [token] = useState(() => location.hash.slice(1))
  useEffect(() => {
    document.title = `${t('title')} · Teyue 特约`
  }, [t])
  return (
    <main className="alone">
      <Card className="door">
        <h1>{t('title')}</h1>
        {token ? <Acceptance token={token} /> : <Empty says={t('none')} />}
      </Card>
      <LookChoice />
    </main>
  )
}

function Acceptance({ token }: { token: string }) {
  const t = useWords(invitationWords)
  const go = useGo()
  const client = useQueryClient()
  const [form] = Form.useForm<Given>()
  const [wantsCode, setWantsCode] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (given: Given) => {
    setBusy(true)
    setError(null)
    try {
      await act('POST', '/v1/invitations/accept', { ...given, token })
      client.clear()
      go(FIRST_PAGE)
    } catch (refused) {
      if (asRefusal(refused).code === 'SECOND_FACTOR_NEEDED') setWantsCode(true)
      else if (!showAtField(form, refused)) setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const required = (message: string, min = 1) => [{ required: true, min, message }]
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => void send(given)}>
      <p>{t('says')}</p>
      <Form.Item name="name" label={t('name')} extra={t('name_says')} rules={required(t('name_wanted'))}>
        <Input autoComplete="name" autoFocus maxLength={80} />
      </Form.Item>
      <Form.Item name="login" label={t('login')} extra={t('login_says')} rules={required(t('login_wanted'), 3)}>
        <Input autoComplete="username" maxLength={254} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        extra={t('password_says')}
        rules={required(t('password_wanted'), 10)}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      {wantsCode && (
        <Form.Item name="code" label={t('code')} extra={t('code_says')} rules={required(t('code_says'), 6)}>
          <Input autoComplete="one-time-code" maxLength={40} autoFocus />
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
      <p className="meta below">{t('known')}</p>
    </Form>
  )
}
