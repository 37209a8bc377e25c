/**
 * `requested`, `unknown`: WeChat has not answered yet, and is asked again. `elsewhere`: it tells another address, which nobody has
 * said to replace.
 */
export type AddressState = 'requested' | 'unknown' | 'registered' | 'elsewhere' | 'refused'

/** Where WeChat tells of violations: it has one address for each account. */
export type ViolationAddress = {
  readonly accountId: string
  readonly url: string
  readonly state: AddressState
  /** Whether another address is replaced. */
  readonly replaces: boolean
  readonly foundUrl: string | null
  readonly refusedCode: string | null
  readonly refusedMessage: string | null
  readonly attempts: number
  readonly changedAt: Date
  /** When WeChat answered last. */
  readonly askedAt: Date | null
  /** Ours, under which the platform was reached when WeChat took it; only while it is compared. */
  readonly formerUrl?: string | null
}

export type AddressOutcome = Pick<ViolationAddress, 'state' | 'foundUrl' | 'refusedCode' | 'refusedMessage'>

export function isAddressOpen({ state }: Pick<ViolationAddress, 'state'>): boolean {
  return state === 'requested' || state === 'unknown'
}

/** What is to be done, by the address that WeChat has; null where it has none. It sets a state, so that it may be done twice. */
export function stepOf(
  { url, replaces, formerUrl }: Pick<ViolationAddress, 'url' | 'replaces' | 'formerUrl'>,
  found: string | null,
): 'create' | 'change' | 'registered' | 'elsewhere' {
  if (found === null) return 'create'
  if (found === url) return 'registered'
  return replaces || found === formerUrl ? 'change' : 'elsewhere'
}
