import type pg from 'pg'
import type { Shop } from './shop.ts'

/** Where a thing lies that a route names by its id, and which of them, of a full house's test mode. */
const tables: Readonly<Record<string, string>> = {
  payments: "payments where mode = 'test'",
  refunds: 'refunds where true',
  exchanges: "exchanges where id in (select exchange_id from events where subject_id like 'pay_%')",
  exports: 'exports where true',
  merchants: 'merchants where true',
  imports: 'imports where true',
  'found-numbers': 'found_numbers where true',
  'sub-merchants': "sub_merchants where account_id in (select id from accounts where mode = 'test')",
  'test-payments': 'test_payments where true',
  violations: 'violations where true',
  attachments: "attachments where starts_with(id, 'att_')",
  'appid-bindings': 'appid_bindings where true',
  appids: 'appids where merchant_id is not null',
  agreements: 'agreements where true',
  'pay-paths': "development_settings where kind = 'pay_path'",
  'h5-domains': 'h5_domains where true',
  applyments: 'applyments where true',
  papers: 'papers where applyment_id is not null',
  'subject-confirmations': 'subject_confirmations where true',
  'subject-papers': 'papers where confirmation_id is not null',
  'settlement-changes': 'settlement_changes where true',
  accounts: "accounts where mode = 'test'",
  events: "events where subject_id like 'pay_%' and account_id in (select id from accounts where mode = 'test')",
  disagreements: "disagreements where account_id in (select id from accounts where mode = 'test')",
  reconciliations: "reconciliations where account_id in (select id from accounts where mode = 'test')",
  'webhook-endpoints': 'webhook_endpoints where true',
  'webhook-deliveries': 'webhook_deliveries where true',
  'api-keys': 'api_keys where true',
  people: 'people where true',
  invitations: 'invitations where true',
  'payment-stops': 'payment_stops where true',
  approvals: 'approvals where true',
  alerts: 'alerts where true',
  'alert-channels': 'alert_channels where true',
  stores: 'stores where true',
  terminals: 'terminals where true',
  departures: 'departures where true',
}

/** What both modes share: merchants and what is the provider's own. */
export const OF_BOTH_MODES = new Set([
  ...[
    'accounts',
    'alert-channels',
    'alerts',
    'appids',
    'approvals',
    'attachments',
    'invitations',
    'merchants',
    'people',
  ],
  ...['departures', 'payment-stops', 'stores', 'terminals'],
])

const file = { filename: 'a.png', content: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').toString('base64') }
const reason = 'because of it'

/** What is asked with each route that asks for more than an id, as it would be asked rightly. */
export const asked: Readonly<Record<string, object>> = {
  'POST /v1/payments/:id/refunds': { amount: 1, reference: 'r' },
  'PATCH /v1/merchants/:id': { name: 'x' },
  'POST /v1/merchants/:id/sub-merchants': {
    ...{ sub_mchid: '1600999009', fee_rate_ppm: 0, account: 'acct_00000000000000000000000000' },
  },
  'POST /v1/merchants/:id/attachments': { ...file, purpose: 'other' },
  'PUT /v1/merchants/:id/agent': { person: null },
  'POST /v1/merchants/:id/departures': { reason },
  'POST /v1/departures/:id/returns': { reason },
  'POST /v1/departures/:id/files': { language: 'zh' },
  'PATCH /v1/stores/:id': { name: 'x' },
  'PATCH /v1/terminals/:id': { name: 'x' },
  'POST /v1/found-numbers/:id/adoptions': { merchant: 'mch_00000000000000000000000000', fee_rate_ppm: 0 },
  'POST /v1/found-numbers/:id/dismissals': { reason },
  'PATCH /v1/sub-merchants/:id': { fee_rate_ppm: 0 },
  'POST /v1/sub-merchants/:id/permission-changes': { name: 'app', state: 'granted' },
  'POST /v1/sub-merchants/:id/gold-plan-changes': { what: 'receipt' },
  'POST /v1/sub-merchants/:id/settlement-changes': {
    ...{ account_type: 'ACCOUNT_TYPE_BUSINESS', account_bank: '工商银行', account_number: '1001000000000000001' },
  },
  'POST /v1/settlement-changes/:id/resolutions': { arrived: false },
  'POST /v1/violations/:id/resolutions': { reason },
  'PATCH /v1/applyments/:id': { version: 1, draft: {} },
  'POST /v1/applyments/:id/papers': file,
  'POST /v1/applyments/:id/submissions': { version: 1 },
  'PATCH /v1/subject-confirmations/:id': { version: 1, draft: {} },
  'POST /v1/subject-confirmations/:id/subject-papers': file,
  'POST /v1/subject-confirmations/:id/submissions': { version: 1 },
  'POST /v1/appids/:id/message-pushes': { token: 'token', encoding_aes_key: 'k'.repeat(43) },
  'PATCH /v1/h5-domains/:id': { state: 'asked' },
  'POST /v1/accounts/:id/violation-addresses': { replace: false },
  'POST /v1/disagreements/:id/moves': { move: 'settle', reason },
  'PUT /v1/people/:id/role': { role: 'finance' },
  'POST /v1/approvals/:id/decision': { decision: 'refuse', reason },
  'POST /v1/alerts/:id/mutes': { until: new Date(Date.now() + 86_400_000).toISOString() },
}

export type NamedThing = { readonly route: string; readonly id: string }

/** What the id of a route names, as its address calls it. */
export function kindOf(route: string): string {
  return /\/v1\/([a-z0-9-]+)\/:id/.exec(route)?.[1] ?? ''
}

/** A thing of this house for each route that names one by its id. */
export async function namedThings(
  owner: pg.Pool,
  { providerId }: Shop,
  routes: readonly string[],
): Promise<NamedThing[]> {
  const things: NamedThing[] = []
  for (const route of routes) {
    const from = tables[kindOf(route)]
    if (!from) throw new Error(`${route}: say where its things lie`)
    const { rows } = await owner.query(`select id from ${from} and provider_id = $1 order by id limit 1`, [providerId])
    if (!rows[0]) throw new Error(`${route}: let givenFullHouse make one`)
    things.push({ route, id: rows[0].id })
  }
  return things
}
