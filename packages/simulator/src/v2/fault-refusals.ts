import { why } from '../explain/because.ts'
import type { OfferedRefusal } from '../faults/offered-refusal.ts'
import { type RefusalName, refuse } from '../wechat/refusals.ts'
import { type DeedName, isDeedName, refuseDeed, translated, type V2Refusal } from './refusals.ts'

type Name = DeedName | RefusalName

const EVERYWHERE: readonly Name[] = ['frequencyLimited', 'systemError', 'noRelation']
const ORDER: readonly Name[] = ['collectingLimited', 'alreadyPaid', 'orderLapsed', 'outTradeNoUsed', 'appidMismatch']

const BY_ENDPOINT: Readonly<Record<string, readonly Name[]>> = {
  'v2-order': ORDER,
  'v2-micropay': [
    ...ORDER,
    'userPaying',
    'codeExpired',
    'codeUsed',
    'codeUnknown',
    'payerBalanceShort',
    'cardRefused',
    'bankError',
  ],
  'v2-reverse': ['reverseTooLate', 'balanceShort'],
  'v2-query-order': ['orderUnknown'],
  'v2-close-order': ['orderPaid', 'orderLapsed', 'orderUnknown'],
  'v2-refund': ['balanceShort', 'payerAccountClosed', 'refundTooLate', 'refundOrderUnknown'],
  'v2-query-refund': ['refundUnknown'],
  'v2-auth-code-to-openid': ['codeExpired', 'codeUnknown'],
}

/** Each code once, in the words of its first case. APIv2 says all of it with 200. */
export function v2RefusalsAt(endpoint: string): OfferedRefusal[] {
  const offered = namesAt(endpoint).map((name) => {
    const { code, says } = v2Refusal(name)
    return { code, status: 200, message: says }
  })
  return offered.filter(({ code }, index) => offered.findIndex((one) => one.code === code) === index)
}

export function v2RefusalOf(endpoint: string, code: string): V2Refusal | undefined {
  return namesAt(endpoint)
    .map(v2Refusal)
    .find((refusal) => refusal.code === code)
}

function v2Refusal(name: Name): V2Refusal {
  const because = why('faultRefused', { kind: 'refuse' })
  return isDeedName(name) ? refuseDeed(name, because) : translated(refuse(name, because))
}

function namesAt(endpoint: string): readonly Name[] {
  return [...(BY_ENDPOINT[endpoint] ?? []), ...EVERYWHERE]
}
