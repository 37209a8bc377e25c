import type { Store } from './merchant-store.ts'
import type { Terminal } from './terminal.ts'

/**
 * Where a payment is taken, as it was called when it was asked for: an order that is sent again must say what it said before,
 * whatever the store is called by then.
 */
export type Scene = {
  readonly store: Pick<Store, 'id' | 'name' | 'number' | 'areaCode' | 'address'>
  readonly terminal: Pick<Terminal, 'id' | 'name' | 'number'> | null
  /** WeChat takes no place without it: the payer's address, or that of whoever shows a code to payers. */
  readonly payerIp: string
}

export function toScene(store: Store, terminal: Terminal | null, payerIp: string): Scene {
  const { id, name, number, areaCode, address } = store
  const device = terminal && { id: terminal.id, name: terminal.name, number: terminal.number }
  return { store: { id, name, number, areaCode, address }, terminal: device, payerIp }
}
