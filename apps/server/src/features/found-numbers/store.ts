import { sql } from 'kysely'
import { fen } from '../../kit/fen.ts'
import { newId } from '../../kit/ids.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { BilledNumber, CountedNumber, FoundNumber, FoundNumberState, SeenIn } from './found-number.ts'

const upsertSeen = statement(`
  insert into found_numbers (provider_id, id, account_id, sub_mchid, state, seen_in, first_seen_at, last_seen_at)
  values ($1, $2, $3, $4, 'open', array[$5], $6, $6)
  on conflict (provider_id, account_id, sub_mchid) do update set last_seen_at = greatest(found_numbers.last_seen_at, excluded.last_seen_at),
    seen_in = case when $5 = any(found_numbers.seen_in) then found_numbers.seen_in else found_numbers.seen_in || excluded.seen_in end`)

/** It was seen again, or for the first time. What was decided of it stands. */
export async function upsertNumber(tx: Tx, accountId: string, subMchid: string, seenIn: SeenIn): Promise<void> {
  await upsertSeen(tx.db, tx.providerId, newId('foundNumber'), accountId, subMchid, seenIn, tx.now)
}

const upsertDay = statement(`
  insert into found_number_days (provider_id, account_id, sub_mchid, day, payments, paid, refunds, refunded)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (provider_id, account_id, sub_mchid, day) do update set payments = excluded.payments, paid = excluded.paid,
    refunds = excluded.refunds, refunded = excluded.refunded`)

/** What the day's bill has of it; a later look at the same bill replaces an earlier one. */
export async function upsertNumberDay(tx: Tx, accountId: string, day: string, billed: BilledNumber): Promise<void> {
  const { subMchid, payments, paid, refunds, refunded } = billed
  await upsertDay(tx.db, tx.providerId, accountId, subMchid, day, payments, paid, refunds, refunded)
}

// One that somebody wrote down meanwhile, by whatever way, is found no more.
const counted = `
  select n.id, n.account_id, n.sub_mchid, case when s.id is null then n.state else 'adopted' end as state, n.seen_in, n.first_seen_at,
    n.last_seen_at, n.decided_by, n.decided_at, n.reason, s.id as sub_merchant_id, s.merchant_id,
    coalesce(d.payments, 0) as payments, coalesce(d.paid, 0) as paid, coalesce(d.refunds, 0) as refunds, coalesce(d.refunded, 0) as refunded
  from found_numbers n join accounts a on a.provider_id = n.provider_id and a.id = n.account_id
  left join sub_merchants s on s.provider_id = n.provider_id and s.account_id = n.account_id and s.sub_mchid = n.sub_mchid
  left join lateral (select sum(payments)::bigint as payments, sum(paid)::bigint as paid, sum(refunds)::bigint as refunds,
    sum(refunded)::bigint as refunded from found_number_days d
    where d.provider_id = n.provider_id and d.account_id = n.account_id and d.sub_mchid = n.sub_mchid) d on true
  where n.provider_id = $1 and a.mode = $2`

const askList = statement<CountedNumber>(`
  select * from (${counted}) c where ($3::text is null or state = $3) and ($4::text is null or id < $4) order by id desc limit $5`)
const askOne = statement<CountedNumber>(`select * from (${counted}) c where id = $3`)

export async function selectNumbers(
  tx: Tx,
  mode: Mode,
  page: { readonly state: FoundNumberState | null; readonly before: string | null; readonly limit: number },
): Promise<CountedNumber[]> {
  return (await askList(tx.db, tx.providerId, mode, page.state, page.before, page.limit)).map(withFen)
}

export async function selectNumber(tx: Tx, mode: Mode, id: string): Promise<CountedNumber | undefined> {
  const [found] = await askOne(tx.db, tx.providerId, mode, id)
  return found && withFen(found)
}

export async function lockNumber(tx: Tx, id: string): Promise<void> {
  await tx.db
    .selectFrom('foundNumbers')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

export async function selectNumberId(tx: Tx, accountId: string, subMchid: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('foundNumbers')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('subMchid', '=', subMchid)
    .executeTakeFirst()
  return row?.id
}

export async function updateNumber(
  tx: Tx,
  id: string,
  changes: Partial<Pick<FoundNumber, 'state' | 'decidedBy' | 'decidedAt' | 'reason' | 'subMerchantId'>>,
): Promise<void> {
  await tx.db
    .updateTable('foundNumbers')
    .set(changes)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

/** Whether a payment that another system made was taken in under this number. It reads another feature's table. */
export async function isImported(tx: Tx, accountId: string, outTradeNo: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('payments')
    .select(sql<number>`1`.as('one'))
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('outTradeNo', '=', outTradeNo)
    .executeTakeFirst()
  return row !== undefined
}

function withFen(row: CountedNumber): CountedNumber {
  return { ...row, paid: fen(row.paid), refunded: fen(row.refunded) }
}
