import type { Me } from '@teyue/contract/sign-in'
import { createContext, useContext } from 'react'

export const MeContext = createContext<Me | null>(null)

/** Who is signed in, and as what. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is for pages that need a session')
  return me
}

/** The one store of a cashier who is bound to one; undefined for everybody else. */
export function useMyStore(): string | undefined {
  const { memberships, merchant } = useMe()
  return memberships.find((one) => one.merchant === merchant)?.store ?? undefined
}

/** Whether the person may do this here; a page shows no button for anything else. */
export function useMay(): (act: string) => boolean {
  const { permitted } = useMe()
  return (act) => permitted.includes(act)
}
