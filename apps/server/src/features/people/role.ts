/** What a caller may be allowed. Every route under /v1 names one of these; `self` is what concerns a person's own sign-in. */
export const ACTS = [
  'payments.make',
  'payments.read',
  'payments.close',
  'refunds.make',
  'refunds.read',
  'merchants.read',
  'merchants.manage',
  'stores.read',
  'stores.manage',
  'departures.manage',
  'applyments.read',
  'applyments.manage',
  'applyments.submit',
  'applyments.open',
  'settlement_accounts.read',
  'settlement_accounts.change',
  'accounts.read',
  'accounts.manage',
  'events.read',
  'exchanges.read',
  'exports.make',
  'wechat.ask',
  'disagreements.read',
  'disagreements.settle',
  'reconciliations.read',
  'webhooks.read',
  'webhooks.manage',
  'keys.read',
  'keys.manage',
  'people.read',
  'people.manage',
  'agents.manage',
  'audit.read',
  'audit.check',
  'operations.read',
  'operations.manage',
  'master_key.rotate',
  'alerts.read',
  'alerts.handle',
  'alerts.manage',
  'requests.read',
  'approvals.read',
  'approvals.decide',
  'settings.read',
  'settings.manage',
  'self',
] as const
export type Act = (typeof ACTS)[number]

export const PROVIDER_ROLES = ['administrator', 'operator', 'finance', 'support', 'agent'] as const
export const MERCHANT_ROLES = ['owner', 'cashier', 'finance', 'developer'] as const
export type Role = (typeof PROVIDER_ROLES)[number] | (typeof MERCHANT_ROLES)[number]

const readingPayments = ['payments.read', 'refunds.read', 'merchants.read', 'stores.read'] as const
const takingPayments = ['payments.make', 'payments.close', ...readingPayments] as const
const readingMoney = [...readingPayments, 'events.read'] as const
// Having WeChat asked, lists as files, what went over the wire.
const lookingInto = ['wechat.ask', 'exports.make', 'exchanges.read'] as const
const approving = ['approvals.read', 'approvals.decide'] as const
const handlingAlerts = ['alerts.read', 'alerts.handle'] as const
const people = ['people.read', 'people.manage', 'audit.read'] as const

type Table = { readonly [role: string]: readonly Act[] }

/** The one table of what who may do. A merchant's roles and keys reach that merchant's things only, whatever stands here. */
export const PERMITTED: { readonly provider: Table; readonly merchant: Table } = {
  provider: {
    administrator: ACTS,
    operator: [
      ...takingPayments,
      ...lookingInto,
      'disagreements.settle',
      ...['refunds.make', 'events.read', 'disagreements.read', 'reconciliations.read'],
      ...['webhooks.read', 'webhooks.manage', 'keys.read', 'people.read', 'agents.manage', 'settings.read', 'self'],
      ...[
        'operations.read',
        'operations.manage',
        'requests.read',
        'merchants.manage',
        'stores.manage',
        'accounts.read',
      ],
      'departures.manage',
      ...approving,
      ...['alerts.read', 'alerts.handle', 'alerts.manage'],
      ...['applyments.read', 'applyments.manage', 'applyments.submit', 'applyments.open'],
      ...['settlement_accounts.read', 'settlement_accounts.change'],
    ] as readonly Act[],
    finance: [
      ...readingMoney,
      ...lookingInto,
      'disagreements.settle',
      'settings.read',
      ...['refunds.make', 'disagreements.read', 'reconciliations.read', 'operations.read', 'accounts.read', 'self'],
      'settlement_accounts.read',
      ...approving,
      ...handlingAlerts,
    ] as readonly Act[],
    support: [
      ...readingMoney,
      'exchanges.read',
      ...['disagreements.read', 'webhooks.read', 'operations.read', 'requests.read', 'accounts.read', 'self'],
      ...handlingAlerts,
      ...['applyments.read', 'settlement_accounts.read'],
    ] as readonly Act[],
    // Of its own merchants only. It prepares their applyments; what is sent to WeChat the provider answers for, and sends.
    agent: [...readingPayments, 'applyments.read', 'applyments.manage', 'self'],
    // A program with the provider's key. It is nobody, so it manages no people.
    key: [
      ...takingPayments,
      ...lookingInto,
      ...['refunds.make', 'events.read', 'disagreements.read', 'reconciliations.read'],
      ...['webhooks.read', 'webhooks.manage', 'keys.read', 'keys.manage', 'requests.read'],
      ...['merchants.manage', 'stores.manage', 'accounts.read'],
      ...['applyments.read', 'applyments.manage', 'applyments.submit'],
      'settlement_accounts.read',
    ] as readonly Act[],
  },
  merchant: {
    owner: [
      ...takingPayments,
      ...lookingInto,
      ...[
        'refunds.make',
        'events.read',
        'webhooks.read',
        'webhooks.manage',
        'keys.read',
        'keys.manage',
        'requests.read',
      ],
      ...people,
      ...approving,
      ...['stores.manage', 'settlement_accounts.read', 'self'],
    ] as readonly Act[],
    cashier: [...takingPayments, 'events.read', 'wechat.ask', 'self'],
    finance: [
      ...readingMoney,
      ...['refunds.make', 'wechat.ask', 'exports.make', 'settlement_accounts.read'],
      ...approving,
      'self',
    ] as readonly Act[],
    developer: [
      ...readingMoney,
      'exchanges.read',
      'approvals.read',
      ...['webhooks.read', 'webhooks.manage', 'keys.read', 'keys.manage', 'requests.read', 'self'],
    ] as readonly Act[],
    key: [
      ...takingPayments,
      ...lookingInto,
      ...['refunds.make', 'events.read', 'webhooks.read', 'webhooks.manage', 'requests.read'],
      'stores.manage',
    ] as readonly Act[],
  },
}

/** Whether a role may do this; `key` is the role of an API key. */
export function may(role: Role | 'key', merchantId: string | null, act: Act): boolean {
  const table = merchantId === null ? PERMITTED.provider : PERMITTED.merchant
  return table[role]?.includes(act) ?? false
}

export function isRoleOf(role: string, merchantId: string | null): role is Role {
  return (merchantId === null ? PROVIDER_ROLES : MERCHANT_ROLES).some((one) => one === role)
}
