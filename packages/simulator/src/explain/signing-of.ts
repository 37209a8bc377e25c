import { signedText } from '../v2/sign.ts'
import { parseXml, type XmlFields } from '../v2/xml.ts'
import { isCut, type LoggedExchange } from '../wechat/exchange-log.ts'
import type { World } from '../world.ts'
import { keyHoldersOf } from './signers.ts'
import { masked } from './signing/inspect-sign.ts'
import type { SigningReport } from './signing/report.ts'
import { signingText } from './signing/signing-text.ts'

/** What this request had to sign, also where the signature was good; null where it cannot be told. */
export function signingOf(world: World, exchange: LoggedExchange): SigningReport | null {
  if (exchange.signing) return exchange.signing
  const expected =
    exchange.api === 'v3' ? expectedV3(exchange) : exchange.api === 'v2' ? expectedV2(world, exchange) : null
  if (expected === null) return null
  return {
    api: exchange.api === 'v2' ? 'v2' : 'v3',
    expected,
    signed: null,
    difference: null,
    hash: null,
    digest: null,
    tried: 0,
  }
}

function expectedV3({ method, path, request_headers: headers, request_body: body }: LoggedExchange): string | null {
  const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'authorization')
  const given = at < 0 ? '' : (headers[at + 1] ?? '')
  const [, timestamp] = /timestamp="([^"]*)"/.exec(given) ?? []
  const [, nonce] = /nonce_str="([^"]*)"/.exec(given) ?? []
  if (timestamp === undefined || nonce === undefined || isCut(body)) return null
  return signingText({ method, target: path, timestamp, nonce, body, host: '' })
}

function expectedV2(world: World, { request_body: body, mchid }: LoggedExchange): string | null {
  const provider = world.store.get('providers', mchid ?? '')
  const fields = fieldsOf(body)
  return provider && fields ? masked(signedText(fields, provider.api_v2_key), keyHoldersOf(world, provider)) : null
}

export function fieldsOf(body: string): XmlFields | null {
  try {
    return parseXml(body)
  } catch {
    return null
  }
}
