import type { Store as StoreView, Terminal as TerminalView } from '@teyue/contract/store'
import type { Store } from './merchant-store.ts'
import type { Terminal } from './terminal.ts'

export function viewStore(store: Store): StoreView {
  return {
    id: store.id,
    object: 'store',
    merchant: store.merchantId,
    name: store.name,
    number: store.number,
    area_code: store.areaCode,
    address: store.address,
    phone: store.phone,
    state: store.state,
    created_at: store.createdAt.toISOString(),
  }
}

export function viewTerminal(terminal: Terminal): TerminalView {
  return {
    id: terminal.id,
    object: 'terminal',
    merchant: terminal.merchantId,
    store: terminal.storeId,
    name: terminal.name,
    kind: terminal.kind,
    number: terminal.number,
    state: terminal.state,
    created_at: terminal.createdAt.toISOString(),
  }
}
