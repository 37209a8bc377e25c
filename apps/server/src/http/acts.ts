import type { Act } from '../features/people/role.ts'
import type { ApprovalKind } from '../features/settings/settings.ts'

/** What a route under /v1 asks of its caller. */
export type RouteRule = {
  readonly act: Act | 'anyone'
  /** The second factor again: always, where the person has one (`enrolled`), or as the route itself decides (left out). */
  readonly secondFactor?: 'always' | 'enrolled'
  /** A request of this kind waits for a second person, where the provider's settings say so. */
  readonly fourEyes?: ApprovalKind
  /** Its use case writes its own audit entry, with before and after, in its own transaction. */
  readonly auditsItself?: true
}

const own = { act: 'self', auditsItself: true } as const
const anyone = { act: 'anyone', auditsItself: true } as const
const peopleChange = { act: 'people.manage', secondFactor: 'always', fourEyes: 'people', auditsItself: true } as const

const managing = { act: 'merchants.manage', auditsItself: true } as const
const connecting = {
  act: 'accounts.manage',
  secondFactor: 'always',
  fourEyes: 'accounts',
  auditsItself: true,
} as const

/** Every route under /v1 stands here: what is forgotten keeps the program from starting, and fails the test of roles. */
export const RULES: Readonly<Record<string, RouteRule>> = {
  'GET /v1/overview': { act: 'payments.read' },
  'POST /v1/payments': { act: 'payments.make' },
  'GET /v1/payments': { act: 'payments.read' },
  'GET /v1/payments/totals': { act: 'payments.read' },
  'GET /v1/payments/:id': { act: 'payments.read' },
  'GET /v1/payments/:id/timeline': { act: 'payments.read' },
  'POST /v1/payments/:id/questions': { act: 'wechat.ask' },
  'POST /v1/payments/:id/close': { act: 'payments.close' },
  'POST /v1/payments/:id/refunds': { act: 'refunds.make', fourEyes: 'refunds' },
  'GET /v1/refunds': { act: 'refunds.read' },
  'GET /v1/refunds/totals': { act: 'refunds.read' },
  'GET /v1/refunds/:id': { act: 'refunds.read' },
  'GET /v1/refunds/:id/timeline': { act: 'refunds.read' },
  'POST /v1/refunds/:id/questions': { act: 'wechat.ask' },
  'GET /v1/exchanges/:id': { act: 'exchanges.read' },
  'POST /v1/exports': { act: 'exports.make' },
  'GET /v1/exports': { act: 'exports.make' },
  'GET /v1/exports/:id': { act: 'exports.make' },
  'GET /v1/exports/:id/file': { act: 'exports.make' },
  'GET /v1/search': { act: 'payments.read' },
  'GET /v1/merchants': { act: 'merchants.read' },
  'GET /v1/merchants/:id': { act: 'merchants.read' },
  'POST /v1/merchants': managing,
  'PATCH /v1/merchants/:id': managing,
  'GET /v1/merchants/:id/identity': { act: 'merchants.read' },
  'POST /v1/merchants/:id/sub-merchants': managing,
  'PATCH /v1/sub-merchants/:id': managing,
  'POST /v1/sub-merchants/:id/permission-changes': managing,
  'GET /v1/appids': { act: 'merchants.read' },
  'POST /v1/appids': managing,
  'POST /v1/appid-bindings': managing,
  'DELETE /v1/appid-bindings/:id': managing,
  'GET /v1/provider': { act: 'accounts.read' },
  'PATCH /v1/provider': { act: 'accounts.manage', auditsItself: true },
  'GET /v1/setup': { act: 'accounts.read' },
  'GET /v1/accounts': { act: 'accounts.read' },
  'GET /v1/accounts/:id': { act: 'accounts.read' },
  // It keeps nothing, and what is sent is secret: the audit is told once it is kept.
  'POST /v1/account-checks': { act: 'accounts.manage', auditsItself: true },
  'POST /v1/accounts': connecting,
  'POST /v1/accounts/:id/keys': connecting,
  'GET /v1/events': { act: 'events.read' },
  'GET /v1/events/stream': { act: 'events.read' },
  'GET /v1/events/:id': { act: 'events.read' },
  'GET /v1/disagreements': { act: 'disagreements.read' },
  'GET /v1/disagreements/:id': { act: 'disagreements.read' },
  'POST /v1/disagreements/:id/moves': { act: 'disagreements.settle', secondFactor: 'always' },
  'GET /v1/reconciliations': { act: 'reconciliations.read' },
  'GET /v1/reconciliations/:id': { act: 'reconciliations.read' },
  'POST /v1/webhook-endpoints': { act: 'webhooks.manage', secondFactor: 'always' },
  'DELETE /v1/webhook-endpoints/:id': { act: 'webhooks.manage' },
  'GET /v1/webhook-endpoints': { act: 'webhooks.read' },
  'GET /v1/webhook-endpoints/:id': { act: 'webhooks.read' },
  'POST /v1/webhook-endpoints/:id/tests': { act: 'webhooks.manage' },
  'POST /v1/webhook-endpoints/:id/secrets': { act: 'webhooks.manage', secondFactor: 'always', fourEyes: 'keys' },
  'GET /v1/webhook-deliveries': { act: 'webhooks.read' },
  'GET /v1/webhook-deliveries/:id': { act: 'webhooks.read' },
  'POST /v1/webhook-deliveries/:id/redeliveries': { act: 'webhooks.manage' },
  'POST /v1/api-keys': { act: 'keys.manage', secondFactor: 'always', fourEyes: 'keys' },
  'GET /v1/api-keys': { act: 'keys.read' },
  'DELETE /v1/api-keys/:id': { act: 'keys.manage' },

  'POST /v1/auth/sign-in': anyone,
  'POST /v1/auth/sign-out': own,
  'GET /v1/auth/me': own,
  'POST /v1/auth/password': { ...own, secondFactor: 'enrolled' },
  'POST /v1/auth/second-factor': own,
  'POST /v1/auth/totp': { ...own, secondFactor: 'enrolled' },
  'POST /v1/auth/totp/confirm': own,
  'DELETE /v1/auth/totp': { ...own, secondFactor: 'always' },
  'POST /v1/auth/passkeys/options': { ...own, secondFactor: 'enrolled' },
  'POST /v1/auth/passkeys': { ...own, secondFactor: 'enrolled' },
  'GET /v1/auth/passkeys': own,
  'PUT /v1/auth/passkeys/:id': own,
  'POST /v1/auth/recovery-codes': { ...own, secondFactor: 'always' },
  'DELETE /v1/auth/passkeys/:id': { ...own, secondFactor: 'enrolled' },
  'POST /v1/auth/passkey-sign-in/options': anyone,
  'POST /v1/auth/passkey-sign-in': anyone,
  'POST /v1/auth/second-factor/passkey/options': own,
  'POST /v1/auth/second-factor/passkey': own,
  'GET /v1/sessions': own,
  'DELETE /v1/sessions/:id': own,
  'PUT /v1/merchants/:id/agent': {
    act: 'agents.manage',
    secondFactor: 'always',
    fourEyes: 'people',
    auditsItself: true,
  },
  'GET /v1/people': { act: 'people.read' },
  'GET /v1/people/:id': { act: 'people.read' },
  'PUT /v1/people/:id/role': peopleChange,
  'DELETE /v1/people/:id/role': peopleChange,
  'GET /v1/invitations': { act: 'people.read' },
  'POST /v1/invitations': peopleChange,
  'DELETE /v1/invitations/:id': { act: 'people.manage', auditsItself: true },
  'POST /v1/invitations/accept': anyone,
  'GET /v1/requests': { act: 'requests.read' },
  'POST /v1/payment-stops': { act: 'operations.manage', secondFactor: 'enrolled', auditsItself: true },
  'DELETE /v1/payment-stops/:id': { act: 'operations.manage', secondFactor: 'enrolled', auditsItself: true },
  'GET /v1/payment-stops': { act: 'operations.read' },
  'GET /v1/jobs': { act: 'operations.read' },
  'POST /v1/jobs/:id/retries': { act: 'operations.manage' },
  'GET /v1/queues': { act: 'operations.read' },
  'GET /v1/account-calls': { act: 'operations.read' },
  'GET /v1/roles': own,
  'GET /v1/approvals': { act: 'approvals.read' },
  'GET /v1/approvals/:id': { act: 'approvals.read' },
  'POST /v1/approvals/:id/decision': { act: 'approvals.decide', secondFactor: 'always', auditsItself: true },
  'DELETE /v1/approvals/:id': { act: 'approvals.read', auditsItself: true },
  'POST /v1/approvals/:id/answer': { act: 'approvals.read', secondFactor: 'always', auditsItself: true },
  'GET /v1/settings': { act: 'settings.read' },
  'PUT /v1/settings': {
    act: 'settings.manage',
    secondFactor: 'always',
    fourEyes: 'settings',
    auditsItself: true,
  },
  'GET /v1/audit/export': { act: 'audit.read' },
  'GET /v1/audit': { act: 'audit.read' },
  'GET /v1/audit/chain': { act: 'audit.check' },
}
