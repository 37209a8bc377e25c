import assert from 'node:assert/strict'
import type { Account } from '../storage/rows.ts'
import type { Store } from '../storage/store.ts'

export type AccountName = 'world' | 'payer' | 'merchant' | 'fee' | 'refund_transit'
export type Line = readonly [account: AccountName, owner: string, amountFen: number]

/** Posts lines that sum to zero; joins the transaction around it. The only writer of balances. */
export function post(store: Store, lines: readonly Line[]): void {
  assert.equal(
    lines.reduce((sum, [, , amountFen]) => sum + amountFen, 0),
    0,
    'a posting must balance',
  )
  for (const [account, owner, amountFen] of lines) {
    const balanceFen = balanceOf(store, account, owner) + amountFen
    assert(Number.isSafeInteger(balanceFen), 'a balance is whole fen')
    assert(account === 'world' || balanceFen >= 0, `${account} of ${owner} would be overdrawn`)
    const row: Account = { account, owner, balance_fen: balanceFen }
    store.put('accounts', keyOf(account, owner), row)
  }
}

export function balanceOf(store: Store, account: AccountName, owner: string): number {
  return store.get('accounts', keyOf(account, owner))?.balance_fen ?? 0
}

/** Zero, always. */
export function sumOfBooks(store: Store): number {
  let sumFen = 0
  for (const row of store.tables.accounts.rows.values()) sumFen += row.balance_fen
  return sumFen
}

function keyOf(account: AccountName, owner: string): string {
  return `${account} ${owner}`
}
