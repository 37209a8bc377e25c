import type { Me } from '@teyue/contract/sign-in'
import { Spin } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { ProblemView } from '../kit/problem.tsx'
import { useRead } from '../kit/reading.ts'
import { asRefusal } from '../kit/refusal.ts'
import { Interruptions } from './interruptions.tsx'
import { MeContext } from './me.ts'

const LOOKED_AT_EVERY_MS = 60_000
const SignInPage = lazy(() => import('../pages/sign-in/page.tsx'))

/** What is inside is for those who are signed in. Others sign in here, and are then where their link leads. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useRead<Me>('/v1/auth/me', {}, { everyMs: LOOKED_AT_EVERY_MS })
  if (me.data)
    return (
      <MeContext value={me.data}>
        {children}
        <Interruptions me={me.data} />
      </MeContext>
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

function Waiting() {
  return (
    <div className="alone">
      <Spin size="large" />
    </div>
  )
}
