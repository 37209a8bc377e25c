import type { PasskeyQuestion } from '@teyue/contract/passkey'
import { Button } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { answerByPasskey, canUsePasskeys } from '../../kit/passkey.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { signInWords } from './words.ts'

type PasskeyButtonProps = {
  /** Where the question is asked, and where the answer goes. */
  readonly ask: string
  readonly answer: string
  readonly onProven: () => void
}

/** Proves by a device who it is; not there where the browser or the address knows no passkeys. */
export function PasskeyButton({ ask, answer, onProven }: PasskeyButtonProps) {
  const t = useWords(signInWords)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  if (!canUsePasskeys) return null
  const prove = async () => {
    setBusy(true)
    setError(null)
    try {
      const given = await answerByPasskey(await act<PasskeyQuestion>('POST', ask))
      if (given) {
        await act('POST', answer, given)
        onProven()
      }
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button className="below" block loading={isBusy} onClick={() => void prove()}>
        {t('by_passkey')}
      </Button>
      {error !== null && (
        <div className="below">
          <ProblemView error={error} />
        </div>
      )}
    </>
  )
}
