import { useWords } from '../../kit/i18n.ts'
import { Page } from '../../kit/page.tsx'
import { Factor } from './factor.tsx'
import { Passkeys } from './passkeys.tsx'
import { PasswordCard } from './password.tsx'
import { Sessions } from './sessions.tsx'
import { accountWords } from './words.ts'

/** How one signs in, and where one is signed in. */
export default function AccountPage() {
  const t = useWords(accountWords)
  return (
    <Page title={t('title')}>
      <div className="cards">
        <Factor />
        <Passkeys />
        <PasswordCard />
        <Sessions />
      </div>
    </Page>
  )
}
