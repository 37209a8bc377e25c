import { useQueryClient } from '@tanstack/react-query'
import type { Me } from '@teyue/contract/sign-in'
import { Spin } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { isTabOf } from '../kit/draft.ts'
import { ProblemView } from '../kit/problem.tsx'
import { useRead } from '../kit/reading.ts'
import { asRefusal } from '../kit/refusal.ts'
import { OwnerContext } from '../kit/views.ts'
import { Interruptions } from './interruptions.tsx'
import { MeContext } from './me.ts'

const ME = '/v1/auth/me'
const LOOKED_AT_EVERY_MS = 60_000
const SignInPage = lazy(() => import('../pages/sign-in/page.tsx'))

/** What is inside is for those who are signed in. Others sign in here, and are then where their link leads. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useRead<Me>(ME, {}, { everyMs: LOOKED_AT_EVERY_MS })
  if (me.data)
    return (
      <Own key={me.data.id} me={me.data}>
        {children}
      </Own>
    )
  if (!me.error) return <Waiting />
  if (asRefusal(me.error).code !== 'UNAUTHENTICATED')
    return (
      <div className="alone">
        <ProblemView error={me.error} again={() => void me.refetch()} />
      </div>
    )
  return (
    <Suspense fallback={<Waiting />}>
      <SignInPage />
    </Suspense>
  )
}

/** One person's console: whoever signs in after another, here or in another tab, finds neither its forms nor what it has read. */
function Own({ me, children }: { me: Me; children: ReactNode }) {
  const client = useQueryClient()
  useState(() => isTabOf(me.id) || client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME }))
  return (
    <MeContext value={me}>
      <OwnerContext value={me.id}>{children}</OwnerContext>
      <Interruptions me={me} />
    </MeContext>
  )
}

function Waiting() {
  return (
    <div className="alone">
      <Spin size="large" />
    </div>
  )
}
