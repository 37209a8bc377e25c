import { useRouterState } from '@tanstack/react-router'

export type Mode = 'test' | 'live'

/**
 * As whom and with which money a person works here: `mode` and, for whoever is something at merchants, `as`, a merchant's id.
 * Both stand in the address, so that a link that is sent to a colleague shows them the same thing.
 */
export type Stance = { readonly mode: Mode; readonly as: string | null }
type Search = Readonly<Record<string, string>>

function stanceOf(search: Search): Stance {
  return { mode: search.mode === 'live' ? 'live' : 'test', as: search.as ?? null }
}

export function stanceNow(): Stance {
  return stanceOf(Object.fromEntries(new URLSearchParams(location.search)))
}

export function useStance(): Stance {
  const mode = useRouterState({ select: ({ location: { search } }) => stanceOf(search as Search).mode })
  const as = useRouterState({ select: ({ location: { search } }) => stanceOf(search as Search).as })
  return { mode, as }
}

/** What of it stands in an address; what is usual is left out. */
export function stanceSearch({ mode, as }: Stance): Search {
  return { ...(mode === 'live' ? { mode } : {}), ...(as === null ? {} : { as }) }
}

/** What of it a request to the platform says. */
export function stanceHeaders({ mode, as }: Stance): Readonly<Record<string, string>> {
  return { 'teyue-mode': mode, ...(as === null ? {} : { 'teyue-merchant': as }) }
}
