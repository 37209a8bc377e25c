import { sql } from 'kysely'
import type { Tx } from '../../storage/tenant.ts'
import type { Alert, AlertState, Cause, Severity } from './alert.ts'
import type { AccountCertificates } from './certificate-causes.ts'

// A storm must not fill a transaction: the oldest of each kind stand for the rest until they are over. Those of test mode come last,
// since they are told to nobody: they hide none that is of money.
const MAX_CAUSES_OF_KIND = 200
const MAX_STANDING = 3_000
const FAILING_TRIES = 3
const MIN_CALLS = 5

// What happens to an account `a` of test mode is a note, however bad it would be with money.
const graded = (severity: Severity) => sql`case when a.mode = 'live' then ${sql.lit(severity)} else 'note' end`
const liveFirst = sql`case a.mode when 'live' then 0 else 1 end`

const columns = [
  ...(['id', 'kind', 'subjectId', 'severity', 'state', 'facts', 'times', 'firstAt', 'lastAt'] as const),
  ...(['acknowledgedBy', 'mutedUntil', 'resolvedAt'] as const),
] as const

/** What each rule finds. It reads other features' tables and never writes or locks them. */
export async function selectCauses(tx: Tx, failingAfterTries: number): Promise<Cause[]> {
  const found = [
    disagreements(tx),
    webhooks(tx),
    jobs(tx, failingAfterTries),
    calls(tx),
    channels(tx),
    settlements(tx),
    violations(tx),
    permissions(tx),
    addresses(tx),
  ]
  const answers = await Promise.all(found.map((query) => query.execute(tx.db)))
  return answers.flatMap(({ rows }) => rows)
}

function disagreements(tx: Tx) {
  return sql<Cause>`
    select case when d.kind like '%_unanswered' then 'unknown_for_long' else 'disagreement' end as kind, d.id as subject_id,
      ${graded('critical')} as severity,
      jsonb_build_object('mode', a.mode, 'what', d.subject_id, 'kind', d.kind, 'account', d.account_id) as facts
    from disagreements d join accounts a on a.provider_id = d.provider_id and a.id = d.account_id
    where d.provider_id = ${tx.providerId} and d.state = 'open' order by ${liveFirst}, d.first_at limit ${MAX_CAUSES_OF_KIND}`
}

/** Endpoints to which something was tried three times in vain, or given up within a day. */
function webhooks(tx: Tx) {
  const since = new Date(tx.now.getTime() - 86_400_000)
  return sql<Cause>`
    select 'webhook_failing' as kind, w.id as subject_id, case when w.mode = 'live' then 'warning' else 'note' end as severity,
      jsonb_build_object('mode', w.mode, 'url', left(w.url, 200), 'merchant', w.merchant_id, 'waiting', count(*) filter (where d.state = 'waiting'), 'failed', count(*) filter (where d.state = 'failed')) as facts
    from webhook_deliveries d join webhook_endpoints w on w.provider_id = d.provider_id and w.id = d.endpoint_id
    where d.provider_id = ${tx.providerId} and d.state <> 'delivered' and d.changed_at > ${since} and w.enabled
      and (d.state = 'failed' or d.attempts >= ${FAILING_TRIES})
    group by w.id, w.mode, w.url, w.merchant_id order by w.mode = 'test', w.id limit ${MAX_CAUSES_OF_KIND}`
}

/** A job's key begins with its account; one that follows a clock names it second. */
function jobs(tx: Tx, failingAfterTries: number) {
  return sql<Cause>`
    select 'job_failing' as kind, j.task as subject_id, case when bool_and(a.id is not null) then 'note' else 'warning' end as severity,
      jsonb_build_object('mode', case when bool_and(a.id is not null) then 'test' end, 'count', count(*)) as facts
    from list_own_jobs(${failingAfterTries}, interval '1 minute') j
    left join accounts a on a.provider_id = ${tx.providerId} and a.mode = 'test' and a.id in (split_part(j.key, '/', 1), split_part(j.key, '/', 2))
    where j.state = 'failing' group by j.task`
}

/** Accounts of whose calls within ten minutes most ended without a certain answer. */
function calls(tx: Tx) {
  const since = new Date(tx.now.getTime() - 600_000)
  return sql<Cause>`
    select 'calls_failing' as kind, c.account_id as subject_id, ${graded('critical')} as severity, jsonb_build_object('mode', a.mode, 'sp_mchid', a.sp_mchid,
      'account', c.account_id, 'calls', sum(c.calls), 'unknown', sum(c.calls) filter (where c.outcome = 'unknown'),
      'code', max(c.code) filter (where c.outcome = 'unknown')) as facts
    from account_calls c join accounts a on a.provider_id = c.provider_id and a.id = c.account_id
    where c.provider_id = ${tx.providerId} and c.minute >= ${since} group by c.account_id, a.mode, a.sp_mchid
    having coalesce(sum(c.calls) filter (where c.outcome = 'unknown'), 0) >= ${MIN_CALLS}
      and 2 * sum(c.calls) filter (where c.outcome = 'unknown') > sum(c.calls) order by ${liveFirst}, c.account_id limit ${MAX_CAUSES_OF_KIND}`
}

function channels(tx: Tx) {
  const since = new Date(tx.now.getTime() - 86_400_000)
  return sql<Cause>`
    select distinct 'channel_failing' as kind, c.id as subject_id, 'warning' as severity, jsonb_build_object('name', c.name) as facts
    from alert_channels c join alert_sendings s on s.provider_id = c.provider_id and s.channel_id = c.id
    where c.provider_id = ${tx.providerId} and c.removed_at is null and s.state = 'failed' and s.created_at > ${since}
      and not exists (select from alert_sendings n where n.provider_id = c.provider_id and n.channel_id = c.id and n.id > s.id and n.state = 'delivered')`
}

/** Merchants to whose account WeChat could not remit. */
function settlements(tx: Tx) {
  return sql<Cause>`
    select 'settlement_failing' as kind, s.sub_merchant_id as subject_id, ${graded('critical')} as severity, jsonb_build_object('mode', a.mode,
      'merchant_name', m.name, 'merchant', m.id, 'sub_mchid', n.sub_mchid, 'reason', left(s.verify_fail_reason, 200)) as facts
    from settlement_accounts s join merchants m on m.provider_id = s.provider_id and m.id = s.merchant_id
    join sub_merchants n on n.provider_id = s.provider_id and n.id = s.sub_merchant_id
    join accounts a on a.provider_id = s.provider_id and a.id = s.account_id
    where s.provider_id = ${tx.providerId} and s.verify_result = 'VERIFY_FAIL' order by ${liveFirst}, s.sub_merchant_id limit ${MAX_CAUSES_OF_KIND}`
}

/** What risk control does with merchants, also with those that nobody here knows. */
function violations(tx: Tx) {
  return sql<Cause>`
    select 'merchant_violation' as kind, v.id as subject_id, ${graded('critical')} as severity, jsonb_build_object('mode', a.mode, 'merchant_name', m.name,
      'merchant', m.id, 'sub_mchid', v.sub_mchid, 'plan', left(v.punish_plan, 200)) as facts
    from violations v join accounts a on a.provider_id = v.provider_id and a.id = v.account_id
    left join sub_merchants s on s.provider_id = v.provider_id and s.account_id = v.account_id and s.sub_mchid = v.sub_mchid
    left join merchants m on m.provider_id = s.provider_id and m.id = s.merchant_id
    where v.provider_id = ${tx.providerId} and v.state = 'standing' order by ${liveFirst}, v.id limit ${MAX_CAUSES_OF_KIND}`
}

/** What WeChat no longer lets us do for a merchant, until somebody has it granted again. */
function permissions(tx: Tx) {
  return sql<Cause>`
    select 'permission_withdrawn' as kind, p.sub_merchant_id || '/' || p.name as subject_id, ${graded('critical')} as severity,
      jsonb_build_object('mode', a.mode, 'merchant_name', m.name, 'merchant', m.id, 'sub_mchid', s.sub_mchid, 'permission', p.name,
        'code', p.wechat_code, 'words', left(p.wechat_message, 200)) as facts
    from permissions p join sub_merchants s on s.provider_id = p.provider_id and s.id = p.sub_merchant_id
    join merchants m on m.provider_id = s.provider_id and m.id = s.merchant_id
    join accounts a on a.provider_id = s.provider_id and a.id = s.account_id
    where p.provider_id = ${tx.providerId} and p.state = 'withdrawn' and p.said_by = 'wechat'
    order by ${liveFirst}, p.sub_merchant_id, p.name limit ${MAX_CAUSES_OF_KIND}`
}

/** Accounts of whose merchants' violations WeChat tells somebody else, or nobody. */
function addresses(tx: Tx) {
  return sql<Cause>`
    select 'violation_address' as kind, v.account_id as subject_id, ${graded('warning')} as severity, jsonb_build_object('mode', a.mode,
      'account', a.id, 'sp_mchid', a.sp_mchid, 'found', left(v.found_url, 200), 'code', v.refused_code) as facts
    from violation_addresses v join accounts a on a.provider_id = v.provider_id and a.id = v.account_id
    where v.provider_id = ${tx.providerId} and v.state in ('elsewhere', 'refused') order by ${liveFirst}, v.account_id limit ${MAX_CAUSES_OF_KIND}`
}

export async function selectCertificates(tx: Tx): Promise<AccountCertificates[]> {
  const { rows } = await sql<AccountCertificates>`
    select a.id as account_id, a.mode, a.sp_mchid, a.clock_offset_ms, a.certificate_pem, max(k.expires_at) as platform_ends_at,
      coalesce(bool_or(k.kind = 'public_key'), false) as has_public_key
    from accounts a left join platform_keys k on k.provider_id = a.provider_id and k.account_id = a.id
    where a.provider_id = ${tx.providerId} group by a.provider_id, a.id order by a.id limit ${MAX_CAUSES_OF_KIND}`.execute(
    tx.db,
  )
  return rows
}

export async function insertAlert(tx: Tx, id: string, { kind, subjectId, severity, facts }: Cause): Promise<void> {
  await sql`
    insert into alerts (provider_id, id, kind, subject_id, severity, state, facts, times, first_at, last_at)
    values (${tx.providerId}, ${id}, ${kind}, ${subjectId}, ${severity}, 'open', ${JSON.stringify(facts)}::jsonb, 1, ${tx.now}, ${tx.now})`.execute(
    tx.db,
  )
}

/** What has become worse meanwhile is said as it is now. */
export async function updateSeen(tx: Tx, id: string, { severity, facts }: Cause): Promise<void> {
  await tx.db
    .updateTable('alerts')
    .set((eb) => ({ times: eb('times', '+', 1), lastAt: tx.now, severity, facts: JSON.stringify(facts) }))
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

export async function updateResolved(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await some(tx, ids).set({ state: 'resolved', resolvedAt: tx.now, mutedUntil: null }).execute()
}

export async function updateUnmuted(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await some(tx, ids).set({ state: 'open', mutedUntil: null, acknowledgedBy: null }).execute()
}

export async function updateState(tx: Tx, { id, state, mutedUntil, acknowledgedBy }: Alert): Promise<void> {
  await some(tx, [id]).set({ state, mutedUntil, acknowledgedBy }).execute()
}

export async function deleteTellings(tx: Tx, alertIds: readonly string[]): Promise<void> {
  if (alertIds.length === 0) return
  await tx.db
    .deleteFrom('alertTellings')
    .where('providerId', '=', tx.providerId)
    .where('alertId', 'in', alertIds)
    .execute()
}

export async function insertTellings(tx: Tx, channelId: string, alertIds: readonly string[]): Promise<void> {
  const rows = alertIds.map((alertId) => ({ providerId: tx.providerId, channelId, alertId, at: tx.now }))
  await tx.db.insertInto('alertTellings').values(rows).execute()
}

export async function selectStanding(tx: Tx): Promise<Alert[]> {
  const rows = await alerts(tx).where('state', '<>', 'resolved').orderBy('id').limit(MAX_STANDING).execute()
  return rows as Alert[]
}

/** Open ones of which this channel has not been told, and of which anybody is. */
export async function selectUntold(tx: Tx, channelId: string): Promise<Alert[]> {
  const rows = await alerts(tx)
    .where('state', '=', 'open')
    .where('severity', '<>', 'note')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('alertTellings as t')
            .select('t.alertId')
            .whereRef('t.providerId', '=', 'alerts.providerId')
            .whereRef('t.alertId', '=', 'alerts.id')
            .where('t.channelId', '=', channelId),
        ),
      ),
    )
    .orderBy('id')
    .limit(MAX_STANDING)
    .execute()
  return rows as Alert[]
}

export async function selectAlertForUpdate(tx: Tx, id: string): Promise<Alert | undefined> {
  return (await alerts(tx).where('id', '=', id).forUpdate().executeTakeFirst()) as Alert | undefined
}

/** Newest first. */
export async function selectAlerts(
  tx: Tx,
  filter: { readonly state: AlertState | null; readonly before: string | null; readonly limit: number },
): Promise<Alert[]> {
  let query = alerts(tx)
  query = filter.state ? query.where('state', '=', filter.state) : query.where('state', '<>', 'resolved')
  if (filter.before) query = query.where('id', '<', filter.before)
  return (await query.orderBy('id', 'desc').limit(filter.limit).execute()) as Alert[]
}

export type AlertCounts = { readonly open: number; readonly critical: number }

export async function selectCounts(tx: Tx): Promise<AlertCounts> {
  const { rows } = await sql<AlertCounts>`
    select count(*) as open, count(*) filter (where severity = 'critical') as critical from alerts
    where provider_id = ${tx.providerId} and state = 'open' and severity <> 'note'`.execute(tx.db)
  return rows[0] ?? { open: 0, critical: 0 }
}

function alerts(tx: Tx) {
  return tx.db.selectFrom('alerts').select(columns).where('providerId', '=', tx.providerId)
}

function some(tx: Tx, ids: readonly string[]) {
  return tx.db.updateTable('alerts').where('providerId', '=', tx.providerId).where('id', 'in', ids)
}
