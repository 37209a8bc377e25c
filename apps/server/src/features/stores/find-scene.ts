import { PublicError } from '../../errors.ts'
import type { Tx } from '../../storage/tenant.ts'
import { assertOpen } from './merchant-store.ts'
import { type Scene, toScene } from './scene.ts'
import { selectStore, selectTerminal } from './store.ts'

/** Where a payment is to be taken; a terminal alone says its store, too. */
export type WantedScene = {
  readonly merchantId: string
  readonly storeId: string | undefined
  readonly terminalId: string | undefined
  readonly payerIp: string | null
}

/** Joins: what WeChat will be told of the place; null where none is named. Refuses what is another merchant's, closed or retired. */
export async function findScene(tx: Tx, wanted: WantedScene): Promise<Scene | null> {
  const { merchantId, terminalId, payerIp } = wanted
  const terminal = terminalId === undefined ? null : await selectTerminal(tx, terminalId)
  if (terminal !== null && terminal?.merchantId !== merchantId)
    throw new PublicError('TERMINAL_NOT_FOUND', { field: 'terminal', terminal: terminalId ?? '' })
  const storeId = wanted.storeId ?? terminal?.storeId
  if (storeId === undefined) return null
  const store = await selectStore(tx, storeId)
  if (store?.merchantId !== merchantId) throw new PublicError('STORE_NOT_FOUND', { field: 'store', store: storeId })
  assertOpen(store)
  if (terminal && terminal.storeId !== storeId)
    throw new PublicError('TERMINAL_ELSEWHERE', { field: 'terminal', store: terminal.storeId })
  if (terminal?.state === 'retired')
    throw new PublicError('TERMINAL_RETIRED', { field: 'terminal', terminal: terminal.id })
  if (payerIp === null) throw new PublicError('PAYER_IP_REQUIRED', { field: 'payer.ip' })
  return toScene(store, terminal, payerIp)
}
