import { createCipheriv, createHash } from 'node:crypto'
import { randomAlphanumeric } from '../kit/random-text.ts'
import type { Notice } from '../storage/notice-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'
import { signOf } from '../v2/sign.ts'
import { parseXml, writeXml } from '../v2/xml.ts'
import type { Sent } from './send.ts'

const NONCE_CHARACTERS = 32

export const V2_NOTICE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/xml',
  Accept: '*/*',
  'User-Agent': 'Mozilla/4.0',
}

type Values = Record<string, string | number>

/** The bytes that go out, made anew each time: a payment signed, a refund with its content sealed and no sign. */
export function writeV2Notice(notice: Pick<Notice, 'v2' | 'resource'>, provider: Provider): string {
  const nonce = { nonce_str: randomAlphanumeric(NONCE_CHARACTERS) }
  const type = notice.v2?.sign_type
  if (!type) {
    const { identity, req_info } = notice.resource as { identity: Values; req_info: Values }
    return writeXml({
      return_code: 'SUCCESS',
      ...identity,
      ...nonce,
      req_info: sealInfo(req_info, provider.api_v2_key),
    })
  }
  const values: Values = { ...(notice.resource as Values), ...nonce, return_code: 'SUCCESS' }
  return writeXml(sorted({ ...values, sign: signOf(Object.entries(values), provider.api_v2_key, type) }))
}

/** Taken is a notice only by XML that says so, whatever else it says. */
export function isTakenV2({ status, body }: Sent): boolean {
  if (status !== 200) return false
  try {
    return parseXml(body.trim()).get('return_code') === 'SUCCESS'
  } catch {
    return false
  }
}

// AES-256-ECB under the 32 hexadecimal characters of the key's MD5, as WeChat has it.
function sealInfo(info: Values, apiV2Key: string): string {
  const key = createHash('md5').update(apiV2Key, 'utf8').digest('hex')
  const cipher = createCipheriv('aes-256-ecb', Buffer.from(key, 'ascii'), null)
  const text = writeXml(info)
    .replace(/^<xml>/, '<root>\n')
    .replace(/<\/xml>$/, '</root>')
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}

// WeChat writes the fields of this notice in the order of their names.
function sorted(values: Values): Values {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
}
