import { insertRow, statement, updateRow } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Departure } from './departure.ts'
import { type LooseEnd, mostCounted } from './loose-end.ts'

const columns = ['id', 'merchantId', 'state', 'reason', 'exportsUntil', 'begunBy', 'begunAt'] as const
const endColumns = ['endedBy', 'endedAt', 'undoneBy', 'undoneAt', 'undoneReason'] as const
const anyThing = 'where x.provider_id = $1 and x.merchant_id = $2'
const byNumber = 'where x.provider_id = $1 and n.merchant_id = $2'
const joinNumber = 'join numbers n on n.id = x.sub_merchant_id'

// How the database refuses the end while money of the merchant is under way.
const moneyUnderWay = 'TY004'

type Found = Pick<LooseEnd, 'kind' | 'mode' | 'count' | 'things' | 'until'>

// Each thing that is open, once: its kind, its mode (null: of both), its id, and until when it lasts at most. $1 is the provider, $2
// the merchant, $3 now, $4 the days for which papers are kept, $5 how many are counted of what may be millions.
const askOpen = statement<Found>(`
  with numbers as (
    select s.provider_id, s.id, s.merchant_id, s.account_id, s.sub_mchid, a.mode from sub_merchants s
    join accounts a on a.provider_id = s.provider_id and a.id = s.account_id where s.provider_id = $1 and s.merchant_id = $2
  ), open as (
    select case when x.state in ('requested', 'unknown') then 'payments_unknown' else 'payments_open' end as kind, x.mode, x.id, null::timestamptz as until
      from payments x ${anyThing} and x.state in ('requested', 'unknown', 'open', 'closing')
    union all
    select case when x.state = 'abnormal' then 'refunds_abnormal' when x.held_code is not null then 'refunds_waiting' else 'refunds_under_way' end, x.mode, x.id, null
      from refunds x ${anyThing} and x.state in ('requested', 'unknown', 'processing', 'abnormal')
    union all
    select 'disagreements', a.mode, x.id, null from disagreements x join accounts a on a.provider_id = x.provider_id and a.id = x.account_id
      where x.provider_id = $1 and x.state = 'open' and (
        exists (select from payments p where p.provider_id = $1 and p.id = x.subject_id and p.merchant_id = $2)
        or exists (select from refunds r where r.provider_id = $1 and r.id = x.subject_id and r.merchant_id = $2)
        or exists (select from applyments f where f.provider_id = $1 and f.id = x.subject_id and f.merchant_id = $2)
        or exists (select from subject_confirmations f where f.provider_id = $1 and f.id = x.subject_id and f.merchant_id = $2)
        or exists (select from settlement_changes c where c.provider_id = $1 and c.id = x.subject_id and c.merchant_id = $2))
    union all
    select 'approvals', x.mode, x.id, x.expires_at from approvals x ${anyThing} and x.state = 'waiting' and x.expires_at > $3
    union all
    select 'applyments', x.mode, x.id, null from applyments x ${anyThing} and x.state not in ('finished', 'canceled')
    union all
    select 'subject_confirmations', x.mode, x.id, null from subject_confirmations x ${anyThing} and x.state not in ('passed', 'frozen', 'canceled')
    union all
    select 'settlement_changes', x.mode, x.id, null from settlement_changes x ${joinNumber} ${byNumber} and x.state in ('submitting', 'unknown', 'auditing')
    union all
    select 'settings_under_way', n.mode, x.id, null from gold_plan_changes x ${joinNumber} ${byNumber} and x.state in ('requested', 'unknown')
    union all
    select 'settings_under_way', x.mode, x.id, null from development_settings x ${joinNumber} ${byNumber} and x.state in ('sending', 'unknown')
    union all
    select 'test_payments', x.mode, p.id, null from test_payments x join payments p on p.provider_id = x.provider_id and p.id = x.payment_id
      ${anyThing} and p.state = 'paid' and p.refund_accepted < p.amount
    union all
    select 'violations', n.mode, x.id, null from violations x join numbers n on n.account_id = x.account_id and n.sub_mchid = x.sub_mchid
      where x.provider_id = $1 and x.state = 'standing'
    union all
    select 'gold_plans', n.mode, n.id, null from gold_plans x ${joinNumber} ${byNumber} and x.plan_open
    union all
    select distinct 'follows', x.mode, n.id, null::timestamptz from development_settings x ${joinNumber} ${byNumber} and x.kind = 'follow' and x.state = 'set'
    union all
    select 'bindings', n.mode, x.id, null from appid_bindings x ${joinNumber} ${byNumber} and x.is_bound
    union all
    select 'pay_paths', x.mode, x.id, null from development_settings x ${joinNumber} ${byNumber} and x.kind = 'pay_path' and x.state = 'set'
    union all
    (select 'payments_refundable', x.mode, x.id, x.paid_at + interval '365 days' from payments x
      join accounts a on a.provider_id = x.provider_id and a.id = x.account_id
      ${anyThing} and x.state = 'paid' and x.refunding < x.amount
      and x.paid_at > $3::timestamptz + a.clock_offset_ms * interval '1 millisecond' - interval '365 days'
      order by x.id desc limit $5)
    union all
    select 'webhook_deliveries', w.mode, x.id, null from webhook_deliveries x
      join webhook_endpoints w on w.provider_id = x.provider_id and w.id = x.endpoint_id
      where x.provider_id = $1 and w.merchant_id = $2 and x.state = 'waiting'
    union all
    select 'api_keys', x.mode, x.id, null from api_keys x ${anyThing} and x.revoked_at is null
    union all
    select 'people', null, x.person_id, null from memberships x ${anyThing} and x.ended_at is null
    union all
    select 'invitations', null, x.id, null from invitations x ${anyThing} and x.accepted_at is null and x.revoked_at is null and x.expires_at > $3
    union all
    select 'personal_papers', x.mode, x.id, case when x.state in ('finished', 'canceled') then x.state_since + $4 * interval '1 day' end
      from applyments x ${anyThing} and x.draft_sealed is not null
    union all
    select 'personal_papers', x.mode, x.id, case when x.state in ('passed', 'frozen', 'canceled') then x.state_since + $4 * interval '1 day' end
      from subject_confirmations x ${anyThing} and x.draft_sealed is not null
  )
  select kind, mode, count(*) as count, (array_agg(id order by id))[1:5] as things, max(until) as until from open group by kind, mode`)

/** All that is open of a merchant, by kind and mode. It reads other features' tables and never writes or locks them. */
export async function selectOpen(tx: Tx, merchantId: string, keepPapersDays: number): Promise<Found[]> {
  return askOpen(tx.db, tx.providerId, merchantId, tx.now, keepPapersDays, mostCounted + 1)
}

export function isMoneyUnderWay(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === moneyUnderWay
}

const askPlaces = statement<{ id: string; mode: Mode; clockOffsetMs: number }>(`
  select distinct on (a.mode) a.id, a.mode, a.clock_offset_ms from accounts a
  left join sub_merchants s on s.provider_id = a.provider_id and s.account_id = a.id and s.merchant_id = $2
  where a.provider_id = $1 order by a.mode, s.id nulls last, a.id`)

/** An event is of an account: in each mode that of the merchant's first number, or the provider's first one. */
export async function selectPlaces(tx: Tx, merchantId: string) {
  return askPlaces(tx.db, tx.providerId, merchantId)
}

export async function insertDeparture(tx: Tx, departure: Departure): Promise<void> {
  await insertRow(tx.db, 'departures', { ...departure, providerId: tx.providerId })
}

export async function selectDeparture(tx: Tx, id: string): Promise<Departure | undefined> {
  return ofProvider(tx).where('id', '=', id).executeTakeFirst()
}

/** The same, which nobody else moves until the commit. */
export async function selectDepartureForUpdate(tx: Tx, id: string): Promise<Departure | undefined> {
  return ofProvider(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** The one of this merchant that is under way or has ended, if any. */
export async function selectStandingDeparture(tx: Tx, merchantId: string): Promise<Departure | undefined> {
  return ofProvider(tx).where('merchantId', '=', merchantId).where('state', '<>', 'undone').executeTakeFirst()
}

/** Only over the state that was looked at. */
export async function updateDeparture(tx: Tx, before: Departure, changes: Partial<Departure>): Promise<void> {
  const { id, state } = before
  await updateRow(tx.db, 'departures', changes, { providerId: tx.providerId, id, state })
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('departures').select(columns).select(endColumns).where('providerId', '=', tx.providerId)
}
