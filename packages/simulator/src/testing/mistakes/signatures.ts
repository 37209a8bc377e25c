import { constants, createHash, createPrivateKey, privateEncrypt, sign } from 'node:crypto'
import { makeKeyPair, privatePem } from '../../crypto/keys.ts'
import { authorize, type Credentials, callWeChat, type Twist } from '../merchant-client.ts'
import { type Mistake, type MistakeStage, mistake, NATIVE, ORDERS, partner } from './mistake.ts'

const CERTIFICATES = '/v3/certificates'

/** Signs another text than it should, of a POST with Chinese and slashes in its body, or of a GET with a query. */
function posting(signedText: NonNullable<Twist['signedText']>) {
  return (stage: MistakeStage) => stage.call('POST', NATIVE, stage.order(stage.next()), { signedText })
}

function querying(signedText: NonNullable<Twist['signedText']>) {
  return (stage: MistakeStage) =>
    stage.call('GET', `${ORDERS}/out-trade-no/a%7Cb-0001?${partner(stage)}`, undefined, { signedText })
}

/** Another body in the last line. */
function body(change: (body: string) => string) {
  return posting((right) => {
    const lines = right.split('\n')
    return [...lines.slice(0, 4), change(lines.slice(4, -1).join('\n')), ''].join('\n')
  })
}

function by(credentials: (stage: MistakeStage) => Credentials | Promise<Credentials>) {
  return async (stage: MistakeStage) => {
    const { private_key_pem } = await credentials(stage)
    return callWeChat(stage.url, { ...stage.provider, private_key_pem }, 'GET', CERTIFICATES)
  }
}

function signature(make: (right: string, privateKeyPem: string) => string) {
  return async (stage: MistakeStage) => {
    let signed = ''
    const keep = (right: string) => {
      signed = right
      return right
    }
    const twist = { timestamp: Math.floor(Date.now() / 1000), nonce: stage.next() }
    authorize(stage.provider, 'GET', CERTIFICATES, '', { ...twist, signedText: keep })
    const wrong = make(signed, stage.provider.private_key_pem)
    return callWeChat(stage.url, stage.provider, 'GET', CERTIFICATES, undefined, { ...twist, signature: wrong })
  }
}

function swapped(right: string, one: number, other: number): string {
  const lines = right.split('\n')
  const moved = lines.with(one, lines[other]!).with(other, lines[one]!)
  return moved.join('\n')
}

function ascii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (sign_) => `\\u${sign_.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Who signs, with what, when, and what exactly. */
export const SIGNATURE_MISTAKES: readonly Mistake[] = [
  mistake('is six minutes late', 'clockOff', 'basicRules', (stage) =>
    stage.call('GET', CERTIFICATES, undefined, { timestamp: Math.floor(Date.now() / 1000) - 360 }),
  ),
  mistake('signs as the sub-merchant', 'signerIsSubMerchant', 'M21', (stage) =>
    stage.call('GET', CERTIFICATES, undefined, { mchid: stage.subMchid }),
  ),
  mistake('signs as nobody', 'signerUnknown', 'M21', (stage) =>
    stage.call('GET', CERTIFICATES, undefined, { mchid: '1234567890' }),
  ),
  mistake('names an old serial', 'serialWrong', 'M21', (stage) =>
    stage.call('GET', CERTIFICATES, undefined, { serial: 'AB'.repeat(20) }),
  ),
  mistake('names the serial of the platform', 'serialOfPlatform', 'M21', (stage) =>
    stage.call('GET', CERTIFICATES, undefined, { serial: stage.provider.platform_certificates[0]!.serial }),
  ),
  mistake('names the serial of another SP', 'serialOfOther', 'M21', (stage) =>
    stage.call('GET', CERTIFICATES, undefined, { serial: stage.other.serial }),
  ),
  mistake('sends the same request twice', 'nonceUsed', 'basicRules', async (stage) => {
    const nonce = stage.next()
    await stage.call('GET', CERTIFICATES, undefined, { nonce })
    return stage.call('GET', CERTIFICATES, undefined, { nonce })
  }),
  mistake(
    'signs with the key of another SP',
    'signedByOtherProvider',
    'M21',
    by((stage) => stage.other),
  ),
  mistake(
    'signs with a key that nobody knows',
    'signedByUnknownKey',
    'M21',
    by(async (stage) => ({
      ...stage.provider,
      private_key_pem: privatePem((await makeKeyPair()).privateKey),
    })),
  ),
  mistake(
    'sends a digest for a signature',
    'signatureLength',
    'signatureWrong',
    signature((right) => createHash('sha256').update(right).digest('base64')),
  ),
  mistake('signs by SHA1', 'signedOtherHash', 'signing', (stage) =>
    stage.call('GET', CERTIFICATES, undefined, { hash: 'RSA-SHA1' }),
  ),
  mistake(
    'pads by PSS',
    'signedPss',
    'signing',
    signature((right, pem) => {
      const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
      return sign('sha256', Buffer.from(right), { key: createPrivateKey(pem), ...padding }).toString('base64')
    }),
  ),
  mistake(
    'encrypts the digest',
    'signedWithoutDigestInfo',
    'signing',
    signature((right, pem) =>
      privateEncrypt(createPrivateKey(pem), createHash('sha256').update(right).digest()).toString('base64'),
    ),
  ),
  mistake(
    'signs something else',
    'signedUnknownText',
    'signatureWrong',
    posting(() => 'hello'),
  ),

  mistake(
    'forgets the last newline',
    'signedWithoutLastNewline',
    'signing',
    posting((right) => right.slice(0, -1)),
  ),
  mistake(
    'forgets the empty line of a GET',
    'signedWithoutBodyLine',
    'signing',
    querying((right) => right.slice(0, -1)),
  ),
  mistake(
    'signs the whole URL',
    'signedFullUrl',
    'signing',
    posting((right) => right.replace('\n/v3', '\nhttps://api.mch.weixin.qq.com/v3')),
  ),
  mistake(
    'leaves the query out',
    'signedWithoutQuery',
    'signingQuery',
    querying((right) => right.replace(/\?.*/, '')),
  ),
  mistake(
    'signs the decoded path',
    'signedDecodedTarget',
    'signingQuery',
    querying((right) => right.replace('%7C', '|')),
  ),
  mistake(
    'encodes the path once more',
    'signedEncodedTarget',
    'signingQuery',
    querying((right) => right.replace('%7C', '%257C')),
  ),
  mistake(
    'signs the path without its slash',
    'signedPathForm',
    'signingPath',
    posting((right) => right.replace('\n/', '\n')),
  ),
  mistake(
    'signs "post"',
    'signedMethodCase',
    'signing',
    posting((right) => right.replace('POST', 'post')),
  ),
  mistake(
    'signs GET for a POST',
    'signedOtherMethod',
    'signing',
    posting((right) => right.replace('POST', 'GET')),
  ),
  mistake(
    'signs with blanks in the JSON',
    'signedReserialisedBody',
    'signingBody',
    body((json) => json.replaceAll('":', '": ').replaceAll(',"', ', "')),
  ),
  mistake(
    'signs sorted fields',
    'signedReserialisedBody',
    'signingBody',
    body((json) => {
      const value = JSON.parse(json) as Record<string, unknown>
      const amount = { currency: 'CNY', total: 1_000 }
      return JSON.stringify(
        Object.fromEntries(Object.entries({ ...value, amount }).sort(([a], [b]) => (a < b ? -1 : 1))),
      )
    }),
  ),
  mistake(
    'signs indented JSON',
    'signedPrettyBody',
    'signingBody',
    body((json) => JSON.stringify(JSON.parse(json), null, 2)),
  ),
  mistake('signs escaped Chinese', 'signedEscapedBody', 'signingBody', body(ascii)),
  mistake(
    'signs escaped slashes',
    'signedEscapedBody',
    'signingBody',
    body((json) => json.replaceAll('/', '\\/')),
  ),
  mistake(
    'signs no body',
    'signedEmptyBody',
    'signingBody',
    body(() => ''),
  ),
  mistake(
    'signs one newline more',
    'signedTrimmedBody',
    'signingBody',
    body((json) => `${json}\n`),
  ),
  mistake(
    'signs {} for a GET',
    'signedBodyOfGet',
    'signing',
    querying((right) => `${right.slice(0, -1)}{}\n`),
  ),
  mistake(
    'joins by CRLF',
    'signedCrlf',
    'signing',
    posting((right) => right.replaceAll('\n', '\r\n')),
  ),
  mistake(
    'writes \\n in single quotes',
    'signedLiteralBackslashN',
    'signing',
    posting((right) => right.replaceAll('\n', '\\n')),
  ),
  mistake(
    'joins by nothing',
    'signedOtherSeparator',
    'signing',
    posting((right) => right.replaceAll('\n', '')),
  ),
  mistake(
    'signs milliseconds',
    'signedMilliseconds',
    'signing',
    posting((right) => right.replace(/\n(\d{10})\n/, '\n$1456\n')),
  ),
  mistake(
    'reads the clock twice',
    'signedOtherTime',
    'signing',
    posting((right) => right.replace(/\n(\d{10})\n/, (_line, time: string) => `\n${Number(time) - 1}\n`)),
  ),
  mistake(
    'signs the nonce before the time',
    'signedOtherOrder',
    'signing',
    posting((right) => swapped(right, 2, 3)),
  ),
  mistake(
    'leaves the nonce out',
    'signedMissingPart',
    'signing',
    posting((right) => right.split('\n').toSpliced(3, 1).join('\n')),
  ),
  mistake(
    'signs the nonce in capitals',
    'signedNonceCase',
    'signing',
    posting((right) => right.replace(/\n([0-9a-f]{32})\n/, (_line, nonce: string) => `\n${nonce.toUpperCase()}\n`)),
  ),
  mistake(
    'signs in UTF-16',
    'signedOtherCharset',
    'signingBody',
    posting((right) => {
      const lines = right.split('\n')
      const head = `${lines.slice(0, 4).join('\n')}\n`
      return Buffer.concat([Buffer.from(head), Buffer.from(lines[4] ?? '', 'utf16le'), Buffer.from('\n')])
    }),
  ),
  mistake(
    'signs the digest',
    'signedTheHash',
    'signing',
    posting((right) => createHash('sha256').update(right).digest('hex')),
  ),
]
