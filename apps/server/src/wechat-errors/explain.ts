import { codePaymentCodes } from './code-payments.ts'
import { codes } from './codes.ts'
import type { WechatErrorEntry } from './entry.ts'
import { innerCodes } from './inner-codes.ts'
import { ourCodes } from './our-codes.ts'
import { packetAndShareCodes } from './packets-and-shares.ts'

/** Every code that has a meaning of its own, in today's spelling. */
export const wechatCodes: Readonly<Record<string, WechatErrorEntry>> = {
  ...packetAndShareCodes,
  ...codePaymentCodes,
  ...codes,
  ...ourCodes,
}

// APIv2's pages leave out underscores, and name some differently.
const spellings: Readonly<Record<string, string>> = {
  SYSTEMERROR: 'SYSTEM_ERROR',
  BANKERROR: 'BANK_ERROR',
  ORDERPAID: 'ORDER_PAID',
  ORDERCLOSED: 'ORDER_CLOSED',
  ORDERREVERSED: 'ORDER_REVERSED',
  ORDERNOTEXIST: 'ORDER_NOT_EXIST',
  NOAUTH: 'NO_AUTH',
  NOTENOUGH: 'NOT_ENOUGH',
  SIGNERROR: 'SIGN_ERROR',
  USER_PAYING: 'USERPAYING',
}

/** What went wrong and what to do: by the inner code where it is known, because it is finer; null for what nobody has explained yet. */
export function explainWechat(code: string | null, innerCode: string | null = null): WechatErrorEntry | null {
  const finer = innerCode === null ? undefined : own(innerCodes, innerCode)
  if (finer) return finer
  return code === null ? null : (own(wechatCodes, own(spellings, code) ?? code) ?? null)
}

/** How APIv2's pages write this code. */
export function spellingsOf(code: string): string[] {
  return Object.keys(spellings).filter((spelling) => spellings[spelling] === code)
}

/** The digits after the last `-` of WeChat's `Request-ID`. */
export function innerCodeOf(requestId: string | null): string | null {
  return /-(\d{6,12})$/.exec(requestId ?? '')?.[1] ?? null
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
