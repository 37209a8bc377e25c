import { useEffect, useState } from 'react'

const KEPT_UNDER = 'teyue.draft.'

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

function readKept(key: string): object {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}
