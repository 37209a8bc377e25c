import type { Act } from './call.ts'

export type Route = {
  readonly method: 'GET' | 'POST'
  /** At most one group: the number in the path. */
  readonly path: RegExp
  /** The name that fault plans and logs use. */
  readonly endpoint: string
  readonly act: Act
  /** Where the body bears the number by which the caller knows this thing. */
  readonly numberField?: string
  /** What a fault of the kind `refuse` says besides "too often". */
  readonly refusal?: 'ruleLimited' | 'balanceShort'
  /** A direct-mode address, closed to SPs and sub-merchants alike (M22). */
  readonly direct?: true
}
