/** What a store takes payments with. */
export type Terminal = {
  readonly id: string
  readonly merchantId: string
  readonly storeId: string
  readonly name: string
  readonly kind: 'till' | 'handheld' | 'code_plate' | 'self_service' | 'other'
  /** Its serial number, or the store's own for it; no two in use in a store have the same. */
  readonly number: string | null
  /** A retired one stays, for the payments that name it. */
  readonly state: 'active' | 'retired'
  readonly createdAt: Date
}

export type NewTerminal = Pick<Terminal, 'storeId' | 'name' | 'kind' | 'number'>
export type TerminalChange = Partial<Pick<Terminal, 'name' | 'kind' | 'number' | 'state'>>

export type TerminalFilter = {
  readonly merchantId: string | null
  readonly storeId: string | null
  readonly state: Terminal['state'] | null
}

/** In use at one time; those that are retired do not count. */
export const maxActiveTerminalsPerStore = 500
