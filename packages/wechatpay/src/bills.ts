import { billFault } from './bill/bill-fault.ts'
import { gunzipped } from './bill/gunzipped.ts'
import { hashed, unsealed } from './bill/proven.ts'
import { type Bill, billOf } from './bill/read-bill.ts'
import type {
  BillFile,
  FundFlowBillRequest,
  SealedBill,
  SubMerchantBillRequest,
  TradeBillRequest,
} from './bill-requests.ts'
import { checkBillFile, checkSealedBill } from './bill-requests.ts'
import { assertDay, type CallOptions, type DownloadOptions, queryOf, segment } from './call.ts'
import type { Answer } from './exchange.ts'
import type { MerchantKeys } from './merchant-keys.ts'
import { billRefusals, untilMade } from './refusals.ts'
import { openSensitiveBytes } from './sealing.ts'
import type { Check } from './shapes.ts'
import type { Transport } from './transport.ts'

export type { BillFile, SealedBill } from './bill-requests.ts'

const AES_KEY_BYTES = 32

/**
 * WeChat's lists of a day (Asia/Shanghai), ready from about 10:00 on the next, for three months. Asking for one throws
 * `WechatPayError`: STATEMENT_CREATING (`mayRetry`: later), NO_STATEMENT_EXIST (nothing happened that day, or it is too long ago).
 * RangeError for a day that is none.
 */
export type Bills = {
  /** Official page: 申请交易账单. Of all sub-merchants, or of one. */
  trade(request: TradeBillRequest, options?: CallOptions): Promise<Answer<BillFile>>
  /** Official page: 申请资金账单. Of the provider's **own** account alone. */
  fundFlow(request: FundFlowBillRequest, options?: CallOptions): Promise<Answer<BillFile>>
  /** Official page: 申请单个子商户资金账单. Needs a permission of its own (NO_AUTH); comes sealed, above 16 GB in pieces. */
  subMerchantFundFlow(request: SubMerchantBillRequest, options?: CallOptions): Promise<Answer<SealedBill>>
  /**
   * Official pages: 下载账单, 下载单个子商户/二级商户资金账单. Fetches, opens, unpacks and reads while the rows are gone through, in
   * a few megabytes however long the bill is. The addresses live 5 minutes, within which reading must begin. What was fetched is
   * proven by its hash, which stands in the signed answer; see `Bill` for what may be believed when. The loop over the rows
   * throws `WechatPayError`: BAD_ANSWER with `mayRetry` (cut off, changed) is asked for anew.
   */
  read(bill: BillFile | SealedBill, options?: DownloadOptions): Bill
}

export function createBills(transport: Transport, merchantKeys: MerchantKeys): Bills {
  const ask = <T>(kind: string, query: string, check: Check, options?: CallOptions) => {
    const call = { method: 'GET', path: `/v3/bill/${kind}?${query}`, success: 200, check } as const
    return transport.send<T>({ ...call, refusals: billRefusals, refusedForNow: untilMade }, options)
  }
  return {
    trade: async ({ bill_date, sub_mchid, bill_type, tar_type }, options) => {
      const query = queryOf({ bill_date: day(bill_date), sub_mchid: number(sub_mchid), bill_type, tar_type })
      return ask<BillFile>('tradebill', query, checkBillFile, options)
    },
    fundFlow: async ({ bill_date, account_type, tar_type }, options) => {
      const query = queryOf({ bill_date: day(bill_date), account_type, tar_type })
      return ask<BillFile>('fundflowbill', query, checkBillFile, options)
    },
    subMerchantFundFlow: async ({ bill_date, sub_mchid, account_type, tar_type }, options) => {
      const identity = { sub_mchid: number(sub_mchid), bill_date: day(bill_date), account_type }
      const query = queryOf({ ...identity, algorithm: 'AEAD_AES_256_GCM', tar_type })
      return ask<SealedBill>('sub-merchant-fundflowbill', query, checkSealedBill, options)
    },
    read: (bill, options) => {
      const fetch = (address: string) => fetched(transport, address, options)
      const plain = 'download_url' in bill ? opened(fetch, bill) : joined(fetch, bill, merchantKeys)
      return billOf(plain)
    },
  }
}

type Fetch = (address: string) => AsyncIterable<Buffer>

async function* fetched(transport: Transport, address: string, options?: DownloadOptions): AsyncGenerator<Buffer> {
  const { body } = await transport.download({ address, refusals: billRefusals }, options)
  yield* body
}

function opened(fetch: Fetch, { download_url, hash_value }: BillFile): AsyncIterable<Buffer> {
  return hashed(gunzipped(fetch(download_url)), hash_value)
}

/** The pieces in their order are one bill: a line may begin in one and end in the next. Each is sealed and hashed for itself. */
async function* joined(fetch: Fetch, bill: SealedBill, merchantKeys: MerchantKeys): AsyncGenerator<Buffer> {
  const pieces = bill.download_bill_list ?? []
  if (pieces.length === 0) throw billFault('it has no pieces', { mayRetry: false })
  for (const { download_url, encrypt_key, nonce, hash_value } of pieces) {
    const key = openedKey(merchantKeys, encrypt_key)
    if (key?.length !== AES_KEY_BYTES) throw billFault('its key does not open under ours', { mayRetry: false })
    yield* hashed(gunzipped(unsealed(fetch(download_url), key, nonce)), hash_value)
  }
}

// The bill may have been made while another certificate was in use.
function openedKey(merchantKeys: MerchantKeys, sealed: string): Buffer | null {
  for (const { privateKey } of merchantKeys.all()) {
    const key = openSensitiveBytes(privateKey, sealed)
    if (key !== null) return key
  }
  return null
}

// Throws TypeError for what cannot be a number.
function number<T extends string | undefined>(sub_mchid: T): T {
  if (sub_mchid !== undefined) segment('sub_mchid', sub_mchid)
  return sub_mchid
}

function day(bill_date: string): string {
  assertDay('bill_date', bill_date)
  return bill_date
}
