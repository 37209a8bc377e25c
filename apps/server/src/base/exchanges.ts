import { newId } from '../kit/ids.ts'
import { maskHeaders, maskJson } from '../kit/redact.ts'

/** One request and its answer as they went over the wire. `status` is null where nothing came back. */
export type RawExchange = {
  readonly method: string
  readonly url: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly requestBody: Buffer
  readonly status: number | null
  readonly answerHeaders: Readonly<Record<string, string>>
  readonly answerBody: Buffer
  readonly startedAt: Date
  readonly durationMs: number
}

/** An exchange ready to be kept: sealed whole, with a masked copy for the eye. */
export type SealedExchange = {
  readonly id: string
  readonly at: Date
  readonly masked: Readonly<Record<string, unknown>>
  readonly sealed: Buffer
}

/** An exchange that is in the database already. */
export type KeptExchange = { readonly id: string }

type Sealing = { seal(plain: string, context: string): Buffer }

/** Seals an exchange. Done before the transaction, which only writes. */
export function sealExchange(vault: Sealing, exchange: RawExchange): SealedExchange {
  const id = newId('exchange')
  const { method, url, status, durationMs, startedAt } = exchange
  const masked = {
    method,
    url,
    status,
    durationMs,
    requestHeaders: maskHeaders(exchange.requestHeaders),
    requestBody: textOf(exchange.requestBody),
    answerHeaders: maskHeaders(exchange.answerHeaders),
    answerBody: textOf(exchange.answerBody),
  }
  return { id, at: startedAt, masked, sealed: vault.seal(serialised(exchange), `exchange:${id}`) }
}

/** Whatever came, an answer that is no text at all too: a database keeps every character but NUL and half a surrogate pair. */
function textOf(body: Buffer): string {
  return maskJson(body.toString('utf8')).replaceAll('\0', '\uFFFD').toWellFormed()
}

function serialised(exchange: RawExchange): string {
  return JSON.stringify({
    ...exchange,
    requestBody: exchange.requestBody.toString('base64'),
    answerBody: exchange.answerBody.toString('base64'),
  })
}
