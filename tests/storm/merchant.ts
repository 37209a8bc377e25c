import { setTimeout as pause } from 'node:timers/promises'
import type { Payment } from '@teyue/contract/payment'
import type { Problem } from '@teyue/contract/problem'
import type { Refund } from '@teyue/contract/refund'

/** The platform's last word on a request: the thing, or the code of a refusal. */
export type Word<T> = { readonly status: number; readonly thing: T } | { readonly refused: string }

export type NewPayment = {
  readonly product: string
  readonly amount: number
  readonly description: string
  readonly reference: string
  readonly expires_at?: string
  readonly payer?: { readonly openid?: string; readonly appid?: string; readonly ip?: string }
}
export type NewRefund = { readonly amount: number; readonly reference: string; readonly reason: string }

export type Merchant = {
  /**
   * Asks until WeChat's word is known, or for as long as a merchant would; then the last word counts, also "unknown". With
   * `impatient` the first word does.
   */
  pay(request: NewPayment, server: number, impatient?: boolean): Promise<Word<Payment>>
  /** With `forgetful` the merchant's program dies with the platform's: no answer, and it never asks again (NO_ANSWER). */
  refund(payment: string, request: NewRefund, server: number, forgetful?: boolean): Promise<Word<Refund>>
  close(payment: string, server: number): Promise<Word<Payment>>
  look(payment: string, server: number): Promise<Payment>
  /** Looks until the payment is final. */
  awaitFinal(payment: string, server: number): Promise<Payment>
  /** Requests that brought no answer, or a 5xx, and were made again. */
  readonly broken: () => number
}

const answerTimeoutMs = 20_000
const betweenTriesMs = 150
// A platform that answers nothing for so long has failed, whatever its books say.
const longestSilenceMs = 60_000
const longestPatienceMs = 20_000
const longestLookMs = 120_000

type Asked = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: object }

/** A merchant's program that does as the guide says: no answer, 5xx or 202, and the same request is made again. */
export function createMerchant(servers: readonly string[], key: string): Merchant {
  let broken = 0

  const once = async ({ method, path, body }: Asked, server: string) => {
    const answer = await fetch(new URL(path, server), {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    return { status: answer.status, body: (await answer.json()) as unknown }
  }
  const ask = async <T>(asked: Asked, first: number): Promise<Word<T>> => {
    const until = Date.now() + longestSilenceMs
    for (let server = first; Date.now() < until; server++) {
      const answer = await once(asked, servers[server % servers.length]!).catch(() => null)
      if (answer && answer.status < 500 && answer.status !== 429) return wordOf<T>(answer)
      broken++
      await pause(betweenTriesMs)
    }
    throw new Error(`${asked.method} ${asked.path} had no answer in ${longestSilenceMs} ms`)
  }
  const askOnce = async <T>(asked: Asked, server: number): Promise<Word<T>> => {
    const answer = await once(asked, servers[server % servers.length]!).catch(() => null)
    if (!answer || answer.status >= 500) return { refused: 'NO_ANSWER' }
    return wordOf<T>(answer)
  }
  const insist = async <T>(asked: Asked, server: number): Promise<Word<T>> => {
    const until = Date.now() + longestPatienceMs
    for (;;) {
      const word = await ask<T>(asked, server)
      if ('refused' in word || word.status !== 202 || Date.now() > until) return word
      await pause(betweenTriesMs)
    }
  }
  const look = async (payment: string, server: number): Promise<Payment> => {
    const word = await ask<Payment>({ method: 'GET', path: `/v1/payments/${payment}` }, server)
    if ('refused' in word) throw new Error(`payment ${payment} cannot be looked at: ${word.refused}`)
    return word.thing
  }
  return {
    pay: (body, server, impatient = false) =>
      (impatient ? ask : insist)({ method: 'POST', path: '/v1/payments', body }, server),
    refund: (payment, body, server, forgetful = false) =>
      (forgetful ? askOnce : insist)({ method: 'POST', path: `/v1/payments/${payment}/refunds`, body }, server),
    close: (payment, server) => insist({ method: 'POST', path: `/v1/payments/${payment}/close` }, server),
    look,
    awaitFinal: async (payment, server) => {
      const until = Date.now() + longestLookMs
      for (;;) {
        const seen = await look(payment, server)
        if (['paid', 'closed', 'refused'].includes(seen.state)) return seen
        if (Date.now() > until) throw new Error(`payment ${payment} is still ${seen.state} after ${longestLookMs} ms`)
        await pause(betweenTriesMs)
      }
    },
    broken: () => broken,
  }
}

function wordOf<T>({ status, body }: { readonly status: number; readonly body: unknown }): Word<T> {
  return status < 400 ? { status, thing: body as T } : { refused: (body as Problem).code }
}
