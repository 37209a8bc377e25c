import { createHash } from 'node:crypto'
import { type Mistake, type MistakeStage, mistake, ORDERS, partner } from './mistake.ts'

const UPLOAD = '/v3/merchant/media/upload'
const BOUNDARY = 'mistake'
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const VIOLATIONS = '/v3/merchant-risk-manage/violation-notifications'
const GOLD_PLAN = '/v3/goldplan/merchants'

type Upload = {
  filename?: string
  file?: Buffer
  digest?: string
  signed?: (whole: Buffer) => string | Buffer
  type?: string
}

async function upload(
  stage: MistakeStage,
  { filename = 'a.png', file = PNG, digest, signed, type }: Upload,
): Promise<unknown> {
  const meta = JSON.stringify({ filename, sha256: digest ?? createHash('sha256').update(file).digest('hex') })
  const lines = [
    `--${BOUNDARY}`,
    'Content-Disposition: form-data; name="meta"',
    'Content-Type: application/json',
    '',
    meta,
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="file"; filename="${filename}"`,
    'Content-Type: image/png',
    '',
    '',
  ]
  const whole = Buffer.concat([Buffer.from(lines.join('\r\n')), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
  const headers = { 'Content-Type': type ?? `multipart/form-data; boundary=${BOUNDARY}` }
  const signedText = (right: string) => {
    if (signed === undefined) return right
    const head = right.split('\n').slice(0, 4).join('\n')
    return Buffer.concat([Buffer.from(`${head}\n`), Buffer.from(signed(whole)), Buffer.from('\n')])
  }
  return stage.call('POST', UPLOAD, meta, { sentBody: whole, headers, signedText })
}

/** Combined orders, bills, uploads, the gold plan, and bad luck. */
export const OTHER_MISTAKES: readonly Mistake[] = [
  mistake('combines without being allowed', 'combineClosed', 'combine', async (stage) => {
    const path = `/providers/${stage.provider.mchid}/permissions/combine`
    await stage.control('PUT', path, { granted: false })
    await stage.combine(stage.next())
    return stage.control('PUT', path, { granted: true })
  }),
  mistake('combines a sub-merchant that may not', 'combineSubClosed', 'combine', (stage) => {
    const number = stage.next()
    return stage.combine(number, { sub_orders: [stage.part(`${number}-a`, { sub_mchid: stage.microMchid })] })
  }),
  mistake('numbers two parts alike', 'combineNumberUsed', 'combine', (stage) => {
    const number = stage.next()
    return stage.combine(number, { sub_orders: [stage.part(`${number}-a`), stage.secondPart(`${number}-a`)] })
  }),
  mistake('combines again otherwise', 'combineReentryDiffers', 'combine', async (stage) => {
    const number = stage.next()
    await stage.combine(number)
    return stage.combine(number, { notify_url: 'https://a.example/other' })
  }),
  mistake('names another starter', 'spMismatch', 'M21', (stage) =>
    stage.combine(stage.next(), { combine_mchid: stage.other.mchid }),
  ),
  mistake('closes half of a combined order', 'combineCloseDiffers', 'closeCombination', async (stage) => {
    const number = stage.next()
    await stage.combine(number)
    const { provider, subMchid } = stage
    const half = [{ mchid: provider.mchid, sub_mchid: subMchid, out_trade_no: `${number}-a` }]
    return stage.closeCombined(number, { sub_orders: half })
  }),
  mistake('queries a part by itself', 'partByOwnInterface', 'queryCombination', async (stage) => {
    const number = stage.next()
    await stage.combine(number)
    return stage.call('GET', `${ORDERS}/out-trade-no/${number}-a?${partner(stage)}`)
  }),
  mistake('queries a combined order that is not there', 'combinationUnknown', 'queryCombination', (stage) =>
    stage.queryCombined('nobody-0001'),
  ),
  mistake('orders under the number of a part', 'numberOfCombination', 'combine', async (stage) => {
    const number = stage.next()
    await stage.combine(number)
    return stage.native(`${number}-a`)
  }),

  mistake('asks for a day that there is not', 'billDayInvalid', 'tradeBill', (stage) => bill(stage, '2026-02-30')),
  mistake('asks for the bill of years ago', 'billDayWrong', 'tradeBill', (stage) => bill(stage, '2020-01-01')),
  mistake('asks for a bill of nothing', 'billNone', 'tradeBill', async (stage) => {
    const { now } = await stage.control<{ now: string }>('GET', '/clock')
    return bill(stage, new Date(Date.parse(now) - 40 * 86_400_000).toISOString().slice(0, 10))
  }),
  mistake('asks for another SP’s bill', 'billNotYours', 'M1', async (stage) => {
    const { now } = await stage.control<{ now: string }>('GET', '/clock')
    const day = new Date(Date.parse(now) - 3 * 86_400_000).toISOString().slice(0, 10)
    return bill(stage, `${day}&sub_mchid=${stage.otherMchid}`)
  }),
  mistake('asks for sub-merchants’ funds without the product', 'subBillNotOpen', 'subFundBill', (stage) => {
    const query = `sub_mchid=${stage.subMchid}&bill_date=2020-01-01&account_type=BASIC&algorithm=AEAD_AES_256_GCM`
    return stage.call('GET', `/v3/bill/sub-merchant-fundflowbill?${query}`)
  }),
  mistake('downloads by a token that it made up', 'billTokenUnknown', 'downloadBill', (stage) =>
    stage.call('GET', '/v3/billdownload/file?token=made-up'),
  ),
  mistake('asks for today’s balance at the end of the day', 'fundDayWrong', 'dayEndBalance', (stage) =>
    stage.call('GET', '/v3/merchant/fund/dayendbalance/BASIC?date=2020-01-01'),
  ),

  mistake('signs the whole upload', 'signedWholeUpload', 'signingUpload', (stage) =>
    upload(stage, { signed: (whole) => whole }),
  ),
  mistake('signs an upload without its meta', 'signedEmptyUpload', 'signingUpload', (stage) =>
    upload(stage, { signed: () => '' }),
  ),
  mistake('uploads as JSON', 'uploadNotMultipart', 'signingUpload', (stage) =>
    upload(stage, { type: 'application/json' }),
  ),
  mistake('uploads with another boundary', 'uploadMalformed', 'signingUpload', (stage) =>
    upload(stage, { type: 'multipart/form-data; boundary=other' }),
  ),
  mistake('calls a PNG a JPEG', 'uploadFormat', 'video', (stage) => upload(stage, { filename: 'a.jpg' })),
  mistake('takes the digest of another file', 'uploadDigestDiffers', 'signingUpload', (stage) =>
    upload(stage, { digest: 'ab'.repeat(32) }),
  ),

  mistake('changes an address for violations that was never set', 'violationUrlNone', 'violationUrl', (stage) =>
    stage.call('PUT', VIOLATIONS, { notify_url: 'https://a.example/violations' }),
  ),
  mistake('sets an address for violations twice', 'violationUrlThere', 'violationUrl', async (stage) => {
    for (const _twice of [1, 2]) await stage.call('POST', VIOLATIONS, { notify_url: 'https://a.example/violations' })
  }),
  mistake('shows advertisements without a gold plan', 'goldPlanClosed', 'advertising', (stage) =>
    stage.call('PATCH', `${GOLD_PLAN}/open-advertising-show`, { sub_mchid: stage.subMchid }),
  ),
  mistake('opens the gold plan on the day it was closed', 'goldPlanJustClosed', 'goldPlan', async (stage) => {
    const change = (operation_type: string) =>
      stage.call('POST', `${GOLD_PLAN}/changegoldplanstatus`, { sub_mchid: stage.subMchid, operation_type })
    await change('OPEN')
    await change('CLOSE')
    return change('OPEN')
  }),

  fault('refuse', 'faultRefused'),
  fault('error_before', 'faultNotDone'),
  fault('unavailable_after', 'faultDone'),
  fault('drop_before', 'faultNotDone'),
  fault('garbage', 'faultDone'),
  fault('bad_signature', 'faultBadSignature', 'signing'),
]

function bill(stage: MistakeStage, day: string): Promise<unknown> {
  return stage.call('GET', `/v3/bill/tradebill?bill_date=${day}`)
}

// No mistake at all: the log has to say so.
function fault(kind: string, reason: Mistake['reason'], rule: Mistake['rule'] = 'statusCodes'): Mistake {
  return mistake(`meets the fault ${kind}`, reason, rule, async (stage) => {
    await stage.control('POST', '/faults', { seed: 1, rates: { [kind]: 1 } })
    await stage.native(stage.next()).catch(() => null)
    return fetch(`${stage.url}/_control/faults`, { method: 'DELETE' })
  })
}
