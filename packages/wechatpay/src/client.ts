import type { KeyObject } from 'node:crypto'
import type { Agent, Dispatcher } from 'undici'
import { type Applyments, createApplyments } from './applyments.ts'
import { type Balances, createBalances } from './balances.ts'
import { type Banks, createBanks } from './banks.ts'
import { type Bills, createBills } from './bills.ts'
import { type Certificates, createCertificates } from './certificates.ts'
import { type CodePayments, createCodePayments } from './code-payments.ts'
import { type CombinedOrders, createCombinedOrders } from './combined-orders.ts'
import {
  ANSWER_TIMEOUT_MS,
  CONNECT_TIMEOUT_MS,
  closingOnce,
  createAgent,
  OFFICIAL_BASE_URL,
  readOrigins,
  USER_AGENT,
} from './connections.ts'
import { createGoldPlan, type GoldPlan } from './gold-plan.ts'
import type { Keyring } from './keyring.ts'
import { createMedia, type Media } from './media.ts'
import { createMerchantKeys, type MerchantKeys } from './merchant-keys.ts'
import { createOrders, type Orders } from './orders.ts'
import { createRefunds, type Refunds } from './refunds.ts'
import { assertApiV3Key } from './sealing.ts'
import { createSettlements, type Settlements } from './settlements.ts'
import { createSubjectConfirmations, type SubjectConfirmations } from './subject-confirmations.ts'
import { createTransport } from './transport.ts'
import { createViolations, type Violations } from './violations.ts'

/** One provider account: its number, its keys, WeChat's keys, and the clock to go by. */
export type WechatPayOptions = OwnKeys & WechatPaySettings

export type WechatPaySettings = {
  readonly spMchid: string
  /** 32 bytes. */
  readonly apiV3Key: string
  readonly keyring: Keyring
  readonly now: () => Date
  /** Without a path. Of a list the first is used; what may be repeated is repeated at the next. */
  readonly baseUrl?: string | readonly string[]
  /** Connections of one's own making; then `connectTimeoutMs` is theirs to keep, and `close` leaves them open. */
  readonly dispatcher?: Dispatcher
  /** From the call to the last byte of its answer, retries included. */
  readonly answerTimeoutMs?: number
  readonly connectTimeoutMs?: number
  readonly userAgent?: string
}

/** One key for good, by its serial in upper-case hex; or keys of which another may be put into use between two calls. */
type OwnKeys =
  | { readonly serial: string; readonly privateKey: KeyObject; readonly merchantKeys?: never }
  | { readonly merchantKeys: MerchantKeys; readonly serial?: never; readonly privateKey?: never }

export type WechatPay = {
  readonly orders: Orders
  readonly codePayments: CodePayments
  readonly combinedOrders: CombinedOrders
  readonly refunds: Refunds
  readonly bills: Bills
  readonly balances: Balances
  readonly media: Media
  readonly goldPlan: GoldPlan
  readonly applyments: Applyments
  readonly settlements: Settlements
  readonly subjectConfirmations: SubjectConfirmations
  readonly banks: Banks
  readonly violations: Violations
  readonly certificates: Certificates
  /** Ends the connections this client made itself, once running calls are done. Again it does nothing. */
  close(): Promise<void>
}

/**
 * WeChat Pay APIv3 in partner mode for one provider account. There is no direct-mode call: a provider may not take
 * payments for itself (M22). Throws TypeError for keys of the wrong kind.
 */
export function createWechatPay(options: WechatPayOptions): WechatPay {
  assertApiV3Key(options.apiV3Key)
  const merchantKeys = merchantKeysOf(options)
  const own = options.dispatcher ? null : createAgent(options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS)
  const transport = createTransport({
    spMchid: options.spMchid,
    merchantKeys,
    keyring: options.keyring,
    now: options.now,
    origins: readOrigins(options.baseUrl ?? OFFICIAL_BASE_URL),
    dispatcher: options.dispatcher ?? (own as Agent),
    answerTimeoutMs: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
    userAgent: options.userAgent ?? USER_AGENT,
  })
  return {
    orders: createOrders(transport, options.spMchid),
    codePayments: createCodePayments(transport, options.spMchid),
    combinedOrders: createCombinedOrders(transport, options.spMchid),
    refunds: createRefunds(transport, options.keyring, options.now),
    bills: createBills(transport, merchantKeys),
    balances: createBalances(transport),
    media: createMedia(transport),
    goldPlan: createGoldPlan(transport),
    applyments: createApplyments(transport, options.keyring, options.now),
    settlements: createSettlements(transport, options.keyring, options.now),
    subjectConfirmations: createSubjectConfirmations(transport, options.keyring, options.now),
    banks: createBanks(transport, options.keyring, options.now),
    violations: createViolations(transport),
    certificates: createCertificates(transport, options.apiV3Key, options.now),
    close: closingOnce([own]),
  }
}

function merchantKeysOf({ merchantKeys, serial, privateKey }: OwnKeys): MerchantKeys {
  return merchantKeys ?? createMerchantKeys({ serial, privateKey, certificate: null })
}
