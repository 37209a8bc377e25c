import { SyncOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useMay } from '../app/me.ts'
import { act } from '../kit/api.ts'
import { useWords } from '../kit/i18n.ts'
import { useAct } from '../kit/reading.ts'
import { asRefusal } from '../kit/refusal.ts'
import { moneyWords } from './words.ts'

/** Has WeChat asked now how a payment or refund stands, at its path. */
export function AskButton({ path }: { path: string }) {
  const t = useWords(moneyWords)
  const may = useMay()
  const { message } = App.useApp()
  const ask = useAct(() => act('POST', `${path}/questions`), [path])
  if (!may('wechat.ask')) return null
  const begin = () =>
    ask.mutateAsync().then(
      () => message.info(t('asked')),
      (error: unknown) => message.error(asRefusal(error).says),
    )
  return (
    <Button icon={<SyncOutlined />} loading={ask.isPending} onClick={() => void begin()}>
      {t('ask_wechat')}
    </Button>
  )
}
