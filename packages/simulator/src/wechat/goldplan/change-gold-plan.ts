import { isGranted } from '../../agreements/agreement.ts'
import { type Because, why } from '../../explain/because.ts'
import { iso } from '../../explain/facts.ts'
import { goldPlanOf, keepGoldPlan, mayOpen, turned } from '../../goldplan/gold-plan.ts'
import { DAY_MS } from '../../kit/day.ts'
import type { GoldPlan, GoldPlanScene } from '../../storage/gold-plan-rows.ts'
import type { Merchant } from '../../storage/merchant-rows.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readBody } from '../call.ts'
import { checkPartner } from '../check-partner.ts'
import type { Fields } from '../fields.ts'
import { refuse } from '../refusals.ts'
import { CLOSE_ADVERTISING_FIELDS, CUSTOM_PAGE_FIELDS, FILTER_FIELDS, PLAN_FIELDS } from './fields.ts'

type Named = { readonly sub_mchid: string }
type Operation = Named & { readonly operation_type: 'OPEN' | 'CLOSE' }
type Filtered = Named & { readonly advertising_industry_filters?: readonly string[] }

const NOTHING: Answer = { status: 204, body: null }

/** 点金计划管理 */
export function changeGoldPlan(world: World, call: Call): Answer {
  type Asked = Operation & { readonly operation_pay_scene?: GoldPlanScene }
  const { asked, merchant, plan, now } = read<Asked>(world, call, PLAN_FIELDS)
  const open = asked.operation_type === 'OPEN'
  const scene = asked.operation_pay_scene ?? 'JSAPI_AND_MINIPROGRAM'
  if (open) checkProduct(world, merchant, scene)
  if (open && !mayOpen(plan.plan, now)) throw refuse('goldPlanJustClosed', justClosed(plan))
  keepGoldPlan(world, { ...plan, plan: turned(plan.plan, open, now), scene: open ? scene : plan.scene })
  return { status: 200, body: { sub_mchid: asked.sub_mchid } }
}

/** 商家小票管理: better opened before the plan itself, or some payers see WeChat's receipt. */
export function changeCustomPage(world: World, call: Call): Answer {
  const { asked, plan, now } = read<Operation>(world, call, CUSTOM_PAGE_FIELDS)
  keepGoldPlan(world, { ...plan, custom_page: turned(plan.custom_page, asked.operation_type === 'OPEN', now) })
  return { status: 200, body: { sub_mchid: asked.sub_mchid, operation_type: asked.operation_type } }
}

/** 开通广告展示, with the filters in the same call if wanted */
export function openAdvertising(world: World, call: Call): Answer {
  const { asked, plan, now } = read<Filtered>(world, call, FILTER_FIELDS)
  if (!plan.plan.open) throw refuse('goldPlanClosed', why('goldPlanClosed', { sub_mchid: asked.sub_mchid }))
  const filters = asked.advertising_industry_filters ?? plan.filters
  keepGoldPlan(world, { ...plan, advertising: turned(plan.advertising, true, now), filters })
  return NOTHING
}

/** 关闭广告展示 */
export function closeAdvertising(world: World, call: Call): Answer {
  const { plan, now } = read<Named>(world, call, CLOSE_ADVERTISING_FIELDS)
  keepGoldPlan(world, { ...plan, advertising: turned(plan.advertising, false, now) })
  return NOTHING
}

/** 同业过滤标签管理: sets all of them; without any, none is left. */
export function setFilters(world: World, call: Call): Answer {
  const { asked, plan } = read<Filtered>(world, call, FILTER_FIELDS)
  keepGoldPlan(world, { ...plan, filters: asked.advertising_industry_filters ?? [] })
  return NOTHING
}

function read<Asked extends Named>(
  world: World,
  call: Call,
  fields: Fields,
): { asked: Asked; merchant: Merchant; plan: GoldPlan; now: number } {
  const asked = readBody<Asked>(call.body, fields)
  const merchant = checkPartner(world, call, { sp_mchid: call.provider.mchid, sub_mchid: asked.sub_mchid })
  return { asked, merchant, plan: goldPlanOf(world, asked.sub_mchid), now: world.clock.now() }
}

function justClosed({ plan }: GoldPlan): Because {
  return why('goldPlanJustClosed', { closed: iso(plan.changed_at ?? 0), next: iso((plan.changed_at ?? 0) + DAY_MS) })
}

// Without JSAPI there is no page after it.
function checkProduct(world: World, merchant: Merchant, scene: GoldPlanScene): void {
  const jsapi = scene !== 'MINIPROGRAM' && isGranted(world, merchant, 'jsapi')
  const miniProgram = scene !== 'JSAPI' && isGranted(world, merchant, 'mini_program')
  if (jsapi || miniProgram) return
  throw refuse('productClosed', why('goldPlanNoProduct', { sub_mchid: merchant.sub_mchid, scene }))
}
