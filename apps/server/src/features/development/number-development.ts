import type { Agreement } from '../agreements/agreement.ts'
import type { Binding } from '../appids/appid.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import type { Compared } from './comparison.ts'
import type { H5Domain } from './h5-domain.ts'
import type { Look } from './look.ts'
import type { Setting } from './setting.ts'

/** All that is set, or to be set, for one number at WeChat. */
export type NumberDevelopment = {
  readonly subMerchant: SubMerchant
  /** Whether WeChat can be asked by the interface at all. */
  readonly canAsk: boolean
  readonly bindings: readonly Binding[]
  /** Newest first. */
  readonly settings: readonly Setting[]
  readonly domains: readonly H5Domain[]
  readonly agreements: readonly Agreement[]
  readonly look: Look | null
  readonly compared: readonly Compared[]
  /** Business time of its account. */
  readonly now: Date
}
