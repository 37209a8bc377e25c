import type { KeyPair } from '../crypto/keys.ts'
import type { Parts } from './parts.ts'

export type SimulatorOptions = {
  /** 0 = any that is free. */
  readonly port: number
  /** The port of the same over TLS; 0, the default, = any that is free. */
  readonly tlsPort?: number
  readonly host?: string
  /** Null = memory only. */
  readonly dataDir: string | null
  /** False trades safety against power loss for speed; a killed process loses nothing either way. */
  readonly fsync?: boolean
  /** For tests: an answer of the control API that its document does not describe is a 500. */
  readonly checkAnswers?: boolean
  /** Where key pairs come from; by default each is made when it is wanted. */
  readonly keyPairs?: () => Promise<KeyPair>
  /** Another simulator's; its own by default. */
  readonly parts?: Parts
}
