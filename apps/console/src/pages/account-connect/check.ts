import type { AccountCheck, NewAccountCheck } from '@teyue/contract/account'
import { useEffect, useState } from 'react'
import { act } from '../../kit/api.ts'

const QUIET_MS = 400

type Checked = { readonly check: AccountCheck | null; readonly isChecking: boolean; readonly error: unknown }

/** What the platform finds about what is given so far, asked anew whenever it is quiet after a change. Nothing of it is kept. */
export function useCheck(given: NewAccountCheck): Checked {
  const [checked, setChecked] = useState<Checked>({ check: null, isChecking: false, error: null })
  const text = JSON.stringify(given)
  useEffect(() => {
    let isCurrent = true
    const show = (next: Checked) => isCurrent && setChecked(next)
    const timer = setTimeout(() => {
      act<AccountCheck>('POST', '/v1/account-checks', JSON.parse(text)).then(
        (check) => show({ check, isChecking: false, error: null }),
        (error: unknown) => show({ check: null, isChecking: false, error }),
      )
    }, QUIET_MS)
    setChecked((before) => ({ ...before, isChecking: true }))
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text])
  return checked
}
