import { PublicError } from '../../errors.ts'

/** What WeChat must grant a sub-merchant: each product, and the provider's right to refund. */
export type PermissionName = 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5' | 'refund'
export type PermissionState = 'not_asked' | 'asked' | 'granted' | 'withdrawn'
export type Permissions = Readonly<Partial<Record<PermissionName, PermissionState>>>

/** A permission as somebody has set it, with what was said of it: with whom it was asked, where the proof is. */
export type SetPermission = {
  readonly name: PermissionName
  readonly state: PermissionState
  readonly note: string
  readonly changedAt: Date
}

// What comes with the service-provider relation itself; everything else is asked of the account manager (M12, M25).
const givenByDefault: ReadonlySet<PermissionName> = new Set(['jsapi', 'mini_program', 'native'])

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
