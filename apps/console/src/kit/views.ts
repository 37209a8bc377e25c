import { useRouterState } from '@tanstack/react-router'
import { createContext, useContext, useReducer } from 'react'
import { useStance } from './stance.ts'
import { type View, viewsIn } from './view.ts'

/** Who works here, for what a browser keeps: colleagues share machines. */
export const OwnerContext = createContext<string | null>(null)

const KEPT_UNDER = 'teyue.views.'

/**
 * The views of the list at this address that the person has kept, in this browser alone. Days are no part of a view: last week's
 * would be last week's for ever.
 */
export function useViews(): [readonly View[], (next: readonly View[]) => void] {
  const owner = useContext(OwnerContext)
  const { as } = useStance()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  const key = `${KEPT_UNDER}${owner}.${as ?? 'provider'}.${path}`
  const keep = (next: readonly View[]) => {
    localStorage.setItem(key, JSON.stringify(next))
    redraw()
  }
  return [viewsIn(localStorage.getItem(key)), keep]
}
