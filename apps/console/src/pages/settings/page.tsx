import { type NewSettings, type Settings, WATCHED_KINDS } from '@teyue/contract/settings'
import { App, Button, Card, Checkbox, Form } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { formatFen, parseFen } from '../../kit/fen.ts'
import { useWords } from '../../kit/i18n.ts'
import { FenInput } from '../../kit/money.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { settingsWords } from './words.ts'

type Given = {
  readonly factor?: string
  readonly eyes?: string
  readonly kinds: NewSettings['four_eyes_for']
  readonly beside: boolean
}

/** From which amount on a click is not enough, and what needs a second person. */
export default function SettingsPage() {
  const t = useWords(settingsWords)
  const settings = useRead<Settings>('/v1/settings')
  return (
    <Page title={t('title')}>
      <Read of={settings}>{(data) => <SettingsForm key={JSON.stringify(data)} settings={data} />}</Read>
    </Page>
  )
}

function SettingsForm({ settings }: { settings: Settings }) {
  const t = useWords(settingsWords)
  const may = useMay()
  const { message } = App.useApp()
  const confirm = useConfirm()
  const save = useAct(
    (wanted: NewSettings) => act<Settings>('PUT', '/v1/settings', wanted),
    ['/v1/settings', '/v1/approvals'],
  )
  const send = (given: Given) =>
    confirm({
      title: t('save_title'),
      says: t('save_says'),
      verb: t('save'),
      perform: async () => {
        await save.mutateAsync(wantedOf(given))
        void message.success(t('saved'))
      },
    })
  const isAmount = { validator: async (_: unknown, text?: string) => assertAmount(text, t('amount_wrong')) }
  const { second_factor_refund_above_unless_set: unless, second_factor_minutes: minutes } = settings
  return (
    <Form<Given>
      layout="vertical"
      requiredMark={false}
      className="cards"
      disabled={!may('settings.manage')}
      initialValues={givenOf(settings)}
      onFinish={send}
    >
      <Card>
        <h2>{t('factor')}</h2>
        <p>{t('factor_says')}</p>
        <Form.Item
          name="factor"
          label={t('factor_above')}
          extra={t('factor_unless', { amount: formatFen(unless), minutes })}
          rules={[isAmount]}
        >
          <FenInput placeholder={formatFen(unless)} />
        </Form.Item>
      </Card>
      <Card>
        <h2>{t('eyes')}</h2>
        <p>{t('eyes_says')}</p>
        <Form.Item name="eyes" label={t('eyes_above')} extra={t('eyes_above_says')} rules={[isAmount]}>
          <FenInput />
        </Form.Item>
        <Form.Item name="kinds" label={t('eyes_for')}>
          <Checkbox.Group className="column" options={WATCHED_KINDS.map((value) => ({ value, label: t(value) }))} />
        </Form.Item>
      </Card>
      <Card>
        <h2>{t('beside')}</h2>
        <p>{t('beside_says')}</p>
        <Form.Item name="beside" valuePropName="checked">
          <Checkbox>{t('beside_is')}</Checkbox>
        </Form.Item>
      </Card>
      {may('settings.manage') && (
        <div>
          <Button type="primary" htmlType="submit">
            {t('save')}
          </Button>
        </div>
      )}
    </Form>
  )
}

function givenOf(settings: Settings): Given {
  const { second_factor_refund_above: factor, four_eyes_refund_above: eyes } = settings
  return {
    factor: asText(factor),
    eyes: asText(eyes),
    kinds: settings.four_eyes_for,
    beside: settings.beside_another_system,
  }
}

function wantedOf({ factor, eyes, kinds, beside }: Given): NewSettings {
  const refunds = { second_factor_refund_above: asFen(factor), four_eyes_refund_above: asFen(eyes) }
  return { ...refunds, four_eyes_for: kinds, beside_another_system: beside }
}

function asText(fen: number | null): string {
  return fen === null ? '' : formatFen(fen).replaceAll(',', '')
}

function asFen(text: string | undefined): number | null {
  return parseFen(text ?? '') ?? null
}

async function assertAmount(text: string | undefined, says: string): Promise<void> {
  if (text && parseFen(text) === undefined) throw new Error(says)
}
