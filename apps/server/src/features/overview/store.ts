import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Tally } from './figures.ts'
import type { Calls, EndingKey, FailingEndpoint, Needs, WaitingApplyments, WithdrawnPermission } from './needs.ts'

export type AccountRow = Omit<Calls, 'account'> & {
  readonly id: string
  readonly serial: string
  readonly certificatePem: string | null
  readonly clockOffsetMs: number
}
type Whose = { readonly mode: Mode; readonly merchantIds: readonly string[] | null }

// Beyond these nobody counts on.
const MAX_COUNTED = 100

// What an event counts as. Where WeChat says when it was, that moment counts, and not the one at which we heard of it.
const measured = `
  select e.id, e.merchant_id, e.account_id, e.type, e.facts ->> 'mode' as mode, e.at,
    coalesce((e.facts ->> 'paid_at')::timestamptz, (e.facts ->> 'succeeded_at')::timestamptz, e.at) as moment,
    (e.facts ->> 'amount')::bigint as amount,
    e.type in ('payment.requested', 'payment.paid', 'payment.closed', 'payment.refused', 'refund.succeeded') as counts,
    case when e.type in ('payment.unanswered', 'refund.unanswered') then 'unanswered' when e.source in ('answer', 'query') then 'answered' end as call
  from events e`

const sums = `
  count(*) filter (where type = 'payment.requested') as made,
  count(*) filter (where type = 'payment.paid') as paid,
  coalesce(sum(amount) filter (where type = 'payment.paid'), 0)::bigint as paid_amount,
  count(*) filter (where type in ('payment.closed', 'payment.refused')) as failed,
  count(*) filter (where type = 'refund.succeeded') as refunds,
  coalesce(sum(amount) filter (where type = 'refund.succeeded'), 0)::bigint as refunded`

const quarterOf = (moment: string) => `date_bin('15 minutes', ${moment}, timestamptz '2000-01-01 00:00:00+00')`

/** Adds the next events to the tallies, and says how many there were and which was the last. */
const count = statement<{ readonly events: number; readonly last: string | null }>(`
  with moved as (${measured} where e.provider_id = $1 and e.id > $2 and e.id < $3 order by e.id limit $4),
  tallied as (
    insert into tallies (provider_id, mode, span, begins_at, merchant_id, made, paid, paid_amount, failed, refunds, refunded)
    select $1, mode, span, begins_at, whose, ${sums}
    from moved cross join lateral (values (merchant_id), ('')) w (whose)
      cross join lateral (values ('day', date_trunc('day', moment, 'Asia/Shanghai')), ('quarter', ${quarterOf('moment')})) s (span, begins_at)
    where counts and mode is not null group by mode, span, begins_at, whose
    on conflict (provider_id, mode, span, begins_at, merchant_id) do update set
      made = tallies.made + excluded.made, paid = tallies.paid + excluded.paid, paid_amount = tallies.paid_amount + excluded.paid_amount,
      failed = tallies.failed + excluded.failed, refunds = tallies.refunds + excluded.refunds, refunded = tallies.refunded + excluded.refunded
  ),
  called as (
    insert into call_tallies (provider_id, account_id, begins_at, answered, unanswered)
    select $1, account_id, ${quarterOf('at')}, count(*) filter (where call = 'answered'), count(*) filter (where call = 'unanswered')
    from moved where call is not null group by account_id, 3
    on conflict (provider_id, account_id, begins_at) do update set
      answered = call_tallies.answered + excluded.answered, unanswered = call_tallies.unanswered + excluded.unanswered
  )
  select count(*) as events, max(id) as last from moved`)

// Held while the tallies are read: nothing moves from what is not counted yet to what is.
const holdMark = statement<{ readonly eventId: string }>(
  'select event_id from tally_marks where provider_id = $1 for share',
)
const lockMark = statement<{ readonly eventId: string }>(
  'select event_id from tally_marks where provider_id = $1 for update',
)
const setMark = statement(`
  insert into tally_marks (provider_id, event_id) values ($1, $2)
  on conflict (provider_id) do update set event_id = excluded.event_id`)
const makeMark = statement(`
  insert into tally_marks (provider_id, event_id) values ($1, $2) on conflict do nothing`)

const askTallies = statement<Tally>(`
  select begins_at, sum(made)::bigint as made, sum(paid)::bigint as paid, sum(paid_amount)::bigint as paid_amount,
    sum(failed)::bigint as failed, sum(refunds)::bigint as refunds, sum(refunded)::bigint as refunded
  from tallies where provider_id = $1 and mode = $2 and span = $3 and begins_at >= $4 and merchant_id = any($5) group by begins_at`)

const askRecent = statement<Tally & { readonly events: number }>(`
  with moved as (${measured} where e.provider_id = $1 and e.id > $2 order by e.id limit $4)
  select ${quarterOf('moment')} as begins_at, ${sums}, (select count(*) from moved) as events
  from moved where counts and mode = $3 and ($5::text[] = array[''] or merchant_id = any($5)) group by 1`)

const askRecentCount = statement<{ readonly events: number }>(`
  select count(*) as events from (select from events e where e.provider_id = $1 and e.id > $2 order by e.id limit $3) n`)

const forgetQuarters = statement(
  "delete from tallies where provider_id = $1 and mode in ('test', 'live') and span = 'quarter' and begins_at < $2",
)
const forgetCalls = statement('delete from call_tallies where provider_id = $1 and begins_at < $2')

const askNeeds = statement<{
  readonly unknown: number
  readonly abnormalRefunds: number
  readonly heldRefunds: number
}>(`
  select (select count(*) from (select from payments where provider_id = $1 and state in ('requested', 'unknown', 'closing')
      and mode = $2 and changed_at < $4 and ($3::text[] is null or merchant_id = any($3)) limit ${MAX_COUNTED}) n)
    + (select count(*) from (select from refunds where provider_id = $1 and state in ('requested', 'unknown')
      and mode = $2 and held_code is null and changed_at < $4 and ($3::text[] is null or merchant_id = any($3)) limit ${MAX_COUNTED}) n) as unknown,
    (select count(*) from (select from refunds where provider_id = $1 and state = 'abnormal'
      and mode = $2 and ($3::text[] is null or merchant_id = any($3)) limit ${MAX_COUNTED}) n) as abnormal_refunds,
    (select count(*) from (select from refunds where provider_id = $1 and state in ('requested', 'unknown')
      and mode = $2 and held_code is not null and ($3::text[] is null or merchant_id = any($3)) limit ${MAX_COUNTED}) n) as held_refunds`)

const waitingIn = (
  states: string,
  more = '',
) => `(select count(*) from (select from applyments where provider_id = $1 and state in (${states})
      and mode = $2 and ($3::text[] is null or merchant_id = any($3)) ${more} limit ${MAX_COUNTED}) n)`
const bySigner = "'to_be_confirmed', 'to_be_signed'"
const askApplyments = statement<WaitingApplyments>(`
  select ${waitingIn("'rejected', 'editing'")} as rejected, ${waitingIn("'refused'")} as refused, ${waitingIn(bySigner)} as to_sign,
    ${waitingIn(bySigner, 'and expires_at < $4')} as expiring`)

const askDisagreements = statement<{ readonly open: number }>(`
  select count(*) as open from disagreements d join accounts a on a.provider_id = d.provider_id and a.id = d.account_id
  where d.provider_id = $1 and d.state = 'open' and a.mode = $2`)

const askConfirmations = statement<{ readonly waiting: number }>(`
  select count(*) as waiting from (select from subject_confirmations where provider_id = $1 and mode = $2
    and state in ('editing', 'confirming_contact', 'confirming_legal_person', 'rejected', 'refused')
    and ($3::text[] is null or merchant_id = any($3)) limit ${MAX_COUNTED}) n`)

const askSettlements = statement<{ readonly failing: number }>(`
  select count(*) as failing from settlement_accounts s join accounts a on a.provider_id = s.provider_id and a.id = s.account_id
  where s.provider_id = $1 and s.verify_result = 'VERIFY_FAIL' and a.mode = $2`)

const askViolations = statement<{ readonly standing: number }>(`
  select count(*) as standing from (select from violations v join accounts a on a.provider_id = v.provider_id and a.id = v.account_id
  where v.provider_id = $1 and v.state = 'standing' and a.mode = $2 and ($3::text[] is null or exists (select from sub_merchants s
    where s.provider_id = $1 and s.account_id = v.account_id and s.sub_mchid = v.sub_mchid and s.merchant_id = any($3))) limit ${MAX_COUNTED}) n`)

const askWithdrawn = statement<WithdrawnPermission>(`
  select m.id as merchant, m.name as merchant_name, s.sub_mchid, p.name as permission
  from permissions p join sub_merchants s on s.provider_id = p.provider_id and s.id = p.sub_merchant_id
  join accounts a on a.provider_id = s.provider_id and a.id = s.account_id
  join merchants m on m.provider_id = s.provider_id and m.id = s.merchant_id
  where p.provider_id = $1 and p.state = 'withdrawn' and p.said_by = 'wechat' and a.mode = $2 and ($3::text[] is null or m.id = any($3))
  order by p.changed_at desc, p.sub_merchant_id, p.name limit 10`)

const askFoundNumbers = statement<{ readonly open: number }>(`
  select count(*) as open from (select 1 from found_numbers n join accounts a on a.provider_id = n.provider_id and a.id = n.account_id
  where n.provider_id = $1 and n.state = 'open' and a.mode = $2 and not exists (select from sub_merchants s
    where s.provider_id = $1 and s.account_id = n.account_id and s.sub_mchid = n.sub_mchid) limit ${MAX_COUNTED}) o`)

const askWebhooks = statement<FailingEndpoint>(`
  select d.endpoint_id as endpoint, w.url, count(*) as count
  from (select endpoint_id from webhook_deliveries where provider_id = $1 and state <> 'delivered' and attempts > 2 and id > $4
    order by id desc limit 1000) d
  join webhook_endpoints w on w.provider_id = $1 and w.id = d.endpoint_id
  where w.mode = $2 and w.enabled and ($3::text[] is null or w.merchant_id = any($3))
  group by d.endpoint_id, w.url order by count(*) desc, d.endpoint_id limit 10`)

const askAccounts = statement<AccountRow>(`
  select a.id, a.sp_mchid, a.serial, a.certificate_pem, a.clock_offset_ms,
    coalesce(c.answered, 0) as answered, coalesce(c.unanswered, 0) as unanswered,
    (select coalesce(sum(times), 0)::bigint from notice_refusals n where n.provider_id = $1 and n.account_id = a.id
      and n.day = (($3::timestamptz + make_interval(secs => a.clock_offset_ms / 1000.0)) at time zone 'Asia/Shanghai')::date) as notices_refused
  from accounts a left join lateral (
    select sum(answered)::bigint as answered, sum(unanswered)::bigint as unanswered from call_tallies t
    where t.provider_id = $1 and t.account_id = a.id and t.begins_at > $3::timestamptz + make_interval(secs => a.clock_offset_ms / 1000.0) - interval '1 hour') c on true
  where a.provider_id = $1 and a.mode = $2 order by a.id`)

const askKeys = statement<EndingKey>(`
  select k.account_id as account, a.sp_mchid, k.kind, k.serial, k.expires_at
  from platform_keys k join accounts a on a.provider_id = k.provider_id and a.id = k.account_id
  where k.provider_id = $1 and a.mode = $2 and k.expires_at < $3 order by k.expires_at`)

/** Joins: takes the mark, so that of two who count the second waits; '' where nothing is counted yet. */
export async function takeMark(tx: Tx): Promise<string> {
  tx.write(makeMark(tx.db, tx.providerId, ''))
  return (await lockMark(tx.db, tx.providerId))[0]?.eventId ?? ''
}

export async function countEvents(tx: Tx, after: string, before: string, atMost: number): Promise<number> {
  const [counted] = await count(tx.db, tx.providerId, after, before, atMost)
  if (counted?.last) tx.write(setMark(tx.db, tx.providerId, counted.last))
  return counted?.events ?? 0
}

export function forgetTallies(tx: Tx, before: Date): void {
  tx.write(forgetQuarters(tx.db, tx.providerId, before))
  tx.write(forgetCalls(tx.db, tx.providerId, before))
}

/** `merchantIds` null is all merchants. */
export async function selectTallies(
  tx: Tx,
  { mode, merchantIds }: Whose,
  span: 'day' | 'quarter',
  since: Date,
): Promise<Tally[]> {
  return askTallies(tx.db, tx.providerId, mode, span, since, merchantIds ?? [''])
}

/** What has happened since the mark, by quarters of an hour, and how many events of any kind that is, at most `atMost`. */
export async function selectRecent(
  tx: Tx,
  { mode, merchantIds }: Whose,
  atMost: number,
): Promise<{ readonly tallies: Tally[]; readonly events: number }> {
  const mark = (await holdMark(tx.db, tx.providerId))[0]?.eventId ?? ''
  const tallies = await askRecent(tx.db, tx.providerId, mark, mode, atMost, merchantIds ?? [''])
  const [{ events } = { events: 0 }] = await askRecentCount(tx.db, tx.providerId, mark, atMost)
  return { tallies, events }
}

export async function selectNeeds(
  tx: Tx,
  { mode, merchantIds }: Whose,
  unknownSince: Date,
): Promise<Pick<Needs, 'unknown' | 'abnormalRefunds' | 'heldRefunds'>> {
  return (await askNeeds(tx.db, tx.providerId, mode, merchantIds, unknownSince))[0]!
}

/** `before`: who ends earlier is near the end. */
export async function countWaitingApplyments(
  tx: Tx,
  { mode, merchantIds }: Whose,
  before: Date,
): Promise<WaitingApplyments> {
  return (await askApplyments(tx.db, tx.providerId, mode, merchantIds, before))[0]!
}

export async function countDisagreements(tx: Tx, mode: Mode): Promise<number> {
  return (await askDisagreements(tx.db, tx.providerId, mode))[0]!.open
}

/** Those that wait for a person. */
export async function countWaitingConfirmations(tx: Tx, { mode, merchantIds }: Whose): Promise<number> {
  return (await askConfirmations(tx.db, tx.providerId, mode, merchantIds))[0]!.waiting
}

/** The provider's with those of numbers that nobody here knows. */
export async function countStandingViolations(tx: Tx, { mode, merchantIds }: Whose): Promise<number> {
  return (await askViolations(tx.db, tx.providerId, mode, merchantIds))[0]!.standing
}

/** At most ten. */
export async function selectWithdrawn(tx: Tx, { mode, merchantIds }: Whose): Promise<WithdrawnPermission[]> {
  return askWithdrawn(tx.db, tx.providerId, mode, merchantIds)
}

export async function countFailingSettlements(tx: Tx, mode: Mode): Promise<number> {
  return (await askSettlements(tx.db, tx.providerId, mode))[0]!.failing
}

export async function countFoundNumbers(tx: Tx, mode: Mode): Promise<number> {
  return (await askFoundNumbers(tx.db, tx.providerId, mode))[0]!.open
}

/** Of deliveries with an id after `since`. */
export async function selectFailingEndpoints(
  tx: Tx,
  { mode, merchantIds }: Whose,
  since: string,
): Promise<FailingEndpoint[]> {
  return askWebhooks(tx.db, tx.providerId, mode, merchantIds, since)
}

/** The accounts of a mode, and how WeChat answered each in the last hour. */
export async function selectAccounts(tx: Tx, mode: Mode): Promise<AccountRow[]> {
  return askAccounts(tx.db, tx.providerId, mode, tx.now)
}

export async function selectEndingKeys(tx: Tx, mode: Mode, before: Date): Promise<EndingKey[]> {
  return askKeys(tx.db, tx.providerId, mode, before)
}
