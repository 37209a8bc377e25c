import type { LoggedExchange } from '../wechat/exchange-log.ts'
import type { World } from '../world.ts'
import { keyHoldersOf } from './signers.ts'
import { digestOf } from './signing/digest-info.ts'
import { type Difference, firstDifference } from './signing/first-difference.ts'
import { isSignOf, masked } from './signing/inspect-sign.ts'
import { fieldsOf, signingOf } from './signing-of.ts'

const HASHES = ['MD5', 'HMAC-SHA256', 'SHA256', 'SHA1'] as const

/** A string that the developer's program says it signed, held against what was signed and what should have been. */
export type Comparison = {
  /** Whether it is what was signed; null where the signature could not be opened. */
  readonly is_what_was_signed: boolean | null
  readonly is_expected: boolean
  readonly expected: string | null
  readonly difference: Difference | null
}

export function compareTexts(world: World, exchange: LoggedExchange, text: string): Comparison {
  const expected = signingOf(world, exchange)?.expected ?? null
  // APIv2: keys are compared, and shown to nobody.
  const provider = world.store.get('providers', exchange.mchid ?? '')
  const shown = kindOf(exchange) === 'v2' && provider ? masked(text, keyHoldersOf(world, provider)) : text
  const difference = expected === null ? null : firstDifference(expected, shown)
  return {
    is_what_was_signed: wasSigned(world, exchange, text),
    is_expected: expected !== null && difference === null,
    expected,
    difference,
  }
}

function wasSigned(world: World, exchange: LoggedExchange, text: string): boolean | null {
  if (kindOf(exchange) === 'v2') {
    const sign = exchange.signing?.digest ?? fieldsOf(exchange.request_body)?.get('sign')
    const key = world.store.get('providers', exchange.mchid ?? '')?.api_v2_key
    if (sign === undefined || key === undefined) return null
    return HASHES.some((hash) => isSignOf(sign, text, hash, key))
  }
  const { hash, digest } = exchange.signing ?? { hash: null, digest: null }
  if (hash === null || digest === null) return null
  return digestOf(hash, text).toString('hex') === digest
}

// What is called up is signed in the manner of the API by which it was ordered.
function kindOf({ api, signing }: LoggedExchange): 'v3' | 'v2' {
  return signing?.api ?? (api === 'v2' ? 'v2' : 'v3')
}
