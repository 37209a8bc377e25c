import type { GoldPlan, GoldPlanChange } from '@teyue/contract/gold-plan'
import type { Payment } from '@teyue/contract/payment'
import { applyGoldPlanReport } from '@teyue/server/features/gold-plans/apply-gold-plan-report'
import { selectChangeForUpdate } from '@teyue/server/features/gold-plans/store'
import { inTenant } from '@teyue/server/storage/tenant'
import type { TestWorld } from '@teyue/server/testing/world'
import { type Answered, call, tell } from './acts.ts'
import { subMerchantOf } from './cast.ts'

/** Switches a part of the company's gold plan, whatever comes of it. */
export async function switchPart(world: TestWorld, wanted: object): Promise<Answered<GoldPlanChange>> {
  const { id } = await subMerchantOf(world, 'company')
  const as = { key: world.demo.keys.provider }
  return call(world, 'POST', `/v1/sub-merchants/${id}/gold-plan-changes`, wanted, as)
}

export async function goldPlanOf(world: TestWorld): Promise<GoldPlan> {
  const { id } = await subMerchantOf(world, 'company')
  const as = { key: world.demo.keys.provider }
  return (await call<GoldPlan>(world, 'GET', `/v1/sub-merchants/${id}/gold-plan`, undefined, as)).body
}

/** WeChat's word that it took a change comes after it was refused in doubt, and after the part was switched again. */
export async function hearLate({ ctx, owner, demo: { provider } }: TestWorld, id: string): Promise<void> {
  await owner.query(`update gold_plan_changes set state = 'refused', in_doubt = true where id = $1`, [id])
  const change = await inTenant(ctx, { providerId: provider }, (tx) => selectChangeForUpdate(tx, id))
  await applyGoldPlanReport(ctx, change!, { word: 'accepted', attempt: 1, refusal: null }, null)
}

/** A page of the merchant's calls the payment up on the phone; returns where WeChat finds the receipt afterwards. */
export async function callUp(world: TestWorld, { pay }: Payment): Promise<string | null> {
  const { sub_mchid } = await subMerchantOf(world, 'company')
  const page = 'https://shop.example/pay/'
  await tell(world, 'PUT', `pay-paths/${sub_mchid}`, { paths: [page] })
  const params = pay?.kind === 'jsapi' ? pay.parameters : {}
  const asked = { payer: world.demo.payers[0]!.id, way: 'jsapi', page, params }
  return (await tell<{ receipt_url: string | null }>(world, 'POST', 'call-ups', asked)).receipt_url
}
