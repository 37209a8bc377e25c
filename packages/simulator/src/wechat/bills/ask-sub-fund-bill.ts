import { type Measured, measureBill } from '../../bills/bill.ts'
import { offerDownload } from '../../bills/offer-download.ts'
import { sealKey } from '../../crypto/seal-key.ts'
import { why } from '../../explain/because.ts'
import { randomAlphanumeric } from '../../kit/random-text.ts'
import { rulesOf } from '../../rules.ts'
import type { AskedBill } from '../../storage/money-rows.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { refuse } from '../refusals.ts'
import { checkBillDay, checkBillMerchant } from './check-bill.ts'
import { SUB_FUND_BILL_FIELDS, type SubFundBillQuery } from './fields.ts'

const KEY_CHARACTERS = 32
const NONCE_CHARACTERS = 16

/**
 * 申请单个子商户资金账单: a sub-merchant's own money, in pieces that only the SP's private key opens. The SP needs the product
 * 下载二级商户资金账单 for it. https://pay.weixin.qq.com/doc/v3/partner/4012760570
 */
export async function askSubFundBill(world: World, call: Call): Promise<Answer> {
  const query = readQuery<SubFundBillQuery>(call.query, SUB_FUND_BILL_FIELDS)
  const { sub_fund_bill: open, mchid } = call.provider
  if (!open) throw refuse('subBillNotOpen', why('subBillNotOpen', { mchid }))
  checkBillMerchant(world, call, query.sub_mchid)
  checkBillDay(world, query.bill_date)
  const bill: AskedBill = {
    kind: 'fund',
    day: query.bill_date,
    // Of its accounts a sub-merchant here has only the basic one; the others have no moves, and so no bills.
    account: query.account_type === 'BASIC' ? 'merchant' : query.account_type,
    owner: query.sub_mchid,
    full_width: false,
  }
  const pieces = await measureBill(world, bill, rulesOf(world).billPieceRows)
  if (!pieces) throw refuse('billNone', why('billNone', { day: bill.day }))
  const list = pieces.map((piece, index) => renderPiece(world, call, bill, query.tar_type === 'GZIP', piece, index))
  return { status: 200, body: { download_bill_count: list.length, download_bill_list: list } }
}

function renderPiece(
  world: World,
  { provider }: Call,
  bill: AskedBill,
  gzip: boolean,
  { from, to, sha1 }: Measured,
  index: number,
): Record<string, unknown> {
  const key = randomAlphanumeric(KEY_CHARACTERS)
  const nonce = randomAlphanumeric(NONCE_CHARACTERS)
  const piece = { from, to, key, nonce }
  return {
    bill_sequence: index + 1,
    download_url: offerDownload(world, { mchid: provider.mchid, bill, gzip, piece }),
    encrypt_key: sealKey(key, provider.certificate_pem),
    hash_type: 'SHA1',
    hash_value: sha1,
    nonce,
  }
}
