import type { Context } from '../context.ts'
import { addAttachment } from '../features/attachments/add-attachment.ts'
import { createTestPayment } from '../features/doctor/create-test-payment.ts'
import { recordProbe } from '../features/doctor/record-probe.ts'
import { applyGoldPlanReport } from '../features/gold-plans/apply-gold-plan-report.ts'
import { createGoldPlanChange } from '../features/gold-plans/create-change.ts'
import type { Shop } from './shop.ts'

/** What comes before the first payment: a proof, a gold plan, an answer of the outside, and a test of one fen. */
export async function givenReady(ctx: Context, shop: Shop): Promise<void> {
  const { providerId, accountId, merchantId, subMerchantId } = shop
  const viewer = { ...shop.viewer, merchantId: null }
  const file = { merchantId, purpose: 'permission', filename: 'a.pdf', content: Buffer.from('%PDF-1') } as const
  await addAttachment(ctx, viewer, null, file)
  const wanted = { what: 'receipt', open: true, scene: null, filters: null, officialReceipt: false } as const
  const change = await createGoldPlanChange(ctx, viewer, null, { subMerchantId, ...wanted })
  await applyGoldPlanReport(ctx, change, { word: 'accepted', refusal: null }, null)
  const probe = { accountId, subMerchantId, about: 'relation', outcome: 'good', facts: {} } as const
  await recordProbe(ctx, providerId, probe)
  await createTestPayment(ctx, viewer, null, { merchantId, subMerchantId })
}
