import type { Owner } from './setting.ts'

/** `recorded`: written down. `asked`: WeChat was asked for it, by hand. `granted`: it is open there. */
export type H5State = 'recorded' | 'asked' | 'granted' | 'removed'

/** A domain from which H5 payments of a number start. There is no interface for it: WeChat is asked on the partner platform. */
export type H5Domain = {
  readonly id: string
  readonly subMerchantId: string
  readonly domain: string
  readonly owner: Owner
  readonly state: H5State
  /** With whom it was asked, where the proof is. */
  readonly note: string
  readonly changedAt: Date
  readonly addedAt: Date
}

export const maxDomainsPerNumber = 50
