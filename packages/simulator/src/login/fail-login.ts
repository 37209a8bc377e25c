import type { ServerResponse } from 'node:http'
import { type Because, why } from '../explain/because.ts'
import { type DrawnCallFault, drawCallFault } from '../faults/draw-fault.ts'
import type { OfferedRefusal } from '../faults/offered-refusal.ts'
import type { World } from '../world.ts'
import { LoginError, type LoginErrorName, loginErrorWords } from './errors.ts'

export const GARBAGE = '<html><body>502 Bad Gateway</body></html>'

/** The addresses that luck may strike; the page that asks the payer is none of them. */
export const LOGIN_PATHS: Readonly<Record<string, readonly LoginErrorName[]>> = {
  '/sns/oauth2/access_token': ['code', 'codeUsed', 'secret', 'appid'],
  '/sns/oauth2/refresh_token': ['refreshToken', 'refreshTokenExpired'],
  '/sns/auth': ['credential', 'openid'],
  '/sns/userinfo': ['credential', 'accessTokenExpired', 'unauthorized'],
  '/sns/jscode2session': ['code', 'codeUsed', 'secret'],
  '/cgi-bin/token': ['dailyQuota', 'secret'],
  '/cgi-bin/stable_token': ['dailyQuota', 'secret'],
  '/cgi-bin/user/info': ['credential', 'accessTokenExpired', 'openid'],
}
const BUSY = { code: '-1', status: 200, message: 'system error' }

/** What is answered instead of the truth; all of it comes with 200. */
export function loginRefusalsAt(path: string): OfferedRefusal[] {
  return [...(LOGIN_PATHS[path] ?? []).map((name) => ({ ...loginErrorWords(name), status: 200 })), BUSY]
}

export function drawLoginFault(world: World, url: URL): DrawnCallFault | null {
  if (!LOGIN_PATHS[url.pathname]) return null
  return drawCallFault(world, { api: 'login', endpoint: url.pathname, mchid: null, number: '' })
}

/** True when the connection is to break, undone. */
export async function failLoginBefore(fault: DrawnCallFault, response: ServerResponse): Promise<boolean> {
  if (fault.kind === 'refuse') throw refusalOf(fault)
  if (fault.kind === 'error_before' || fault.kind === 'unavailable_before') throw new Error(BUSY.message)
  if (fault.kind === 'timeout_before') await sleep(fault.plan.hang_ms, response)
  return fault.kind === 'timeout_before' || fault.kind === 'drop_before'
}

/** True when the connection is to break, although it was done. */
export async function failLoginAfter(fault: DrawnCallFault, response: ServerResponse): Promise<boolean> {
  if (fault.kind === 'slow') await sleep(fault.plan.slow_ms, response)
  if (fault.kind === 'error_after' || fault.kind === 'unavailable_after') throw new Error(BUSY.message)
  if (fault.kind === 'timeout_after') await sleep(fault.plan.hang_ms, response)
  return fault.kind === 'timeout_after' || fault.kind === 'drop_after'
}

export function loginFaultReason(fault: DrawnCallFault | null): Because | null {
  if (fault === null) return null
  if (fault.kind === 'slow') return why('faultSlow', { kind: fault.kind })
  const seen = { kind: fault.kind, seen_zh: '没有可用的应答', seen_en: 'no answer of use' }
  return why(fault.kind.endsWith('_before') ? 'faultNotDone' : 'faultDone', seen)
}

function refusalOf({ code, kind }: DrawnCallFault): Error {
  const names = Object.values(LOGIN_PATHS).flat()
  const name = names.find((one) => loginErrorWords(one).code === code)
  return name ? new LoginError(name, why('faultRefused', { kind })) : new Error(BUSY.message)
}

function sleep(ms: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
