import type { Logger } from 'pino'
import type { CallTally } from './kit/call-tally.ts'
import type { Metrics } from './kit/metrics.ts'
import type { KeyRing } from './secrets/key-ring.ts'
import type { Vault } from './secrets.ts'
import type { Database } from './storage/database.ts'
import type { WechatAccounts } from './wechat/accounts.ts'

/** All that the program is given from outside. Built once by the command line; a test builds its own. */
export type Context = Database & {
  /** The wall clock. Business time is a transaction's `tx.now`. */
  readonly now: () => Date
  readonly vault: Vault
  /** Where the vault has its keys from, and new ones are put. */
  readonly keyRing: KeyRing
  readonly wechat: WechatAccounts
  readonly logger: Logger
  readonly metrics: Metrics
  /** How WeChat answers each account, until it is written down. */
  readonly calls: CallTally
  /** Where WeChat reaches us: notices come to `${publicUrl}/notify/wechat/{account}`. */
  readonly publicUrl: string
  /** The simulator that test accounts are connected to. */
  readonly simulatorUrl: string
  /** Networks (CIDR) that webhooks may reach besides public addresses. */
  readonly webhookNetworks: readonly string[]
  readonly secondFactor: SecondFactorPolicy
  /** So long papers and forms in clear are kept after an onboarding has ended. */
  readonly keepPapersDays: number
}

/** When people must prove their second factor again. */
export type SecondFactorPolicy = { readonly validMs: number; readonly refundAboveFen: number }
