import { PublicError } from '../../errors.ts'

export const PERMISSION_NAMES = [
  'jsapi',
  'mini_program',
  'native',
  'app',
  'h5',
  'code_payment',
  'combined',
  'red_packet',
  'profit_sharing',
  'refund',
] as const

/** What WeChat must grant a sub-merchant: each product, and the provider's right to refund. */
export type PermissionName = (typeof PERMISSION_NAMES)[number]
export type PermissionState = 'not_asked' | 'asked' | 'granted' | 'withdrawn'
export type Permissions = Readonly<Partial<Record<PermissionName, PermissionState>>>

/** By whose word a permission stands as it does. */
export type SaidBy = 'person' | 'onboarding' | 'wechat'

/** WeChat's refusal of a payment or refund, with the exchange that holds it. */
export type WechatsWord = {
  readonly code: string
  readonly message: string
  readonly of: string
  readonly exchangeId: string | null
}

/** A permission as somebody has set it, with what was said of it: with whom it was asked, where the proof is. */
export type SetPermission = {
  readonly name: PermissionName
  readonly state: PermissionState
  readonly note: string
  readonly saidBy: SaidBy
  readonly wechat: WechatsWord | null
  /** The files that prove it. */
  readonly attachments: readonly string[]
  readonly changedAt: Date
}

/** One step in the history of a permission; what is not said is a person's word without proof. */
export type PermissionChange = Pick<SetPermission, 'name' | 'state' | 'note'> &
  Partial<Omit<SetPermission, 'changedAt'>> & { readonly personId?: string | null }

/** A step as it is kept. */
export type PermissionStep = SetPermission & { readonly id: string; readonly personId: string | null }

// What comes with the service-provider relation itself; everything else is asked of the account manager (M12, M25, M27).
const givenByDefault: ReadonlySet<PermissionName> = new Set(['jsapi', 'mini_program', 'native', 'code_payment'])

export function permissionState(permissions: Permissions, name: PermissionName): PermissionState {
  return permissions[name] ?? (givenByDefault.has(name) ? 'granted' : 'not_asked')
}

export function permissionsOf(set: readonly SetPermission[]): Permissions {
  return Object.fromEntries(set.map(({ name, state }) => [name, state]))
}

/** Nothing is called at WeChat that is known to be refused. */
export function assertProductGranted(permissions: Permissions, product: Exclude<PermissionName, 'refund'>): void {
  const state = permissionState(permissions, product)
  if (state !== 'granted') throw new PublicError('PERMISSION_MISSING', { product, state })
}

/** Refund authority lies with the sub-merchant until it is granted to the provider (M24, M25). */
export function assertRefundGranted(permissions: Permissions): void {
  const state = permissionState(permissions, 'refund')
  if (state !== 'granted') throw new PublicError('REFUND_NOT_AUTHORISED', { state })
}
