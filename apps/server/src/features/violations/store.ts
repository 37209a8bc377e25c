import { sql } from 'kysely'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { ViolationAddress } from './address.ts'
import type { LimitationCause, Limitations } from './limitation.ts'
import type { OwnedViolation, ToldWord, Violation, ViolationKind, ViolationState, ViolationWord } from './violation.ts'

type Seen = { readonly mode: Mode; readonly among: readonly string[] | null }

// The newest of each; one record is seldom told of more than thrice.
const MAX_WORDS = 50
// What a day's look asks about at most; the rest is asked by hand.
const MAX_LIMITED = 200

const own = [
  ...(['id', 'accountId', 'subMchid', 'recordId', 'kind', 'state', 'companyName', 'punishPlan'] as const),
  ...(['punishDescription', 'riskType', 'riskDescription', 'punishedAt', 'settledBy', 'settledReason'] as const),
  ...(['createdAt', 'changedAt'] as const),
] as const

/** Held until the transaction ends: records of one account are made one after another. */
export async function lockRecords(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`violations/${tx.providerId}/${accountId}`}, 0))`.execute(
    tx.db,
  )
}

export async function selectByRecordForUpdate(
  tx: Tx,
  accountId: string,
  recordId: string,
): Promise<Violation | undefined> {
  const row = await tx.db
    .selectFrom('violations')
    .select(own)
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('recordId', '=', recordId)
    .forUpdate()
    .executeTakeFirst()
  return row
}

export async function hasStandingRefusal(tx: Tx, accountId: string, subMchid: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('violations')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('subMchid', '=', subMchid)
    .where('recordId', 'is', null)
    .where('state', '=', 'standing')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertViolation(tx: Tx, violation: Violation): Promise<void> {
  await tx.db
    .insertInto('violations')
    .values({ ...violation, providerId: tx.providerId })
    .execute()
}

export async function updateViolation(tx: Tx, { id, ...violation }: Violation): Promise<void> {
  await tx.db
    .updateTable('violations')
    .set(violation)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

const insertToldWord = statement<{ readonly digest: string }>(`
  insert into violation_words (provider_id, violation_id, digest, kind, punish_plan, risk_type, risk_description, punished_at, told_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning digest`)

/** Whether it is new. */
export async function insertWord(
  tx: Tx,
  violationId: string,
  digest: string,
  { kind, punishPlan, riskType, riskDescription, punishedAt }: ViolationWord,
): Promise<boolean> {
  const said = [kind, punishPlan, riskType, riskDescription, punishedAt]
  const rows = await insertToldWord(tx.db, tx.providerId, violationId, digest, ...said, tx.now)
  return rows.length > 0
}

/** Newest first. */
export async function selectWords(tx: Tx, violationId: string): Promise<ToldWord[]> {
  return tx.db
    .selectFrom('violationWords')
    .select(['kind', 'punishPlan', 'riskType', 'riskDescription', 'punishedAt', 'toldAt'])
    .where('providerId', '=', tx.providerId)
    .where('violationId', '=', violationId)
    .orderBy('toldAt', 'desc')
    .orderBy('digest')
    .limit(MAX_WORDS)
    .execute()
}

// Whose number it is, is asked for each time: it may be written down after WeChat has spoken of it.
const owned = `
  select v.id, v.account_id, v.sub_mchid, v.record_id, v.kind, v.state, v.company_name, v.punish_plan, v.punish_description, v.risk_type,
    v.risk_description, v.punished_at, v.settled_by, v.settled_reason, v.created_at, v.changed_at,
    s.merchant_id, m.name as merchant_name, s.id as sub_merchant_id
  from violations v join accounts a on a.provider_id = v.provider_id and a.id = v.account_id
  left join sub_merchants s on s.provider_id = v.provider_id and s.account_id = v.account_id and s.sub_mchid = v.sub_mchid
  left join merchants m on m.provider_id = s.provider_id and m.id = s.merchant_id
  where v.provider_id = $1 and a.mode = $2 and ($3::text[] is null or s.merchant_id = any($3))`

const askOne = statement<OwnedViolation>(`${owned} and v.id = $4`)
const askPage = statement<OwnedViolation>(`
  ${owned} and ($4::text is null or s.merchant_id = $4) and ($5::text is null or v.state = $5) and ($6::text is null or v.kind = $6) and ($7::text is null or v.id < $7)
  order by v.id desc limit $8`)

export async function selectViolation(tx: Tx, { mode, among }: Seen, id: string): Promise<OwnedViolation | undefined> {
  const [found] = await askOne(tx.db, tx.providerId, mode, among, id)
  return found
}

/** Newest first. */
export async function selectViolations(
  tx: Tx,
  page: Seen & {
    readonly merchantId: string | null
    readonly state: ViolationState | null
    readonly kind: ViolationKind | null
    readonly before: string | null
    readonly limit: number
  },
): Promise<OwnedViolation[]> {
  const { mode, among, merchantId, state, kind, before, limit } = page
  return askPage(tx.db, tx.providerId, mode, among, merchantId, state, kind, before, limit)
}

const addressColumns = [
  ...(['accountId', 'url', 'state', 'replaces', 'foundUrl', 'refusedCode', 'refusedMessage'] as const),
  ...(['attempts', 'changedAt', 'askedAt'] as const),
] as const

export async function selectAddress(tx: Tx, accountId: string): Promise<ViolationAddress | undefined> {
  return ofAccount(tx, accountId).executeTakeFirst()
}

/** Held until the transaction ends. */
export async function selectAddressForUpdate(tx: Tx, accountId: string): Promise<ViolationAddress | undefined> {
  return ofAccount(tx, accountId).forUpdate().executeTakeFirst()
}

export async function upsertAddress(tx: Tx, { accountId, ...address }: ViolationAddress): Promise<void> {
  await tx.db
    .insertInto('violationAddresses')
    .values({ ...address, accountId, providerId: tx.providerId })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doUpdateSet(address))
    .execute()
}

function ofAccount(tx: Tx, accountId: string) {
  return tx.db
    .selectFrom('violationAddresses')
    .select(addressColumns)
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
}

export async function upsertLimitations(tx: Tx, { accountId, subMchid, ...told }: Limitations): Promise<void> {
  const said = { ...told, functions: [...told.functions], causes: JSON.stringify(told.causes) }
  await tx.db
    .insertInto('limitations')
    .values({ ...said, accountId, subMchid, providerId: tx.providerId })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId', 'subMchid']).doUpdateSet(said))
    .execute()
}

export async function selectLimitations(tx: Tx, accountId: string, subMchid: string): Promise<Limitations | undefined> {
  const row = await tx.db
    .selectFrom('limitations')
    .select(['accountId', 'subMchid', 'functions', 'otherFunctions', 'causes', 'askedAt'])
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('subMchid', '=', subMchid)
    .executeTakeFirst()
  return row && { ...row, causes: (row.causes as unknown as KeptCause[]).map(toCause) }
}

type KeptCause = Omit<LimitationCause, 'from'> & { readonly from: string | null }

function toCause({ from, ...cause }: KeptCause): LimitationCause {
  return { ...cause, from: from === null ? null : new Date(from) }
}

/** Our numbers of the account with a violation that stands, or with limits when WeChat was heard last. */
export async function selectLimited(tx: Tx, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ readonly subMchid: string }>`
    select s.sub_mchid from sub_merchants s where s.provider_id = ${tx.providerId} and s.account_id = ${accountId} and (
      exists (select from violations v where v.provider_id = s.provider_id and v.account_id = s.account_id and v.sub_mchid = s.sub_mchid
        and v.state = 'standing')
      or exists (select from limitations l where l.provider_id = s.provider_id and l.account_id = s.account_id and l.sub_mchid = s.sub_mchid
        and (l.functions <> '{}' or l.other_functions <> '' or l.causes <> '[]'::jsonb)))
    order by s.sub_mchid limit ${MAX_LIMITED}`.execute(tx.db)
  return rows.map(({ subMchid }) => subMchid)
}
