import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Context } from '../../context.ts'
import type { WechatAccount } from '../../wechat/accounts.ts'
import { addBillLines } from '../bill-lines/add-bill-lines.ts'
import type { BillLine } from '../bill-lines/bill-line.ts'
import { expireBillLines } from '../bill-lines/expire-bill-lines.ts'
import { getAccount } from '../providers/get-account.ts'
import { toBillLine } from './from-wechat.ts'
import { oldestDay, type Reconciliation } from './reconciliation.ts'
import { recordNoBill } from './record-no-bill.ts'
import { settleReconciliation } from './settle-reconciliation.ts'
import { type AccountScope, startReconciliation } from './start-reconciliation.ts'

// Rows kept in one transaction.
const rowsAtOnce = 1_000
const nothingHappened = 'NO_STATEMENT_EXIST'
const unreadable = 'UNKNOWN_ROW'

/** Fetches the bill of the account's next day, if one is due, and compares it. */
export async function compareNextDay(ctx: Context, scope: AccountScope): Promise<void> {
  const started = await startReconciliation(ctx, scope)
  if (!started) return
  const missing = await fetchBill(
    ctx,
    started,
    await ctx.wechat.of(await getAccount(ctx, scope.providerId, scope.accountId)),
  )
  if (missing === null) await settleReconciliation(ctx, started)
  else await recordNoBill(ctx, started, missing)
  // They are kept as long as WeChat keeps the bill.
  await expireBillLines(ctx, scope, oldestDay)
}

/** Keeps the rows of the day's bill. Returns why there is no whole bill, in a code, or null. */
async function fetchBill(ctx: Context, started: Reconciliation, { client }: WechatAccount): Promise<string | null> {
  try {
    const { data } = await client.bills.trade({ bill_date: started.day, bill_type: 'ALL', tar_type: 'GZIP' })
    let lines: BillLine[] = []
    for await (const row of client.bills.read(data).rows) {
      const line = toBillLine(row)
      if (!line) return unreadable
      lines.push(line)
      if (lines.length < rowsAtOnce) continue
      await addBillLines(ctx, started, lines)
      lines = []
    }
    if (lines.length > 0) await addBillLines(ctx, started, lines)
    return null
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    return error.code === nothingHappened ? null : error.code
  }
}
