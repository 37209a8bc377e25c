import type { PasswordChange } from '@teyue/contract/sign-in'
import { App, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView, showAtField } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { accountWords } from './words.ts'

/** Another password. */
export function PasswordCard() {
  const t = useWords(accountWords)
  const { message } = App.useApp()
  const [form] = Form.useForm<PasswordChange>()
  const [error, setError] = useState<unknown>(null)
  const change = useAct((given: PasswordChange) => act('POST', '/v1/auth/password', given), ['/v1/sessions'])
  const send = async (given: PasswordChange) => {
    setError(null)
    try {
      await change.mutateAsync(given)
      form.resetFields()
      void message.success(t('changed'))
    } catch (refused) {
      if (!showAtField(form, refused)) setError(refused)
    }
  }
  return (
    <Card>
      <h2>{t('password')}</h2>
      <Form name="change" form={form} layout="vertical" requiredMark={false} onFinish={(given) => void send(given)}>
        <Form.Item name="present" label={t('present')} rules={[{ required: true, message: t('fill') }]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('wanted')}
          extra={t('wanted_says')}
          rules={[{ required: true, min: 10, message: t('at_least') }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        {error !== null && (
          <div className="above">
            <ProblemView error={error} />
          </div>
        )}
        <Button htmlType="submit" loading={change.isPending}>
          {t('change')}
        </Button>
      </Form>
    </Card>
  )
}
