import { useMe } from '../../app/me.ts'
import { useWords } from '../../kit/i18n.ts'
import { Page } from '../../kit/page.tsx'
import { StoreList } from './store-list.tsx'
import { storeWords } from './words.ts'

/** A merchant's own stores. */
export default function StoresPage() {
  const t = useWords(storeWords)
  const { merchant } = useMe()
  return (
    <Page title={t('title')}>
      <p className="says">{t('says')}</p>
      <StoreList merchant={merchant ?? ''} />
    </Page>
  )
}
