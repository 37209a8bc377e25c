import type { GoldPlan, GoldPlanChange } from '@teyue/contract/gold-plan'
import type { Payment } from '@teyue/contract/payment'
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

/** A page of the merchant's calls the payment up on the phone; returns where WeChat finds the receipt afterwards. */
export async function callUp(world: TestWorld, { pay }: Payment): Promise<string | null> {
  const { sub_mchid } = await subMerchantOf(world, 'company')
  const page = 'https://shop.example/pay/'
  await tell(world, 'PUT', `pay-paths/${sub_mchid}`, { paths: [page] })
  const params = pay?.kind === 'jsapi' ? pay.parameters : {}
  const asked = { payer: world.demo.payers[0]!.id, way: 'jsapi', page, params }
  return (await tell<{ receipt_url: string | null }>(world, 'POST', 'call-ups', asked)).receipt_url
}
