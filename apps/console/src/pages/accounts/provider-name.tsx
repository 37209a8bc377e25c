import type { Provider } from '@teyue/contract/account'
import { App, Button, Card, Form, Input } from 'antd'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { Read } from '../../kit/page.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { accountWords } from './words.ts'

/** How the provider is called, to be corrected here. */
export function ProviderName() {
  const t = useWords(accountWords)
  const { message } = App.useApp()
  const provider = useRead<Provider>('/v1/provider')
  const rename = useAct((given: { name: string }) => act('PATCH', '/v1/provider', given), ['/v1/provider', '/v1/setup'])
  return (
    <Card size="small" className="above">
      <Read of={provider}>
        {({ name }) => (
          <Form
            layout="vertical"
            className="narrow"
            initialValues={{ name }}
            onFinish={(given: { name: string }) =>
              rename.mutate(given, { onSuccess: () => void message.success(t('saved')) })
            }
          >
            <Form.Item name="name" label={t('provider')} rules={[{ required: true }]}>
              <Input maxLength={80} />
            </Form.Item>
            <Button htmlType="submit" loading={rename.isPending}>
              {t('save')}
            </Button>
          </Form>
        )}
      </Read>
      {rename.error && <ProblemView error={rename.error} />}
    </Card>
  )
}
