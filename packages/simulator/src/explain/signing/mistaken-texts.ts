import type { SIGNING_TEXT_REASONS } from '../reasons/signing-text.ts'
import { digestOf } from './digest-info.ts'
import { mistakenBodies } from './mistaken-bodies.ts'
import { mistakenTargets } from './mistaken-targets.ts'
import { type SigningParts, signingText } from './signing-text.ts'

export type TextMistake = keyof typeof SIGNING_TEXT_REASONS
export type MistakenText = readonly [reason: TextMistake, text: string | Buffer]

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const SEPARATORS = ['', ' ', '&', ',', '\t', '|', '\r']
const MOST_SECONDS_OFF = 10
const MS_OF_A_SECOND = 1_000

/** Strings that programs sign by mistake, the likeliest first. */
export function* mistakenTexts(parts: SigningParts): Generator<MistakenText> {
  const { method, target, timestamp, nonce, body } = parts
  const right = signingText(parts)
  const lines = [method, target, timestamp, nonce, body]
  if (body === '') yield ['signedWithoutBodyLine', right.slice(0, -1)]
  yield ['signedWithoutLastNewline', right.slice(0, body === '' ? -2 : -1)]
  if (parts.upload) yield* uploads(parts, parts.upload)
  if (method === 'GET') yield* bodiesOfGet(parts)
  else for (const [reason, other] of mistakenBodies(body)) yield [reason, withBody(parts, other)]
  for (const [reason, other] of mistakenTargets(parts)) yield [reason, signingText({ ...parts, target: other })]
  yield ['signedMethodCase', signingText({ ...parts, method: method.toLowerCase() })]
  for (const other of METHODS) yield ['signedOtherMethod', signingText({ ...parts, method: other })]
  yield ['signedCrlf', right.replaceAll('\n', '\r\n')]
  yield ['signedCrlf', `${lines.join('\r\n')}\r\n`]
  yield ['signedLiteralBackslashN', `${lines.join('\\n')}\\n`]
  yield ['signedLiteralBackslashN', lines.join('\\n')]
  for (const separator of SEPARATORS) {
    yield ['signedOtherSeparator', lines.join(separator)]
    yield ['signedOtherSeparator', lines.join(separator) + separator]
  }
  yield ['signedNonceCase', signingText({ ...parts, nonce: nonce.toUpperCase() })]
  yield ['signedNonceCase', signingText({ ...parts, nonce: nonce.toLowerCase() })]
  for (let index = 0; index < lines.length - 1; index++) {
    yield ['signedMissingPart', `${lines.toSpliced(index, 1).join('\n')}\n`]
  }
  for (const order of orders(lines)) yield ['signedOtherOrder', `${order.join('\n')}\n`]
  yield* hashes(right)
  yield* times(parts)
  // Each with the last newline forgotten as well.
  for (const [reason, other] of mistakenTargets(parts)) {
    yield [reason, signingText({ ...parts, target: other }).slice(0, -1)]
  }
  yield ['signedEmptyBody', signingText({ ...parts, body: '' }).slice(0, -1)]
  yield ['signedEmptyBody', signingText({ ...parts, body: '' }).slice(0, -2)]
  yield ['signedOtherTime', signingText({ ...parts, timestamp: `${timestamp}.0` })]
}

function withBody(parts: SigningParts, body: string | Buffer): string | Buffer {
  if (typeof body === 'string') return signingText({ ...parts, body })
  const head = signingText({ ...parts, body: '' }).slice(0, -1)
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\n')])
}

function* uploads(parts: SigningParts, upload: Buffer): Generator<MistakenText> {
  yield ['signedWholeUpload', withBody(parts, upload)]
  yield ['signedEmptyUpload', signingText({ ...parts, body: '' })]
}

function* bodiesOfGet(parts: SigningParts): Generator<MistakenText> {
  const query = parts.target.split('?')[1] ?? ''
  const object = JSON.stringify(Object.fromEntries(new URLSearchParams(query)))
  for (const body of ['{}', 'null', '[]', '""', 'undefined', query, object, ' ', 'None']) {
    yield ['signedBodyOfGet', signingText({ ...parts, body })]
  }
}

function* hashes(right: string): Generator<MistakenText> {
  const digest = digestOf('SHA256', right)
  for (const text of [
    digest,
    digest.toString('hex'),
    digest.toString('hex').toUpperCase(),
    digest.toString('base64'),
  ]) {
    yield ['signedTheHash', text]
  }
}

function* times(parts: SigningParts): Generator<MistakenText> {
  const seconds = Number(parts.timestamp)
  for (let off = 1; off <= MOST_SECONDS_OFF; off++) {
    for (const other of [seconds - off, seconds + off]) {
      yield ['signedOtherTime', signingText({ ...parts, timestamp: String(other) })]
    }
  }
  // Which millisecond it was, only trying tells.
  for (let ms = 0; ms < MS_OF_A_SECOND; ms++) {
    const timestamp = parts.timestamp + String(ms).padStart(3, '0')
    yield ['signedMilliseconds', signingText({ ...parts, timestamp })]
  }
}

function orders(lines: readonly string[]): string[][] {
  if (lines.length <= 1) return [[...lines]]
  return lines.flatMap((line, index) => orders(lines.toSpliced(index, 1)).map((rest) => [line, ...rest]))
}
