export const PROVIDER_ROLES = ['administrator', 'operator', 'finance', 'support', 'agent'] as const
export const MERCHANT_ROLES = ['owner', 'cashier', 'finance', 'developer'] as const

/** The roles that there are at the provider (null) or at a merchant. */
export function rolesAt(merchant: string | null): readonly string[] {
  return merchant === null ? PROVIDER_ROLES : MERCHANT_ROLES
}
