import type { Store } from '../storage/store.ts'
import { recordFlow } from './flow.ts'

/** Gives each balance that its lines do not explain a first line: older versions wrote down the moves of some accounts only. */
export function bringForward(store: Store, at: number): void {
  const explained = new Map<string, number>()
  for (const { account, owner, amount_fen } of store.tables.flows.rows.values()) {
    const key = `${account} ${owner}`
    explained.set(key, (explained.get(key) ?? 0) + amount_fen)
  }
  store.write(() => {
    for (const [key, { account, owner, balance_fen }] of store.tables.accounts.rows) {
      const amount_fen = balance_fen - (explained.get(key) ?? 0)
      if (amount_fen === 0) continue
      const cause = { at, kind: 'brought_forward', number: key } as const
      recordFlow(store, cause, { account, owner, amount_fen, balance_fen, fee: false }, null)
    }
  })
}
