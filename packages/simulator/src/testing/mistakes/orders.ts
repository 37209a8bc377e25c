import { DAY_MS, type Mistake, type MistakeStage, mistake, NATIVE, ORDERS, partner, REFUNDS } from './mistake.ts'

const MINUTE_MS = 60_000
const SECOND_MS = 1_000
const BURST = 8
const MOST_BURSTS = 20

type Refused = { readonly requests: readonly { readonly explanation: { readonly reason: string } | null }[] }

async function paid(stage: MistakeStage): Promise<string> {
  const number = stage.next()
  await stage.paid(number)
  return number
}

async function charged(stage: MistakeStage): Promise<string> {
  const number = stage.next()
  await stage.charge(number)
  return number
}

/** On a busy machine a second may pass within a burst, whose last question then was in time: it is sent once more. */
async function askTooFast(stage: MistakeStage): Promise<void> {
  const target = '/v3/bill/fundflowbill?bill_date=2020-01-01'
  for (let burst = 0; burst < MOST_BURSTS; burst++) {
    await Promise.all(Array.from({ length: BURST }, () => stage.call('GET', target)))
    const { requests } = await stage.control<Refused>('GET', '/requests?refused=1&limit=1')
    if (requests[0]?.explanation?.reason === 'frequency') return
  }
}

/** Numbers and states: orders, codes, refunds (M9, M24, M25). */
export const ORDER_MISTAKES: readonly Mistake[] = [
  mistake('orders again for another sum', 'reentryDiffers', 'native', async (stage) => {
    const number = stage.next()
    await stage.native(number)
    return stage.native(number, { amount: { total: 1, currency: 'CNY' } })
  }),
  mistake('orders again by another product', 'numberOfOtherKind', 'native', async (stage) => {
    const number = stage.next()
    await stage.native(number)
    const payer = { sp_openid: await stage.openid(stage.payer, stage.spAppid) }
    return stage.call('POST', `${ORDERS}/jsapi`, { ...stage.order(number), payer })
  }),
  mistake('orders again what is paid', 'alreadyPaid', 'native', async (stage) => stage.native(await paid(stage))),
  mistake('orders again what is closed', 'orderLapsed', 'native', async (stage) => {
    const number = stage.next()
    await stage.native(number)
    await stage.close(number)
    return stage.native(number)
  }),
  mistake('closes what is paid', 'closePaid', 'closeOrder', async (stage) => stage.close(await paid(stage))),
  mistake('closes a code payment', 'closeOfCodePayment', 'M9', async (stage) => stage.close(await charged(stage))),
  mistake('queries what is not there', 'orderUnknown', 'queryOrder', (stage) => stage.query('nobody-0001')),
  mistake('queries for another sub-merchant', 'orderOfOtherMerchant', 'M1', async (stage) =>
    stage.call('GET', `${ORDERS}/out-trade-no/${await paid(stage)}?${partner(stage, stage.microMchid)}`),
  ),
  mistake('asks faster than it may', 'frequency', 'statusCodes', async (stage) => {
    await stage.control('PUT', '/rules', { frequencyLimits: 'on' })
    await askTooFast(stage)
    return stage.control('PUT', '/rules', { frequencyLimits: 'off' })
  }),

  mistake('charges a code that nobody shows', 'codeUnknown', 'M9', (stage) =>
    stage.chargeCode(stage.next(), '139999999999999999'),
  ),
  mistake('charges a code a minute later', 'codeExpired', 'M9', async (stage) => {
    const code = await stage.code()
    await stage.advance(2 * MINUTE_MS)
    return stage.chargeCode(stage.next(), code)
  }),
  mistake('charges a code twice', 'codeUsed', 'M9', async (stage) => {
    const code = await stage.code()
    await stage.chargeCode(stage.next(), code)
    return stage.chargeCode(stage.next(), code)
  }),
  mistake('charges more than the payer has', 'payerBalanceShort', 'M9', (stage) =>
    stage.charge(stage.next(), 900_000_000),
  ),
  mistake('charges a payer whose bank refuses', 'cardRefused', 'M9', async (stage) => {
    await stage.setPayer({ bank: 'refuses' })
    await stage.charge(stage.next())
    return stage.setPayer({ bank: 'works' })
  }),
  mistake('takes an error of the bank for a failure', 'bankError', 'M9', async (stage) => {
    await stage.setPayer({ bank: 'error_after_paying' })
    await stage.charge(stage.next())
    return stage.setPayer({ bank: 'works' })
  }),
  mistake('charges another code under a used number', 'codeNumberUsed', 'M9', async (stage) => {
    const number = stage.next()
    await stage.charge(number, 900_000_000)
    return stage.charge(number)
  }),
  mistake('reverses within 15 seconds', 'reverseTooEarly', 'M9', async (stage) => stage.reverse(await charged(stage))),
  mistake('reverses after a week', 'reverseTooLate', 'M9', async (stage) => {
    const number = await charged(stage)
    await stage.advance(8 * DAY_MS)
    return stage.reverse(number)
  }),
  mistake('reverses a Native order', 'reverseNoCode', 'M9', async (stage) => stage.reverse(await paid(stage))),
  mistake('reverses what has refunds', 'reverseRefunded', 'M9', async (stage) => {
    const number = await charged(stage)
    await stage.refund(number, stage.next(), 1)
    await stage.advance(20 * SECOND_MS)
    return stage.reverse(number)
  }),
  mistake('charges again what was reversed', 'codePaymentReversed', 'M9', async (stage) => {
    const number = await charged(stage)
    await stage.advance(20 * SECOND_MS)
    await stage.reverse(number)
    return stage.charge(number)
  }),

  mistake('refunds without the authority', 'refundAuthorityMissing', 'M24', (stage) =>
    stage.refund('whatever-1', stage.next(), 1, { sub_mchid: stage.microMchid }),
  ),
  mistake('refunds what is not paid', 'refundOrderUnknown', 'refund', async (stage) => {
    const number = stage.next()
    await stage.native(number)
    return stage.refund(number, stage.next(), 1)
  }),
  mistake('refunds no order at all', 'refundOrderMissing', 'refund', (stage) =>
    stage.refund('', stage.next(), 1, { out_trade_no: undefined }),
  ),
  mistake('names another total', 'refundTotalDiffers', 'refund', async (stage) =>
    stage.refund(await paid(stage), stage.next(), 1, { amount: { refund: 1, total: 2, currency: 'CNY' } }),
  ),
  mistake('refunds more than there was', 'refundExceeds', 'refund', async (stage) =>
    stage.refund(await paid(stage), stage.next(), 1_001),
  ),
  mistake('refunds again under the same number otherwise', 'refundReentryDiffers', 'refund', async (stage) => {
    const [number, refund] = [await paid(stage), stage.next()]
    await stage.refund(number, refund, 1)
    return stage.refund(number, refund, 2)
  }),
  mistake('refunds for the wrong sub-merchant', 'orderOfOtherMerchant', 'M1', async (stage) => {
    const number = await paid(stage)
    await stage.control('PUT', `/merchants/${stage.microMchid}/permissions/refund`, { granted: true })
    return stage.refund(number, stage.next(), 1, { sub_mchid: stage.microMchid })
  }),
  mistake('refunds out of an empty account', 'refundBalanceShort', 'refund', async (stage) =>
    stage.refund(await paid(stage), stage.next(), 1, { funds_account: 'AVAILABLE' }),
  ),
  mistake('queries a refund that is not there', 'refundUnknown', 'queryRefund', (stage) =>
    stage.call('GET', `${REFUNDS}/nobody-0001?sub_mchid=${stage.subMchid}`),
  ),
  mistake('mends a refund that is not broken', 'refundNotAbnormal', 'abnormalRefund', async (stage) => {
    const [number, refund] = [await paid(stage), stage.next()]
    const { body } = await stage.refund(number, refund, 1)
    return stage.call('POST', `${REFUNDS}/${body.refund_id}/apply-abnormal-refund`, {
      sub_mchid: stage.subMchid,
      out_refund_no: refund,
      type: 'MERCHANT_BANK_CARD',
    })
  }),
  mistake('seals with a key that is not there', 'sealSerialUnknown', 'sealingKey', (stage) =>
    mend(stage, { 'Wechatpay-Serial': 'AB' }),
  ),
  mistake('seals with the wrong key', 'sealBroken', 'sealBroken', (stage) =>
    mend(stage, { 'Wechatpay-Serial': stage.provider.platform_certificates[0]!.serial }),
  ),
  mistake('sends a price with the order of a sum of nothing', 'fieldRange', 'basicRules', (stage) =>
    stage.call('POST', NATIVE, stage.order(stage.next(), { amount: { total: -1, currency: 'CNY' } })),
  ),
]

async function mend(stage: MistakeStage, headers: Record<string, string>): Promise<unknown> {
  const [number, refund] = [await paid(stage), stage.next()]
  const { body } = await stage.refund(number, refund, 1)
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/${refund}`, { status: 'ABNORMAL' })
  const card = { bank_type: 'CMB_DEBIT', bank_account: 'AAAA', real_name: 'AAAA' }
  const asked = { sub_mchid: stage.subMchid, out_refund_no: refund, type: 'USER_BANK_CARD', ...card }
  return stage.call('POST', `${REFUNDS}/${body.refund_id}/apply-abnormal-refund`, asked, { headers })
}
