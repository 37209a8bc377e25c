import type { H5Domain } from '../development/h5-domain.ts'
import type { ViolationAddress } from '../violations/address.ts'
import { isLimited, type Limitations } from '../violations/limitation.ts'
import { wordsOfFunction, wordsOfWay } from '../violations/limitation-words.ts'
import type { Finding } from './finding.ts'
import type { lifeWords } from './life-words.ts'

/** What is known besides papers and keys: what WeChat limits, whom it tells, what it was asked for by hand. */
export type LifeFacts = {
  readonly subMchid: string
  readonly limitations: Limitations | null
  readonly violationAddress: ViolationAddress | null
  readonly domains: readonly Pick<H5Domain, 'domain' | 'state'>[]
  /** Accounts that payers are asked to follow. */
  readonly follows: readonly { readonly appid: string; readonly isAgreed: boolean }[]
}

type Said = { readonly code: keyof typeof lifeWords; readonly facts: Finding['facts'] }

export function limitsOf({ limitations, subMchid: number }: LifeFacts): Said {
  if (!limitations) return { code: 'LIMITS_UNASKED', facts: { number } }
  if (!isLimited(limitations)) return { code: 'LIMITS_NONE', facts: { number } }
  const { functions, otherFunctions, causes } = limitations
  const words = functions.map(wordsOfFunction)
  const ways = [...new Set(causes.map(({ way }) => way))].map(wordsOfWay)
  const [only] = ways.length > 0 ? ways : [wordsOfWay(null)]
  const other = otherFunctions === '' ? [] : [otherFunctions]
  return {
    code: 'LIMITS_STANDING',
    facts: {
      number,
      names: [...words.map(({ en }) => en), ...other].join(', '),
      namesZh: [...words.map(({ zh }) => zh), ...other].join('、'),
      way: ways.length > 1 ? ways.map(({ en }) => en).join(' ') : only!.en,
      wayZh: ways.length > 1 ? ways.map(({ zh }) => zh).join('') : only!.zh,
    },
  }
}

export function addressOf({ violationAddress: address }: LifeFacts): Said {
  if (address?.state === 'registered') return { code: 'VIOLATIONS_TOLD', facts: {} }
  if (address?.state === 'elsewhere') return { code: 'VIOLATIONS_ELSEWHERE', facts: { url: address.foundUrl ?? '' } }
  if (address?.state === 'refused')
    return {
      code: 'VIOLATIONS_REFUSED',
      facts: { words: address.refusedMessage ?? '', code: address.refusedCode ?? '' },
    }
  return { code: 'VIOLATIONS_UNTOLD', facts: {} }
}

/** Of a number that may take H5: WeChat knows the domains from which it starts. */
export function domainsOf({ domains }: LifeFacts): Said {
  const known = domains.filter(({ state }) => state !== 'removed')
  const granted = known.filter(({ state }) => state === 'granted')
  const names = (granted.length > 0 ? granted : known).map(({ domain }) => domain).join(', ')
  if (granted.length > 0) return { code: 'DOMAINS_GOOD', facts: { names } }
  return known.length > 0 ? { code: 'DOMAINS_WAITING', facts: { names } } : { code: 'DOMAINS_NONE', facts: {} }
}

/** Nothing where no account is recommended. */
export function followsOf({ follows }: LifeFacts): Said[] {
  const unagreed = follows.filter(({ isAgreed }) => !isAgreed)
  if (follows.length > 0 && unagreed.length === 0) return [{ code: 'FOLLOW_GOOD', facts: {} }]
  return unagreed.map(({ appid }) => ({ code: 'FOLLOW_UNAGREED', facts: { appid } }))
}
