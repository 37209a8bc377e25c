import { useEffect, useState } from 'react'

const KEPT_UNDER = 'teyue.draft.'
const KEPT_FOR = 'teyue.person'

/**
 * What stands in a form, kept in this tab until it is sent, so that a page that is loaded again has lost nothing. Never for
 * secrets: they stand in their field only.
 */
export function useDraft<T extends object>(name: string, empty: T): [T, (next: T) => void, () => void] {
  const key = KEPT_UNDER + name
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...readKept(key) }))
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(draft)), [key, draft])
  const forget = () => {
    setDraft(empty)
    sessionStorage.removeItem(key)
  }
  return [draft, setDraft, forget]
}

/** False where another person has worked in this tab before. What that one has left in its forms is nobody's now. */
export function isTabOf(personId: string): boolean {
  if (sessionStorage.getItem(KEPT_FOR) === personId) return true
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(KEPT_UNDER)) sessionStorage.removeItem(name)
  sessionStorage.setItem(KEPT_FOR, personId)
  return false
}

function readKept(key: string): object {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}
