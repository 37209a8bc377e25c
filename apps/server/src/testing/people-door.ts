import { routes } from '../cli/routes.ts'
import type { Context } from '../context.ts'
import { createApp } from '../http/app.ts'
import type { Lifetime } from './context.ts'
import { OUR_ORIGIN } from './people.ts'

export const PASSWORD = 'lampe-Zirkel-Ostwind-41'

// What any of these answers may hold; a test reads what it expects.
type Json = {
  readonly id: string
  readonly login: string
  readonly role: string
  readonly merchant: string | null
  readonly provider: string
  readonly token: string
  readonly secret: string
  readonly uri: string
  readonly codes: readonly string[]
  readonly data: readonly { readonly id: string; readonly is_this?: boolean }[]
  readonly details: object
  readonly code?: string
}
type Answer = { readonly status: number; readonly body: Json; readonly headers: Record<string, unknown> }
type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  headers: Readonly<Record<string, string>>,
  payload?: object,
  remoteAddress?: string,
) => Promise<Answer>

/** What people ask at the platform's door, and how they come in. */
export type PeopleDoor = {
  readonly ask: Ask
  accept(token: string, login: string, password?: string): Promise<Answer>
  signIn(login: string, password: string, code?: string | null, remoteAddress?: string): Promise<Answer>
}

export function openDoor(t: Lifetime, ctx: Context): PeopleDoor {
  const app = createApp(ctx, { routes })
  t.after(() => app.close())
  const ask: Ask = async (method, url, headers, payload, remoteAddress = '127.0.0.1') => {
    const sent = { ...headers }
    const answer = await app.inject({ method, url, headers: sent, remoteAddress, ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, body: JSON.parse(answer.body || '{}') as Json, headers: answer.headers }
  }
  return {
    ask,
    accept: (token, login, password = PASSWORD) =>
      ask('POST', '/v1/invitations/accept', {}, { token, login, name: 'N', password }),
    signIn: (login, password, code = null, remoteAddress = '203.0.113.1') =>
      ask('POST', '/v1/auth/sign-in', {}, { login, password, ...(code ? { code } : {}) }, remoteAddress),
  }
}

export function codeOf({ status, body }: Answer): [number, string | undefined] {
  return [status, body.code]
}

export function cookieOf({ headers }: Answer): { cookie: string; origin: string } {
  return { cookie: String(headers['set-cookie']).split(';')[0]!, origin: OUR_ORIGIN }
}
