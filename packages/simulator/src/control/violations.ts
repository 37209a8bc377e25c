import type { Violation, ViolationEvent } from '../storage/violation-rows.ts'
import { recordViolation } from '../violations/record-violation.ts'
import type { RiskType } from '../violations/risk-types.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { body, COUNT_TEXT, FLAG, limitIn, listOf, record, TEXT } from './schemas.ts'
import { DISPOSAL_TEXT, RISK_TYPE, VIOLATION, VIOLATION_EVENT } from './shapes/violation.ts'

const USUAL_VIOLATIONS = 50
const MOST_VIOLATIONS = 500
const PLAN_WHEN_STOPPED = '关闭支付权限'
const PLAN_OTHERWISE = '警告'

type Asked = {
  event_type?: ViolationEvent
  risk_type: RiskType
  punish_plan?: string
  punish_description?: string
  collecting?: boolean
}

/** What risk control does about a sub-merchant, and how its SP is told 商户平台处置通知. */
export function addViolationRoutes({ app, world }: Control): void {
  app.get<{ Querystring: { sub_mchid?: string; limit?: string } }>(
    '/_control/violations',
    operation({
      id: 'violations.list',
      group: 'risk',
      zh: '风控的处置记录，由新到旧',
      en: 'What risk control did, newest first',
      query: record({ 'sub_mchid?': TEXT, 'limit?': COUNT_TEXT }),
      answer: record({ violations: listOf(VIOLATION) }),
    }),
    async ({ query }) => {
      const wanted = ({ sub_mchid }: Violation) => query.sub_mchid === undefined || sub_mchid === query.sub_mchid
      const limit = limitIn(query.limit, USUAL_VIOLATIONS, MOST_VIOLATIONS)
      return { violations: world.store.tables.violations.newest(limit, wanted).map(render) }
    },
  )

  app.post<{ Params: { sub_mchid: string }; Body: Asked }>(
    '/_control/merchants/:sub_mchid/violations',
    operation({
      id: 'violations.record',
      group: 'risk',
      zh: '风控处置一个特约商户，并通知它的服务商',
      en: 'Risk control does something about a sub-merchant, and tells its SP',
      more: {
        zh: 'event_type 默认 VIOLATION.PUNISH（处罚），另有 INTERCEPT（拦截）、APPEAL（申诉）。collecting：同时停止（false）或恢复（true）收款。通知发往服务商以 /v3/merchant-risk-manage/violation-notifications 设置的地址；没有设置则不通知，notice 为 null。',
        en: '`event_type`: VIOLATION.PUNISH by default, INTERCEPT or APPEAL. `collecting`: also stops (false) or allows (true) collecting. The notice goes where the SP has set it by /v3/merchant-risk-manage/violation-notifications; nowhere if it has not, and `notice` is null.',
      },
      body: body({
        'event_type?': VIOLATION_EVENT,
        risk_type: RISK_TYPE,
        'punish_plan?': DISPOSAL_TEXT,
        'punish_description?': DISPOSAL_TEXT,
        'collecting?': FLAG,
      }),
      answer: VIOLATION,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: asked }) => {
      const violation = world.store.write(() => dispose(world, params.sub_mchid, asked))
      await world.store.durable()
      return render(violation)
    },
  )
}

function dispose(world: World, subMchid: string, asked: Asked): Violation {
  const merchant = findMerchant(world, subMchid)
  const { collecting, risk_type, event_type = 'VIOLATION.PUNISH' } = asked
  if (collecting !== undefined) world.store.put('merchants', subMchid, { ...merchant, restricted: !collecting })
  const plan = asked.punish_plan ?? (collecting === false ? PLAN_WHEN_STOPPED : PLAN_OTHERWISE)
  return recordViolation(world, merchant, {
    event_type,
    risk_type,
    punish_plan: plan,
    punish_description: asked.punish_description ?? plan,
  })
}

function render(violation: Violation): Record<string, unknown> {
  return { ...violation, at: new Date(violation.at).toISOString() }
}
