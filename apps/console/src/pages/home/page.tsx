import { useMay, useMe } from '../../app/me.ts'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Page } from '../../kit/page.tsx'
import { homeWords } from './words.ts'

/** Where one arrives. */
export default function HomePage() {
  const t = useWords(homeWords)
  const me = useMe()
  const may = useMay()
  return (
    <Page title={t('title')}>
      <p>{t('welcome', { name: me.name })}</p>
      {may('payments.read') && <To path="/payments">{t('payments')}</To>}
    </Page>
  )
}
