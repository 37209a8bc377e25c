import { createHash } from 'node:crypto'
import type { Store } from '../storage/store.ts'

const TAIL_CHARACTERS = 27

/** One payer has one openid under each appid, always the same. */
export function openidOf(payerId: string, appid: string): string {
  const digest = createHash('sha256').update(`${payerId} ${appid}`).digest('base64url')
  return `o${digest.slice(0, TAIL_CHARACTERS)}`
}

/** Finds the payer behind an openid; an openid of another appid finds nobody. */
export class OpenidIndex {
  readonly #store: Store
  readonly #byAppid = new Map<string, { counted: number; payers: Map<string, string> }>()

  constructor(store: Store) {
    this.#store = store
  }

  payerOf(openid: string, appid: string): string | null {
    const payers = this.#store.tables.payers.rows
    const known = this.#byAppid.get(appid) ?? { counted: 0, payers: new Map<string, string>() }
    if (known.counted !== payers.size) {
      known.payers = new Map([...payers.keys()].map((payerId) => [openidOf(payerId, appid), payerId]))
      known.counted = payers.size
      this.#byAppid.set(appid, known)
    }
    return known.payers.get(openid) ?? null
  }

  clear(): void {
    this.#byAppid.clear()
  }
}
