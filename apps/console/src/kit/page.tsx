import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { ProblemView } from './problem.tsx'

/** A page: its title, the acts it offers, what it shows. */
export function Page({ title, acts, children }: { title: string; acts?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Teyue 特约`
  }, [title])
  return (
    <div className="page">
      <header>
        <h1>{title}</h1>
        {acts && <div className="acts">{acts}</div>}
      </header>
      {children}
    </div>
  )
}

/** What was read, once it is there; before that a shape of it, and where it was refused why. */
export function Read<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ProblemView error={of.error} again={() => void of.refetch()} />
  return <Skeleton active />
}
