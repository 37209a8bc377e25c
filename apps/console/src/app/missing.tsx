import { Button } from 'antd'
import { Empty } from '../kit/empty.tsx'
import { useWords } from '../kit/i18n.ts'
import { To } from '../kit/link.tsx'
import { Page } from '../kit/page.tsx'
import { appWords } from './words.ts'

/** An address that leads nowhere. */
export function Missing() {
  const t = useWords(appWords)
  return (
    <Page title={t('missing')}>
      <Empty says={t('missing_says')}>
        <To path="/">{t('home')}</To>
      </Empty>
    </Page>
  )
}

/** A page that could not be drawn: mostly one that a newer version of the platform has replaced. */
export function Trouble({ error }: { error: unknown }) {
  const t = useWords(appWords)
  return (
    <Page title={t('trouble')}>
      <Empty says={t('trouble_says')}>
        <p className="meta">{String(error)}</p>
        <Button type="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      </Empty>
    </Page>
  )
}
