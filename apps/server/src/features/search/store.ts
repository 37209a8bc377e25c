import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { ApplymentHit, MoneyHit } from './hit.ts'

// A merchant's own number may be any other's, too. So many are shown.
const MAX_HITS = 20

// Each way to a payment is an index of its own; a number of the merchant's is looked for under each merchant, because the key
// of references begins with it.
const askPayments = statement<MoneyHit>(`
  with ways as (
    select p.id, 'id' as matched from payments p where p.provider_id = $1 and p.id = $3
    union all
    select p.id, 'transaction_id' from accounts a
      cross join lateral (select p.id from payments p
        where p.provider_id = $1 and p.account_id = a.id and p.transaction_id = $3) p
      where a.provider_id = $1
    union all
    select p.id, 'out_trade_no' from accounts a
      cross join lateral (select p.id from payments p
        where p.provider_id = $1 and p.account_id = a.id and p.out_trade_no = $3) p
      where a.provider_id = $1
    union all
    select p.id, 'reference' from merchants m
      cross join lateral (select p.id from payments p
        where p.provider_id = $1 and p.merchant_id = m.id and p.mode = $2 and p.reference = $3 limit 1) p
      where m.provider_id = $1 and ($4::text[] is null or m.id = any($4))
  )
  select 'payment' as kind, p.id, p.state, p.merchant_id, p.store_id, p.amount, p.reference, p.created_at, w.matched
  from ways w join payments p on p.provider_id = $1 and p.id = w.id and p.mode = $2 and ($4::text[] is null or p.merchant_id = any($4))
    and ($5::text is null or p.store_id = $5)
  order by p.id desc limit ${MAX_HITS}`)

const askRefunds = statement<MoneyHit>(`
  with ways as (
    select r.id, 'id' as matched from refunds r where r.provider_id = $1 and r.id = $3
    union all
    select r.id, 'refund_id' from refunds r where r.provider_id = $1 and r.refund_id = $3
    union all
    (select r.id, 'reference' from refunds r where r.provider_id = $1 and r.reference = $3 and r.mode = $2
      and ($4::text[] is null or r.merchant_id = any($4)) and ($5::text is null or r.store_id = $5) order by r.id desc limit 100)
  )
  select 'refund' as kind, r.id, r.state, r.merchant_id, r.store_id, r.amount, r.reference, r.created_at, w.matched
  from ways w join refunds r on r.provider_id = $1 and r.id = w.id and r.mode = $2 and ($4::text[] is null or r.merchant_id = any($4))
    and ($5::text is null or r.store_id = $5)
  order by r.id desc limit ${MAX_HITS}`)

const askApplyments = statement<ApplymentHit>(`
  select 'applyment' as kind, id, state, merchant_id, name, created_at,
    case when id = $3 then 'id' when applyment_id::text = $3 then 'applyment_id' else 'sub_mchid' end as matched
  from applyments where provider_id = $1 and mode = $2 and (id = $3 or applyment_id::text = $3 or sub_mchid = $3)
    and ($4::text[] is null or merchant_id = any($4)) order by id desc limit ${MAX_HITS}`)

/** What is looked for: in which mode, at which merchants (null is all of the provider's) and in which store (null is all). */
export type Sought = {
  readonly mode: Mode
  readonly merchantIds: readonly string[] | null
  readonly storeId: string | null
  readonly number: string
}

export async function selectPaymentHits(tx: Tx, { mode, merchantIds, storeId, number }: Sought): Promise<MoneyHit[]> {
  return askPayments(tx.db, tx.providerId, mode, number, merchantIds, storeId)
}

export async function selectRefundHits(tx: Tx, { mode, merchantIds, storeId, number }: Sought): Promise<MoneyHit[]> {
  return askRefunds(tx.db, tx.providerId, mode, number, merchantIds, storeId)
}

export async function selectApplymentHits(tx: Tx, { mode, merchantIds, number }: Sought): Promise<ApplymentHit[]> {
  return askApplyments(tx.db, tx.providerId, mode, number, merchantIds)
}
