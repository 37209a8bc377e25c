import { typeid } from 'typeid-js'

const prefixes = {
  provider: 'prv',
  account: 'acct',
  merchant: 'mch',
  subMerchant: 'sub',
  apiKey: 'key',
  payment: 'pay',
  refund: 'rfd',
  event: 'evt',
  exchange: 'exc',
  disagreement: 'dis',
  reconciliation: 'rec',
  webhookEndpoint: 'whe',
  webhookDelivery: 'whd',
} as const

export type IdKind = keyof typeof prefixes

/** A new TypeID: a prefix that tells the kind and 26 characters that sort by time. At most 31 characters, so WeChat takes it as a number. */
export function newId(kind: IdKind): string {
  return typeid(prefixes[kind]).toString()
}

/** True for what could be an id of this kind. */
export function isId(kind: IdKind, text: string): boolean {
  return text.startsWith(`${prefixes[kind]}_`) && /^[0-9a-z]{26}$/.test(text.slice(prefixes[kind].length + 1))
}
