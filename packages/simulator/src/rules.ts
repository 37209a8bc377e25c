import type { World } from './world.ts'

/** Where the seed and today's WeChat differ, a rule says which of them this simulator is. */
export type Rules = {
  /** Who may refund through the SP's interface before anything is granted (M24, M25). */
  readonly refundAuthority: 'merchant' | 'granted'
  /** Virtual seconds from a refund's acceptance to its success. */
  readonly refundSeconds: number
  /** Virtual seconds until refund authority that a sub-merchant grants upon invitation takes effect (M25). */
  readonly invitationSeconds: number
  /** Whether sub-merchants' money is remitted to their banks on the next day (M23), or stays. */
  readonly settlement: 'T+1' | 'off'
  /** Whether OAuth leads only to domains registered for the appid, or anywhere. */
  readonly oauthDomains: 'registered' | 'any'
  /** Whether a page may call up JSAPI only from a registered pay path 支付授权目录, or from anywhere. */
  readonly payPaths: 'registered' | 'any'
  /** Whether an SP is told 429 when it calls as often as no real SP may. */
  readonly frequencyLimits: 'on' | 'off'
  /** Lines of each piece of an encrypted bill; WeChat cuts only what is larger than 16 GB. */
  readonly billPieceRows: number
  /** Whether payers are asked to follow an account after paying (M5); today's WeChat is said to be off. */
  readonly recommendFollow: 'on' | 'off'
}

const DEFAULT_RULES: Rules = {
  refundAuthority: 'merchant',
  refundSeconds: 3,
  invitationSeconds: 600,
  settlement: 'T+1',
  oauthDomains: 'registered',
  payPaths: 'registered',
  frequencyLimits: 'off',
  billPieceRows: 1_000_000,
  recommendFollow: 'on',
}

export function rulesOf(world: World): Rules {
  return { ...DEFAULT_RULES, ...(world.store.get('settings', 'rules')?.value as Partial<Rules> | undefined) }
}

export function changeRules(world: World, changes: Partial<Rules>): Rules {
  const rules = { ...rulesOf(world), ...changes }
  world.store.write(() => world.store.put('settings', 'rules', { value: rules }))
  return rules
}
