import type { PAY_SIGN_REASONS } from '../reasons/pay-sign.ts'

export type PaySignMistake = keyof typeof PAY_SIGN_REASONS

/** What was called up: the four lines as they were handed over, and the other appids of the order. */
export type PaySignParts = {
  readonly appId: string
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly otherAppids: readonly string[]
}

const SEPARATORS = ['\\n', '\r\n', '&', '', ' ', ',', '|']
const MOST_SECONDS_OFF = 10
const MS_OF_A_SECOND = 1_000

/** Strings that are signed by mistake where a payment is called up, the likeliest first. */
export function* mistakenPaySigns(parts: PaySignParts): Generator<readonly [reason: PaySignMistake, text: string]> {
  const { appId, timeStamp, nonceStr, package: prepay } = parts
  const lines = [appId, timeStamp, nonceStr, prepay]
  const bare = prepay.replace(/^prepay_id=/, '')
  yield ['paySignLastNewline', lines.join('\n')]
  yield ['paySignBareId', whole([appId, timeStamp, nonceStr, bare])]
  for (const other of parts.otherAppids) yield ['paySignAppid', whole([other, timeStamp, nonceStr, prepay])]
  for (const separator of SEPARATORS) {
    yield ['paySignSeparator', lines.join(separator)]
    yield ['paySignSeparator', lines.join(separator) + separator]
  }
  yield* pairs(parts)
  for (const order of orders(lines)) yield ['paySignOrder', whole(order)]
  for (let index = 0; index < lines.length; index++) yield ['paySignOrder', whole(lines.toSpliced(index, 1))]
  yield* times(parts)
}

function* pairs({ appId, timeStamp, nonceStr, package: prepay }: PaySignParts): Generator<[PaySignMistake, string]> {
  const named = (...more: string[]) =>
    [`appId=${appId}`, `nonceStr=${nonceStr}`, `package=${prepay}`, ...more, `timeStamp=${timeStamp}`].join('&')
  yield ['paySignV2Text', named()]
  yield ['paySignV2Text', named('signType=RSA')]
}

function* times(parts: PaySignParts): Generator<[PaySignMistake, string]> {
  const withTime = (timeStamp: string) => whole([parts.appId, timeStamp, parts.nonceStr, parts.package])
  const seconds = Number(parts.timeStamp)
  for (let off = 1; off <= MOST_SECONDS_OFF; off++) {
    for (const other of [seconds - off, seconds + off]) yield ['paySignTime', withTime(String(other))]
  }
  // Which millisecond it was, only trying tells.
  for (let ms = 0; ms < MS_OF_A_SECOND; ms++) {
    yield ['paySignTime', withTime(parts.timeStamp + String(ms).padStart(3, '0'))]
  }
}

function whole(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

function orders(lines: readonly string[]): string[][] {
  if (lines.length <= 1) return [[...lines]]
  return lines.flatMap((line, index) => orders(lines.toSpliced(index, 1)).map((rest) => [line, ...rest]))
}
