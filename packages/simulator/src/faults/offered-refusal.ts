import type { FaultApi } from './kinds.ts'

/** What WeChat may say no with at one endpoint, as a fault by hand chooses it. */
export type OfferedRefusal = {
  readonly code: string
  /** HTTP's. */
  readonly status: number
  readonly message: string
}

export type FaultEndpoint = {
  readonly api: FaultApi
  /** As faults and the log name it. */
  readonly endpoint: string
  readonly address: string
  readonly codes: readonly OfferedRefusal[]
}
