import type { LineOutcome } from './file-import.ts'
import { type LineFinding, lineFinding } from './line-finding.ts'
import type { PaymentLine } from './payment-line.ts'

export type KnownAccount = { readonly id: string; readonly spMchid: string; readonly clockOffsetMs: number }
export type KnownSubMerchant = { readonly id: string; readonly merchantId: string; readonly feeRatePpm: number }

/** A payment that is here (`line` null), or that an earlier line of the file is of. */
export type KnownPayment = {
  readonly id: string | null
  readonly line: number | null
  readonly amount: number
  readonly transactionId: string | null
}

/** What lines are compared with. It grows by what is read and by the lines themselves. */
export type PaymentBooks = {
  readonly accounts: Map<string, KnownAccount>
  readonly numbers: Map<string, KnownSubMerchant>
  readonly byNumber: Map<string, KnownPayment>
  readonly byTransaction: Map<string, KnownPayment>
  readonly byReference: Map<string, KnownPayment>
}

export type PaymentPlan = {
  readonly line: PaymentLine
  readonly account: KnownAccount
  readonly subMerchant: KnownSubMerchant
}

type Judged = { readonly outcome: LineOutcome; readonly plan: PaymentPlan | null }

const refundableMs = 365 * 86_400_000

export function newPaymentBooks(): PaymentBooks {
  return {
    accounts: new Map(),
    numbers: new Map(),
    byNumber: new Map(),
    byTransaction: new Map(),
    byReference: new Map(),
  }
}

/** Whether a line may be taken in beside what is here and what the lines before it are of. `now` is the wall's clock. */
export function judgePaymentLine(books: PaymentBooks, number: number, line: PaymentLine, now: Date): Judged {
  const account = accountOf(books, line)
  if ('code' in account) return bad(number, [account])
  const subMerchant = books.numbers.get(`${account.id}/${line.subMchid}`)
  if (!subMerchant) return bad(number, [lineFinding('NUMBER_UNKNOWN', 'sub_mchid', { value: line.subMchid })])
  const plan = { line, account, subMerchant }
  const known = books.byNumber.get(numberKey(plan))
  if (known && known.line === null && isSame(known, line))
    return { outcome: { number, state: 'known', findings: [], thingId: known.id }, plan: null }
  const findings = [
    ...timeFindings(line, new Date(now.getTime() + account.clockOffsetMs)),
    ...heldFindings(known, 'out_trade_no', 'PAYMENT_OTHER'),
    ...(known
      ? []
      : heldFindings(books.byTransaction.get(transactionKey(plan)), 'transaction_id', 'TRANSACTION_OTHER')),
    ...(known ? [] : heldFindings(books.byReference.get(referenceKey(plan)), 'reference', 'REFERENCE_TAKEN')),
  ]
  if (findings.length > 0) return bad(number, findings)
  return { outcome: { number, state: 'good', findings: [], thingId: null }, plan }
}

/** From now on the line's payment is known: to the lines after it. */
export function enterPayment(books: PaymentBooks, number: number, plan: PaymentPlan): void {
  const { amount, transactionId } = plan.line
  const payment = { id: null, line: number, amount, transactionId }
  books.byNumber.set(numberKey(plan), payment)
  books.byTransaction.set(transactionKey(plan), payment)
  books.byReference.set(referenceKey(plan), payment)
}

function accountOf({ accounts }: PaymentBooks, { spMchid }: PaymentLine): KnownAccount | LineFinding {
  const named = spMchid === null ? undefined : accounts.get(spMchid)
  if (named) return named
  const [only, ...others] = accounts.values()
  if (spMchid !== null || !only) return lineFinding('ACCOUNT_UNKNOWN', 'sp_mchid', { value: spMchid ?? '' })
  return others.length === 0 ? only : lineFinding('ACCOUNT_NEEDED', 'sp_mchid')
}

function timeFindings({ paidAt }: PaymentLine, now: Date): LineFinding[] {
  if (paidAt > now) return [lineFinding('FUTURE', 'paid_at')]
  return now.getTime() - paidAt.getTime() > refundableMs ? [lineFinding('TOO_OLD', 'paid_at')] : []
}

function heldFindings(
  held: KnownPayment | undefined,
  field: string,
  code: 'PAYMENT_OTHER' | 'TRANSACTION_OTHER' | 'REFERENCE_TAKEN',
): LineFinding[] {
  if (!held) return []
  if (held.line !== null) return [lineFinding('TWICE', field, { line: String(held.line) })]
  return [lineFinding(code, field, { id: held.id ?? '' })]
}

function isSame(known: KnownPayment, { amount, transactionId }: PaymentLine): boolean {
  return known.amount === amount && known.transactionId === transactionId
}

function numberKey({ line, account }: PaymentPlan): string {
  return `${account.id}/${line.outTradeNo}`
}

function transactionKey({ line, account }: PaymentPlan): string {
  return `${account.id}/${line.transactionId}`
}

function referenceKey({ line, subMerchant }: PaymentPlan): string {
  return `${subMerchant.merchantId}/${line.reference}`
}

function bad(number: number, findings: readonly LineFinding[]): Judged {
  return { outcome: { number, state: 'bad', findings, thingId: null }, plan: null }
}
