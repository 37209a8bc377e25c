import { goldPlanOf, isEffective } from '../goldplan/gold-plan.ts'
import type { Switch } from '../storage/gold-plan-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { GOLD_PLAN } from './shapes/merchant.ts'

export function addGoldPlanRoutes({ app, world }: Control): void {
  app.get<{ Params: { sub_mchid: string } }>(
    '/_control/merchants/:sub_mchid/gold-plan',
    operation({
      id: 'merchants.goldPlan',
      group: 'merchants',
      zh: '点金计划的各开关：所求与现行',
      en: 'Its gold plan: what was asked for of each switch, and what holds after its five minutes',
      answer: GOLD_PLAN,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => {
      const plan = goldPlanOf(world, findMerchant(world, params.sub_mchid).sub_mchid)
      return {
        ...plan,
        plan: renderSwitch(world, plan.plan),
        custom_page: renderSwitch(world, plan.custom_page),
        advertising: renderSwitch(world, plan.advertising),
      }
    },
  )
}

function renderSwitch(world: World, one: Switch): Record<string, unknown> {
  return {
    open: one.open,
    effective: isEffective(one, world.clock.now()),
    changed_at: one.changed_at === null ? null : new Date(one.changed_at).toISOString(),
  }
}
