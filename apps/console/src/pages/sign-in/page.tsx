import { useQueryClient } from '@tanstack/react-query'
import { Card } from 'antd'
import { useEffect } from 'react'
import { LookChoice } from '../../app/look-choice.tsx'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { SignInForm } from './sign-in-form.tsx'
import { signInWords } from './words.ts'

/** Where one comes in. The address stays that of the page which was wanted. */
export default function SignInPage() {
  const t = useWords(signInWords)
  const client = useQueryClient()
  useEffect(() => {
    document.title = `${t('title')} · Teyue 特约`
  }, [t])
  return (
    <main className="alone">
      <Card className="door">
        <h1>{t('welcome')}</h1>
        <SignInForm
          perform={(given) => act('POST', '/v1/auth/sign-in', given)}
          onSignedIn={() => void client.invalidateQueries()}
        />
        <p className="meta below">{t('first')}</p>
      </Card>
      <LookChoice />
    </main>
  )
}
