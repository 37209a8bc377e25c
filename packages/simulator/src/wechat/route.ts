import type { Act } from './call.ts'

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** At most one group: the number in the path. */
  readonly path: RegExp
  /** The name that fault plans and logs use. */
  readonly endpoint: string
  readonly act: Act
  /** Where the body bears the number by which the caller knows this thing. */
  readonly numberField?: string
  /** What a fault of the kind `refuse` says besides "too often". */
  readonly refusal?: 'ruleLimited' | 'balanceShort'
  /** A multipart upload of at most so many bytes, of which only the part `meta` is signed. */
  readonly uploadBytes?: number
  /** A POST that says all in its address: WeChat's own example sends no body. */
  readonly bodyless?: true
  /** A direct-mode address, closed to SPs and sub-merchants alike (M22). */
  readonly direct?: true
}
