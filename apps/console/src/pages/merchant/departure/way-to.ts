import type { LooseEnd } from '@teyue/contract/departure'

type Search = Readonly<Record<string, string | undefined>>
export type Way = { readonly path: string; readonly search: Search }

const pages: Readonly<Record<string, string>> = {
  payments_unknown: 'payments',
  payments_open: 'payments',
  test_payments: 'payments',
  refunds_under_way: 'refunds',
  refunds_waiting: 'refunds',
  refunds_abnormal: 'refunds',
  disagreements: 'disagreements',
  applyments: 'applyments',
  subject_confirmations: 'subject-confirmations',
}

const tabs: Readonly<Record<string, string>> = {
  settlement_changes: 'settlement',
  settings_under_way: 'development',
  violations: 'profile',
  gold_plans: 'gold-plan',
  follows: 'follow',
  bindings: 'numbers',
  pay_paths: 'development',
  api_keys: 'keys',
  people: 'people',
  invitations: 'people',
  webhook_deliveries: 'webhooks',
  personal_papers: 'applyments',
}

const states: Readonly<Record<string, string>> = {
  payments_unknown: 'unknown',
  payments_open: 'open',
  payments_refundable: 'paid',
  refunds_abnormal: 'abnormal',
}

/** Where a loose end is settled: the one thing itself, the list of several, or the part of the merchant's page. */
export function wayTo({ kind, mode, count, things }: LooseEnd, merchant: string): Way | null {
  const inMode = mode === null ? {} : { mode: mode === 'live' ? mode : undefined }
  const [page, tab] = [pages[kind], tabs[kind]]
  if (tab) return { path: `/merchants/${merchant}`, search: { ...inMode, tab: tab === 'profile' ? undefined : tab } }
  // Each is decided on the page of all.
  if (kind === 'approvals') return { path: '/approvals', search: inMode }
  if (page && count === 1) return { path: `/${page}/${things[0]}`, search: inMode }
  const list = page ?? (kind === 'payments_refundable' ? 'payments' : null)
  if (!list) return null
  return { path: `/${list}`, search: { ...inMode, merchant, state: states[kind] } }
}
