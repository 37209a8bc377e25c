import { DownloadOutlined } from '@ant-design/icons'
import type { Export } from '@teyue/contract/export'
import { App, Button, Dropdown } from 'antd'
import { useMay } from '../app/me.ts'
import { act } from '../kit/api.ts'
import { useLanguage, useWords } from '../kit/i18n.ts'
import { useGo } from '../kit/link.tsx'
import { useAct } from '../kit/reading.ts'
import { asRefusal } from '../kit/refusal.ts'
import { moneyWords } from './words.ts'

type Values = Readonly<Record<string, string | undefined>>

/** Has the list that is looked at made into a file, in the background. */
export function ExportButton({ kind, query }: { kind: Export['kind']; query: Values }) {
  const t = useWords(moneyWords)
  const language = useLanguage()
  const may = useMay()
  const go = useGo()
  const { notification } = App.useApp()
  const filter = Object.fromEntries(Object.entries(query).filter(([, value]) => value))
  const make = useAct(
    (format: Export['format']) => act<Export>('POST', '/v1/exports', { kind, format, language, filter }),
    ['/v1/exports'],
  )
  if (!may('exports.make')) return null
  const begin = async (format: Export['format']) => {
    try {
      await make.mutateAsync(format)
      const link = (
        <Button type="link" onClick={() => go('/exports')}>
          {t('see_exports')}
        </Button>
      )
      notification.info({ title: t('exporting'), description: t('exporting_says'), actions: link })
    } catch (error) {
      const { says, next } = asRefusal(error)
      notification.error({ title: says, description: next })
    }
  }
  const items = [
    { key: 'csv', label: t('export_csv') },
    { key: 'xlsx', label: t('export_xlsx') },
  ]
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void begin(key as Export['format']) }} trigger={['click']}>
      <Button icon={<DownloadOutlined />} loading={make.isPending}>
        {t('export')}
      </Button>
    </Dropdown>
  )
}
