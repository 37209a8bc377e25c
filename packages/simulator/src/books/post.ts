import assert from 'node:assert/strict'
import { countInDay } from '../settlement/count-in-day.ts'
import type { Account } from '../storage/money-rows.ts'
import type { Store } from '../storage/store.ts'
import { type Cause, recordFlow } from './flow.ts'

export type AccountName =
  | 'world'
  | 'payer'
  | 'merchant'
  | 'bank'
  | 'fee'
  | 'refund_transit'
  | 'sp_basic'
  | 'sp_operation'
  | 'sp_fees'

/** The fee of a business is a line of its own, marked as such, because bills show it so. */
export type Line = readonly [account: AccountName, owner: string, amountFen: number, part?: 'fee']

/** Posts lines that sum to zero; joins the transaction around it. The only writer of balances, flows and days. */
export function post(store: Store, lines: readonly Line[], cause: Cause): void {
  assert.equal(
    lines.reduce((sum, [, , amountFen]) => sum + amountFen, 0),
    0,
    'a posting must balance',
  )
  let posting: string | null = null
  for (const line of lines) if (line[2] !== 0) posting = postLine(store, line, cause, posting)
}

export function balanceOf(store: Store, account: AccountName, owner: string): number {
  return store.get('accounts', keyOf(account, owner))?.balance_fen ?? 0
}

/** The part of a merchant's balance that is settled no more: paid in, or come back from the bank. */
export function availableOf(store: Store, subMchid: string): number {
  return store.get('accounts', keyOf('merchant', subMchid))?.available_fen ?? 0
}

/** Zero, always. */
export function sumOfBooks(store: Store): number {
  let sumFen = 0
  for (const row of store.tables.accounts.rows.values()) sumFen += row.balance_fen
  return sumFen
}

function postLine(store: Store, [account, owner, amountFen, part]: Line, cause: Cause, posting: string | null): string {
  const before = store.get('accounts', keyOf(account, owner))
  const balanceFen = (before?.balance_fen ?? 0) + amountFen
  assert(Number.isSafeInteger(balanceFen), 'a balance is whole fen')
  assert(account === 'world' || balanceFen >= 0, `${account} of ${owner} would be overdrawn`)
  const row: Account = { account, owner, balance_fen: balanceFen }
  const available =
    account === 'merchant' ? { available_fen: availableAfter(before, balanceFen, amountFen, cause) } : {}
  store.put('accounts', keyOf(account, owner), { ...row, ...available })
  const fee = part === 'fee'
  const move = { account, owner, amount_fen: amountFen, balance_fen: balanceFen, fee }
  const kept = recordFlow(store, cause, move, posting)
  if (account === 'merchant') countInDay(store, owner, cause, amountFen, fee)
  return kept
}

// What is not yet settled is spent first, so the available part only shrinks when the rest is gone.
function availableAfter(before: Account | undefined, balanceFen: number, amountFen: number, cause: Cause): number {
  const changedFen = (before?.available_fen ?? 0) + (cause.available ? amountFen : 0)
  return Math.min(balanceFen, Math.max(0, changedFen))
}

function keyOf(account: AccountName, owner: string): string {
  return `${account} ${owner}`
}
