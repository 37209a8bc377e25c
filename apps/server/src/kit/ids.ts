import { typeid } from 'typeid-js'

const prefixes = {
  provider: 'prv',
  account: 'acct',
  merchant: 'mch',
  subMerchant: 'sub',
  appid: 'aid',
  binding: 'bnd',
  agreement: 'agt',
  setting: 'dev',
  h5Domain: 'dom',
  apiKey: 'key',
  payment: 'pay',
  refund: 'rfd',
  event: 'evt',
  applyment: 'apl',
  paper: 'ppr',
  settlementChange: 'stc',
  subjectConfirmation: 'sbc',
  exchange: 'exc',
  disagreement: 'dis',
  reconciliation: 'rec',
  export: 'exp',
  import: 'imp',
  foundNumber: 'fnd',
  webhookEndpoint: 'whe',
  webhookDelivery: 'whd',
  person: 'per',
  membership: 'mem',
  session: 'ses',
  passkey: 'pky',
  invitation: 'inv',
  auditEntry: 'aud',
  paymentStop: 'stp',
  keyRotation: 'rot',
  request: 'req',
  approval: 'apr',
  alert: 'alt',
  alertChannel: 'chn',
  alertSending: 'als',
  attachment: 'att',
  permissionChange: 'pmc',
  goldPlanChange: 'gpc',
  testPayment: 'tpm',
  violation: 'vio',
  store: 'sto',
  terminal: 'trm',
  departure: 'dpt',
} as const

export type IdKind = keyof typeof prefixes

/** A new TypeID: a prefix that tells the kind and 26 characters that sort by time. At most 31 characters, so WeChat takes it as a number. */
export function newId(kind: IdKind): string {
  return typeid(prefixes[kind]).toString()
}

/** A new id that sorts where it would had it been made at this moment, in milliseconds since 1970. */
export function newIdAt(kind: IdKind, ms: number): string {
  const [fresh, timed] = [newId(kind), idAt(kind, ms)]
  const length = prefixes[kind].length + 1 + TIME_CHARACTERS
  return timed.slice(0, length) + fresh.slice(length)
}

/** True for what could be an id of this kind. */
export function isId(kind: IdKind, text: string): boolean {
  return text.startsWith(`${prefixes[kind]}_`) && /^[0-9a-z]{26}$/.test(text.slice(prefixes[kind].length + 1))
}

// A TypeID is a UUIDv7 in Crockford's base 32: its first ten characters are the milliseconds since 1970.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_CHARACTERS = 10

/** The smallest id that could have been made at this moment, in milliseconds since 1970: what came before sorts below it. */
export function idAt(kind: IdKind, ms: number): string {
  let [left, time] = [Math.max(0, Math.floor(ms)), '']
  for (let place = 0; place < TIME_CHARACTERS; place++) {
    time = ALPHABET.charAt(left % ALPHABET.length) + time
    left = Math.floor(left / ALPHABET.length)
  }
  return `${prefixes[kind]}_${time.padEnd(26, '0')}`
}

/** When an id was made, in milliseconds since 1970. */
export function madeAtMs(id: string): number {
  const time = id.slice(id.indexOf('_') + 1).slice(0, TIME_CHARACTERS)
  return [...time].reduce((ms, character) => ms * ALPHABET.length + Math.max(0, ALPHABET.indexOf(character)), 0)
}
