import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Agent, Dispatcher } from 'undici'
import {
  ANSWER_TIMEOUT_MS,
  CONNECT_TIMEOUT_MS,
  closingOnce,
  createAgent,
  OFFICIAL_BASE_URL,
  readOrigins,
  USER_AGENT,
} from '../connections.ts'
import { createV2Bills, type V2Bills } from './bills.ts'
import { createV2CodePayments, type V2CodePayments } from './code-payments.ts'
import { createV2Development, type V2Development } from './development.ts'
import { createV2Orders, type V2Orders } from './orders.ts'
import { createV2Refunds, type V2Refunds } from './refunds.ts'
import { assertApiV2Key, type SignType } from './sign.ts'
import { createV2Transport, type Door } from './transport.ts'

const MERCHANT_NUMBER = /^CN=(\d{8,12})$/m

/** The provider's API certificate (`apiclient_cert.pem`, `apiclient_key.pem`). */
export type ClientCertificate = { readonly certPem: string; readonly keyPem: string }

/** One provider account for APIv2: its number, its key, its certificate, and the clock to go by. */
export type WechatPayV2Options = {
  readonly spMchid: string
  /** 32 bytes. */
  readonly apiV2Key: string
  /** HMAC-SHA256 unless told otherwise; the interfaces that take only one kind get that one. */
  readonly signType?: SignType
  /** Null: the calls that need it (refund, reverse, development settings, fund-flow bill) throw TypeError. */
  readonly certificate: ClientCertificate | null
  /** Without a path. Of a list the first is used; what may be repeated is repeated at the next. */
  readonly baseUrl?: string | readonly string[]
  /** Where the certificate is shown, https always. The same as `baseUrl` unless told otherwise. */
  readonly secureBaseUrl?: string | readonly string[]
  /** PEM of those who may have signed the server's certificate, in place of Node's own list. */
  readonly ca?: string | readonly string[]
  readonly now: () => Date
  /** Connections of one's own making; `close` leaves them open. The certificate is never shown on them. */
  readonly dispatcher?: Dispatcher
  /** From the call to the last byte of its answer, retries included. */
  readonly answerTimeoutMs?: number
  readonly connectTimeoutMs?: number
  readonly userAgent?: string
}

export type WechatPayV2 = {
  readonly orders: V2Orders
  readonly codePayments: V2CodePayments
  readonly refunds: V2Refunds
  readonly bills: V2Bills
  readonly development: V2Development
  /** Ends the connections this client made itself, once running calls are done. Again it does nothing. */
  close(): Promise<void>
}

/**
 * WeChat Pay APIv2 in partner mode for one provider account. There is no direct-mode call: every one names its sub-merchant (M22).
 * Throws TypeError for keys of the wrong kind, and for a certificate that is another account's or not its key's.
 */
export function createWechatPayV2(options: WechatPayV2Options): WechatPayV2 {
  assertApiV2Key(options.apiV2Key)
  const { connectTimeoutMs = CONNECT_TIMEOUT_MS, ca, baseUrl = OFFICIAL_BASE_URL } = options
  const tls = ca === undefined ? {} : { ca }
  const own = options.dispatcher ? null : createAgent(connectTimeoutMs, tls)
  const secure = options.certificate && openSecureDoor(options, options.certificate, connectTimeoutMs)
  const transport = createV2Transport({
    spMchid: options.spMchid,
    apiV2Key: options.apiV2Key,
    signType: options.signType ?? 'HMAC-SHA256',
    userAgent: options.userAgent ?? USER_AGENT,
    now: options.now,
    plain: { origins: readOrigins(baseUrl), dispatcher: options.dispatcher ?? (own as Agent) },
    secure,
    answerTimeoutMs: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
  })
  return {
    orders: createV2Orders(transport),
    codePayments: createV2CodePayments(transport),
    refunds: createV2Refunds(transport),
    bills: createV2Bills(transport),
    development: createV2Development(transport),
    close: closingOnce([own, secure?.dispatcher ?? null]),
  }
}

/** Connections of their own, so that the certificate is shown where it is asked for and nowhere else. */
function openSecureDoor(options: WechatPayV2Options, certificate: ClientCertificate, connectTimeoutMs: number): Door {
  assertOurs(options.spMchid, certificate)
  const origins = readOrigins(options.secureBaseUrl ?? options.baseUrl ?? OFFICIAL_BASE_URL)
  const open = origins.find((origin) => !origin.startsWith('https:'))
  if (open !== undefined)
    throw new TypeError(`the certificate can only be shown over https, not at ${open}: set secureBaseUrl`)
  const tls = {
    cert: certificate.certPem,
    key: certificate.keyPem,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  }
  return { origins, dispatcher: createAgent(connectTimeoutMs, tls) }
}

// WeChat writes the account's number into the certificate's subject. Old ones bear the company's name there, which proves nothing.
function assertOurs(spMchid: string, { certPem, keyPem }: ClientCertificate): void {
  const certificate = readCertificate(certPem)
  if (!certificate.checkPrivateKey(readKey(keyPem)))
    throw new TypeError('the certificate and the key do not belong together')
  const number = MERCHANT_NUMBER.exec(certificate.subject)?.[1]
  if (number !== undefined && number !== spMchid) {
    throw new TypeError(`the certificate is that of ${number}, not of this client's account ${spMchid}`)
  }
}

function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new TypeError('the certificate is not X.509 in PEM')
  }
}

// The reason that OpenSSL gives may quote the key.
function readKey(pem: string) {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new TypeError('the key of the certificate is not a private key in PEM')
  }
}
