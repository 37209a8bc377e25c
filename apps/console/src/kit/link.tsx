import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { stanceSearch, useStance } from './stance.ts'

type Search = Readonly<Record<string, string | undefined>>

/** A link to a page of ours. It keeps as whom and in which mode the person works. */
export function To({ path, search = {}, children }: { path: string; search?: Search; children: ReactNode }) {
  const stance = useStance()
  return (
    <Link to={path} search={{ ...stanceSearch(stance), ...search }}>
      {children}
    </Link>
  )
}

/** Goes to a page of ours as `To` would. */
export function useGo(): (path: string, search?: Search) => void {
  const stance = useStance()
  const navigate = useNavigate()
  return (path, search = {}) => void navigate({ to: path, search: { ...stanceSearch(stance), ...search } })
}
