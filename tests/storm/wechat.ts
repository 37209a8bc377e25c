import { setTimeout as pause } from 'node:timers/promises'
import type { Payment } from '@teyue/contract/payment'

/** The simulator from outside WeChat: its control API, called until it answers, because it too is killed. */
export type Wechat = {
  readonly url: string
  call<T>(method: string, path: string, body?: object): Promise<Answered<T>>
  now(): Promise<Date>
  openid(payer: string, appid: string): Promise<string>
  /** What came of showing this payment to the payer's phone. */
  show(payment: Payment, payer: string, act: 'pay' | 'cancel' | 'fail'): Promise<Shown>
  /** Turns the clock. A turn that is cut off by a kill may have happened in part. */
  advance(ms: number): Promise<void>
}

export type Answered<T> = { readonly status: number; readonly body: T }
/** `paid`: the phone says so. `unpaid`: the order is still open. Otherwise the simulator's code. */
export type Shown = 'paid' | 'unpaid' | 'CODE_EXPIRED' | 'CODE_UNKNOWN' | 'ORDER_EXPIRED' | 'ORDER_CLOSED' | 'NO_LINK'

const answerTimeoutMs = 60_000
const betweenTriesMs = 100
const longestSilenceMs = 60_000

export function createWechat(url: string): Wechat {
  const once = async <T>(method: string, path: string, body?: object): Promise<Answered<T>> => {
    const answer = await fetch(new URL(`/_control${path}`, url), {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    return { status: answer.status, body: (await answer.json()) as T }
  }
  const call = async <T>(method: string, path: string, body?: object): Promise<Answered<T>> => {
    for (const until = Date.now() + longestSilenceMs; Date.now() < until; await pause(betweenTriesMs)) {
      const answer = await once<T>(method, path, body).catch(() => null)
      if (answer) return answer
    }
    throw new Error(`the simulator did not answer ${method} ${path} in ${longestSilenceMs} ms`)
  }
  return {
    url,
    call,
    now: async () => new Date((await call<{ now: string }>('GET', '/clock')).body.now),
    openid: async (payer, appid) =>
      (await call<{ openid: string }>('GET', `/payers/${payer}/openid?appid=${appid}`)).body.openid,
    show: async (payment, payer, act) => {
      const link = linkOf(payment)
      if (!link) return 'NO_LINK'
      type Paid = { readonly result?: string; readonly code?: string }
      const { body } = await call<Paid>('POST', '/pay', { payer, password: '123456', act, ...link })
      // A phone that was cut off asks again, and hears that it had paid.
      if (body.result === 'SUCCESS' || body.code === 'ORDER_PAID') return 'paid'
      return body.result ? 'unpaid' : (body.code as Shown)
    },
    advance: async (ms) => {
      await once('POST', '/clock/advance', { ms }).catch(() => null)
    },
  }
}

function linkOf({ pay }: Payment): object | null {
  if (!pay) return null
  if (pay.kind === 'code') return { code_url: pay.code_url }
  if (pay.kind === 'h5') return { h5_url: pay.h5_url }
  if (pay.kind === 'app') return { prepay_id: pay.parameters.prepayid }
  return { prepay_id: pay.parameters.package.replace('prepay_id=', '') }
}
