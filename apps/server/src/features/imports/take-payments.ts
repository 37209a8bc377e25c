import type { Context } from '../../context.ts'
import { onClockOf, type Tx } from '../../storage/tenant.ts'
import { importPayment } from '../payments/import-payment.ts'
import type { PayerOpenids } from '../payments/payment-report.ts'
import type { Mode } from '../providers/account.ts'
import type { Import, Line, LineOutcome } from './file-import.ts'
import {
  enterPayment,
  judgePaymentLine,
  newPaymentBooks,
  type PaymentBooks,
  type PaymentPlan,
} from './payment-books.ts'
import { type PaymentLine, readPaymentLine } from './payment-line.ts'
import { selectAccounts, selectKnownPayments, selectOwnAppids, selectSubMerchants } from './store.ts'

/** Joins: looks at lines and writes nothing. `books` remembers them for the lines after. */
export async function checkPayments(
  tx: Tx,
  mode: Mode,
  books: PaymentBooks,
  lines: readonly Line[],
): Promise<LineOutcome[]> {
  return each(tx, mode, books, lines, () => null)
}

/** Joins: takes lines in, each looked at once more beside what is here by now. */
export async function takePayments(
  ctx: Context,
  tx: Tx,
  { mode }: Import,
  lines: readonly Line[],
): Promise<LineOutcome[]> {
  const ownAppids = new Set(await selectOwnAppids(tx))
  return each(tx, mode, newPaymentBooks(), lines, (plan) =>
    importPayment(ctx, onClockOf(tx, plan.account), toForeign(mode, plan, ownAppids)),
  )
}

async function each(
  tx: Tx,
  mode: Mode,
  books: PaymentBooks,
  lines: readonly Line[],
  take: (plan: PaymentPlan) => string | null,
): Promise<LineOutcome[]> {
  const read = lines.map(({ number, cells, findings }) => {
    const malformed = findings.filter(({ code }) => code === 'MORE_CELLS')
    return { number, result: readPaymentLine(cells, malformed) }
  })
  await learn(
    tx,
    mode,
    books,
    read.flatMap(({ result }) => (result.ok ? [result.line] : [])),
  )
  return read.map(({ number, result }) => {
    if (!result.ok) return { number, state: 'bad', findings: result.findings, thingId: null }
    const { outcome, plan } = judgePaymentLine(books, number, result.line, tx.now)
    if (!plan) return outcome
    enterPayment(books, number, plan)
    const thingId = take(plan)
    return thingId === null ? outcome : { ...outcome, state: 'done', thingId }
  })
}

/** Reads what these lines may meet. What an earlier line says stands. */
async function learn(tx: Tx, mode: Mode, books: PaymentBooks, lines: readonly PaymentLine[]): Promise<void> {
  for (const account of await selectAccounts(tx, mode)) books.accounts.set(account.spMchid, account)
  for (const { accountId, subMchid, ...number } of await selectSubMerchants(
    tx,
    lines.map((line) => line.subMchid),
  ))
    books.numbers.set(`${accountId}/${subMchid}`, number)
  for (const found of await selectKnownPayments(tx, mode, lines)) {
    const { id, amount, transactionId } = found
    const payment = { id, line: null, amount, transactionId }
    enter(books.byNumber, `${found.accountId}/${found.outTradeNo}`, payment)
    enter(books.byTransaction, `${found.accountId}/${transactionId}`, payment)
    enter(books.byReference, `${found.merchantId}/${found.reference}`, payment)
  }
}

function enter<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value)
}

function toForeign(mode: Mode, { line, account, subMerchant }: PaymentPlan, ownAppids: ReadonlySet<string>) {
  const { spMchid: _, payer, ...told } = line
  const { merchantId, feeRatePpm, id: subMerchantId } = subMerchant
  const whose = { mode, accountId: account.id, spMchid: account.spMchid, merchantId, subMerchantId, feeRatePpm }
  return { ...told, ...whose, payer: openidsOf(payer, ownAppids) }
}

/** Under an appid of the provider's, or of the merchant's. */
function openidsOf(payer: PaymentLine['payer'], ownAppids: ReadonlySet<string>): PayerOpenids {
  if (payer === null) return { sp: null, sub: null }
  return ownAppids.has(payer.appid) ? { sp: payer, sub: null } : { sp: null, sub: payer }
}
