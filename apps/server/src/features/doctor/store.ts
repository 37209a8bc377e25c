import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Probe } from './probe.ts'
import type { TestPayment } from './test-payment.ts'

const testColumns = [
  'providerId',
  'id',
  'merchantId',
  'accountId',
  'subMerchantId',
  'mode',
  'personId',
  'expiresAt',
  'paymentId',
  'refundId',
  'refusedCode',
  'returnedAt',
  'createdAt',
] as const

export async function upsertProbe(tx: Tx, probe: Probe): Promise<void> {
  const { outcome, askedAt } = probe
  const facts = JSON.stringify(probe.facts)
  const { accountId, subMerchantId, about } = probe
  await tx.db
    .insertInto('probes')
    .values({ providerId: tx.providerId, accountId, subMerchantId, about, outcome, facts, askedAt })
    .onConflict((conflict) =>
      conflict.columns(['providerId', 'accountId', 'subMerchantId', 'about']).doUpdateSet({ outcome, facts, askedAt }),
    )
    .execute()
}

/** Those of the account itself, and of this number. */
export async function selectProbes(tx: Tx, accountId: string, subMerchantId: string): Promise<Probe[]> {
  const rows = await tx.db
    .selectFrom('probes')
    .select(['accountId', 'subMerchantId', 'about', 'outcome', 'facts', 'askedAt'])
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('subMerchantId', 'in', ['', subMerchantId])
    .execute()
  return rows.map((row) => ({ ...row, outcome: row.outcome as Probe['outcome'], facts: row.facts as Probe['facts'] }))
}

export async function insertTestPayment(tx: Tx, test: TestPayment): Promise<void> {
  await tx.db.insertInto('testPayments').values(test).execute()
}

/** What is known from now on; what another has written meanwhile stays. */
export async function updateTestPayment(
  tx: Tx,
  { id, paymentId, refundId, refusedCode, returnedAt }: TestPayment,
): Promise<void> {
  const known = Object.entries({ paymentId, refundId, refusedCode, returnedAt }).filter(([, value]) => value !== null)
  if (known.length === 0) return
  await tx.db
    .updateTable('testPayments')
    .set(Object.fromEntries(known))
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

export async function selectTestPayment(tx: Tx, id: string): Promise<TestPayment | undefined> {
  return tests(tx).where('id', '=', id).executeTakeFirst()
}

export async function selectLastTestPayment(tx: Tx, merchantId: string, mode: Mode): Promise<TestPayment | undefined> {
  return tests(tx)
    .where('merchantId', '=', merchantId)
    .where('mode', '=', mode)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function tests(tx: Tx) {
  return tx.db.selectFrom('testPayments').select(testColumns).where('providerId', '=', tx.providerId)
}
