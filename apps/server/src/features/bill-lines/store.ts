import { fen } from '../../kit/fen.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { BilledNumber } from '../found-numbers/found-number.ts'
import type { Bill, BillLine } from './bill-line.ts'

const upsertLines = statement(`
  insert into bill_lines (provider_id, account_id, day, run, kind, number, transaction_id, sub_mchid, amount, order_number)
  select $1, $2, $3, $4, * from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::text[])
  on conflict (provider_id, account_id, day, kind, number, transaction_id) do update
  set run = excluded.run, sub_mchid = excluded.sub_mchid, amount = excluded.amount, order_number = excluded.order_number,
    is_elsewhere = false where bill_lines.run <= excluded.run`)

/**
 * Keeps rows of a bill. Those of an earlier run under the same numbers are replaced, those of a later one, which another worker
 * has begun meanwhile, are not. No two of `lines` bear the same numbers.
 */
export async function upsertBillLines(tx: Tx, { accountId, day, run }: Bill, lines: readonly BillLine[]) {
  const column = <K extends keyof BillLine>(name: K) => lines.map((line) => line[name])
  const columns = [column('kind'), column('number'), column('transactionId'), column('subMchid'), column('amount')]
  const orders = lines.map(({ orderNumber }) => orderNumber ?? null)
  await upsertLines(tx.db, tx.providerId, accountId, day, run, ...columns, orders)
}

// What neither was ordered here, by the form of its number, nor was imported, and is of a merchant that nobody here knows, or while
// another system runs beside this one ($5).
const markElsewhere = statement(`
  update bill_lines l set is_elsewhere = true
  where l.provider_id = $1 and l.account_id = $2 and l.day = $3 and l.run = $4
    and case l.kind when 'refund' then l.order_number else l.number end !~ '^pay_[0-9a-z]{26}$' and l.number !~ '^rfd_[0-9a-z]{26}$'
    and (select p.id from payments p where p.provider_id = $1 and p.account_id = $2
      and p.out_trade_no = case l.kind when 'refund' then l.order_number else l.number end limit 1) is null
    and ($5 or (select s.id from sub_merchants s where s.provider_id = $1 and s.account_id = $2 and s.sub_mchid = l.sub_mchid limit 1) is null)`)

const sumElsewhere = statement<BilledNumber & { readonly isKnown: boolean }>(`
  select l.sub_mchid, s.id is not null as is_known,
    count(*) filter (where kind = 'payment') as payments, coalesce(sum(amount) filter (where kind = 'payment'), 0)::bigint as paid,
    count(*) filter (where kind <> 'payment') as refunds, coalesce(sum(amount) filter (where kind <> 'payment'), 0)::bigint as refunded
  from bill_lines l left join sub_merchants s on s.provider_id = $1 and s.account_id = $2 and s.sub_mchid = l.sub_mchid
  where l.provider_id = $1 and l.account_id = $2 and l.day = $3 and l.run = $4 and l.is_elsewhere
  group by l.sub_mchid, s.id order by paid desc limit $5`)

/** Sets what other systems made apart, and sums it up by merchant's number; numbers beyond `limit` are left out. */
export async function setElsewhereApart(
  tx: Tx,
  { accountId, day, run }: Bill,
  isBesideAnother: boolean,
  limit: number,
): Promise<(BilledNumber & { readonly isKnown: boolean })[]> {
  const which = [tx.providerId, accountId, day, run] as const
  await markElsewhere(tx.db, ...which, isBesideAnother)
  const sums = await sumElsewhere(tx.db, ...which, limit)
  return sums.map((sum) => ({ ...sum, paid: fen(sum.paid), refunded: fen(sum.refunded) }))
}

const forgetLines = statement<{ count: number }>(`
  with forgotten as (
    delete from bill_lines where ctid = any(array(
      select ctid from bill_lines where provider_id = $1 and account_id = $2 and day < $3 limit $4)) returning 1)
  select count(*) as count from forgotten`)

/** Deletes up to `limit` rows of the account's bills before the day; returns how many. */
export async function deleteBillLines(tx: Tx, accountId: string, before: string, limit: number): Promise<number> {
  return (await forgetLines(tx.db, tx.providerId, accountId, before, limit))[0]!.count
}
