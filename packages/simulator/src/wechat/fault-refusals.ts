import type { OfferedRefusal } from '../faults/offered-refusal.ts'
import { type RefusalName, refusalWords } from './refusals.ts'

// What the official pages list as error codes of each interface; of one code the case that luck may bring about.
const EVERYWHERE: readonly RefusalName[] = [
  'frequencyLimited',
  'systemError',
  'badGateway',
  'unavailable',
  'noRelation',
]
const ORDER: readonly RefusalName[] = [
  'ruleLimited',
  'appidMismatch',
  'merchantUnknown',
  'outTradeNoUsed',
  'orderLapsed',
  'reentryDiffers',
]
const REFUND: readonly RefusalName[] = ['balanceShort', 'payerAccountClosed', 'refundExceeds', 'refundMerchantUnknown']
const BILL: readonly RefusalName[] = ['billCreating', 'billNone', 'billDayWrong']

const BY_ENDPOINT: Readonly<Record<string, readonly RefusalName[]>> = {
  jsapi: [...ORDER, 'openidMismatch'],
  native: ORDER,
  app: ORDER,
  h5: ORDER,
  codepay: [...ORDER, 'codeExpired', 'codeUsed', 'codeUnknown', 'payerBalanceShort', 'cardRefused', 'bankError'],
  'reverse-order': ['reverseTooEarly', 'reverseTooLate', 'balanceShort'],
  'query-order': ['orderUnknown', 'orderOfOtherMerchant'],
  'query-order-by-id': ['orderUnknown', 'orderOfOtherMerchant'],
  'close-order': ['orderPaid', 'orderLapsed', 'orderUnknown'],
  refund: [...REFUND, 'refundOrderUnknown'],
  'query-refund': ['refundUnknown', 'refundMerchantUnknown'],
  'abnormal-refund': ['refundNotAbnormal', 'balanceShort', 'sealSerialUnknown'],
  'combine-jsapi': [...ORDER, 'combineClosed', 'combineSubClosed'],
  'combine-native': [...ORDER, 'combineClosed', 'combineSubClosed'],
  'combine-app': [...ORDER, 'combineClosed', 'combineSubClosed'],
  'combine-h5': [...ORDER, 'combineClosed', 'combineSubClosed'],
  'query-combination': ['orderUnknown'],
  'close-combination': ['orderPaid', 'combineCloseDiffers'],
  'trade-bill': BILL,
  'fund-bill': BILL,
  'sub-fund-bill': [...BILL, 'subBillNotOpen'],
  'download-bill': ['billTokenWrong'],
  certificates: ['certificatesNone'],
}

/** Each code once, in the words of its first case. */
export function refusalsAt(endpoint: string): OfferedRefusal[] {
  const offered = namesAt(endpoint).map(refusalWords)
  return offered.filter(({ code }, index) => offered.findIndex((one) => one.code === code) === index)
}

/** The refusal of this code at this endpoint. Whoever chose it was offered no other. */
export function refusalOf(endpoint: string, code: string): RefusalName | undefined {
  return namesAt(endpoint).find((name) => refusalWords(name).code === code)
}

function namesAt(endpoint: string): readonly RefusalName[] {
  return [...(BY_ENDPOINT[endpoint] ?? []), ...EVERYWHERE]
}
