import type { Provider } from './provider-rows.ts'
import type { Tables } from './rows.ts'

/** What was true of a row before these fields came, so that a journal written by an older version opens. */
const FIELDS_ADDED_LATER: { readonly [Name in keyof Tables]?: Partial<Tables[Name]> } = {
  providers: { may_combine: false, sub_fund_bill: false, refund_notify_url: null },
  payers: { password_free_limit_fen: 100_000, bank: 'works' },
  orders: { v2_sign_type: null, scanned_payer: null, reversed_at: null, combination: null, follow: null },
  refunds: { asked_by: 'v3', mending: null },
  notices: { v2: null },
}
const PERMISSIONS_ADDED_LATER = { codepay: true, combine: false, red_packets: false }

export function completeRow(name: keyof Tables, row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row
  const complete = { ...FIELDS_ADDED_LATER[name], ...row }
  if (name === 'providers') return withV2Key(complete as Provider)
  if (!('permissions' in complete)) return complete
  return { ...complete, permissions: { ...PERMISSIONS_ADDED_LATER, ...(complete.permissions as object) } }
}

// Nobody was ever told another key.
function withV2Key(provider: Provider): Provider {
  return { ...provider, api_v2_key: provider.api_v2_key ?? provider.api_v3_key }
}
