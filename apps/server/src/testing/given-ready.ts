import { atTheTerminal } from '../base/audit.ts'
import type { Context } from '../context.ts'
import { addAttachment } from '../features/attachments/add-attachment.ts'
import { beginDeparture } from '../features/departures/begin-departure.ts'
import { takeBackDeparture } from '../features/departures/take-back-departure.ts'
import { createTestPayment } from '../features/doctor/create-test-payment.ts'
import { recordProbe } from '../features/doctor/record-probe.ts'
import { applyGoldPlanReport } from '../features/gold-plans/apply-gold-plan-report.ts'
import { createGoldPlanChange } from '../features/gold-plans/create-change.ts'
import { applyViolationReport } from '../features/violations/apply-violation-report.ts'
import { toLimitations, toViolation } from '../features/violations/from-wechat.ts'
import { registerKey } from '../features/violations/promises.ts'
import { recordLimitations } from '../features/violations/record-limitations.ts'
import { registerAddress } from '../features/violations/register-address.ts'
import { withdrawJob } from '../queue/promise-job.ts'
import { inTenant } from '../storage/tenant.ts'
import type { Shop } from './shop.ts'

/** What comes before the first payment: a proof, a gold plan, an answer of the outside, and a test of one fen. */
export async function givenReady(ctx: Context, shop: Shop): Promise<void> {
  const { providerId, accountId, merchantId, subMerchantId } = shop
  const viewer = { ...shop.viewer, merchantId: null }
  const file = { merchantId, purpose: 'permission', filename: 'a.pdf', content: Buffer.from('%PDF-1') } as const
  await addAttachment(ctx, viewer, null, file)
  const wanted = { what: 'receipt', open: true, scene: null, filters: null, officialReceipt: false } as const
  const change = await createGoldPlanChange(ctx, viewer, null, { subMerchantId, ...wanted })
  await applyGoldPlanReport(ctx, change, { word: 'accepted', attempt: 1, refusal: null }, null)
  const probe = { accountId, subMerchantId, about: 'relation', outcome: 'good', facts: {} } as const
  await recordProbe(ctx, providerId, probe)
  await createTestPayment(ctx, viewer, null, { merchantId, subMerchantId })
  await givenRestricted(ctx, shop)
}

/** A leaving that was taken back. */
export async function givenStaying(ctx: Context, { viewer, merchantId }: Shop): Promise<void> {
  const [actor, asked] = [
    { ...atTheTerminal, personId: 'nobody' },
    { ...viewer, merchantId: null },
  ]
  const order = { merchantId, reason: 'full', daysForExports: 0 }
  const { departure } = await beginDeparture(ctx, viewer.providerId, actor, order)
  await takeBackDeparture(ctx, asked, actor, { id: departure!.id, reason: 'full' })
}

/** What risk control has told of the shop. No WeChat knows this shop's account, so nobody follows its address. */
async function givenRestricted(ctx: Context, { owner, accountId }: Shop): Promise<void> {
  const told = { company_name: 'shop ltd', punish_plan: '警告', punish_description: '警告', risk_type: 'FRAUD' }
  const notice = {
    ...told,
    sub_mchid: '1600000001',
    record_id: 'record',
    risk_description: '',
    punish_time: '2026-11-24T10:00:00+08:00',
  }
  const [exchange] = await inTenant(ctx, owner, (tx) =>
    tx.db.selectFrom('exchanges').select('id').where('providerId', '=', tx.providerId).limit(1).execute(),
  )
  await applyViolationReport(ctx, owner, toViolation('VIOLATION.PUNISH', notice, ctx.now())!, exchange!)
  await recordLimitations(ctx, owner, toLimitations({ mchid: notice.sub_mchid, limited_functions: ['NO_REFUND'] }))
  await registerAddress(ctx, owner, null, { replaces: false })
  await inTenant(ctx, owner, async (tx) => withdrawJob(tx, registerKey(accountId)))
}
