import { randomUUID } from 'node:crypto'

const MAX_APPIDS = 10_000

/** An access token of an appid: a secret. Times are of the clock the client goes by. */
export type StoredToken = { readonly token: string; readonly obtainedAt: Date; readonly expiresAt: Date }

/**
 * Where processes share access tokens. On PostgreSQL it is one row per appid; tokens are kept sealed. Leases end by
 * the store's own clock, so that a process that died holds up nobody for longer than it asked for.
 */
export type TokenStore = {
  read(appid: string): Promise<StoredToken | null>
  /** The name of a lease of `forMs`, or null while another holds one. Of many at the same time exactly one gets it. */
  takeLease(appid: string, forMs: number): Promise<string | null>
  /** Keeps the token and ends the lease; false, and nothing is kept, when the lease is no longer this one. */
  write(appid: string, lease: string, token: StoredToken): Promise<boolean>
  /** Ends the lease, when it is still this one. */
  release(appid: string, lease: string): Promise<void>
}

type Row = { token: StoredToken | null; lease: string | null; leaseEndsMs: number }

/** For a single process. Bounded: the appid longest without a new token makes room. */
export function createMemoryTokenStore(): TokenStore {
  const rows = new Map<string, Row>()
  const rowOf = (appid: string): Row => {
    const row = rows.get(appid) ?? { token: null, lease: null, leaseEndsMs: 0 }
    rows.delete(appid)
    rows.set(appid, row)
    const oldest = rows.keys().next().value
    if (rows.size > MAX_APPIDS && oldest !== undefined) rows.delete(oldest)
    return row
  }
  const holds = (row: Row | undefined, lease: string) => row?.lease === lease && row.leaseEndsMs > performance.now()
  return {
    read: async (appid) => rows.get(appid)?.token ?? null,
    takeLease: async (appid, forMs) => {
      const row = rowOf(appid)
      if (row.lease !== null && row.leaseEndsMs > performance.now()) return null
      row.lease = randomUUID()
      row.leaseEndsMs = performance.now() + forMs
      return row.lease
    },
    write: async (appid, lease, token) => {
      const row = rows.get(appid)
      if (!row || !holds(row, lease)) return false
      row.token = token
      row.lease = null
      return true
    },
    release: async (appid, lease) => {
      const row = rows.get(appid)
      if (row?.lease === lease) row.lease = null
    },
  }
}
