import type { Address } from './address.ts'
import type { Binaries } from './binaries.ts'
import type { RunAs } from './run-as.ts'

/** One PostgreSQL: its files, how it is reached, who runs it and with which programs. */
export type Cluster = {
  readonly dataDir: string
  /** The data directory in PostgreSQL's sense. */
  readonly folder: string
  readonly logFile: string
  readonly address: Address
  readonly runAs: RunAs
  readonly binaries: Binaries
  readonly disposable: boolean
}
