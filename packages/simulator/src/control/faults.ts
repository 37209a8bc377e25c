import { countsOf, DEFAULT_HANG_MS, DEFAULT_SLOW_MS, type FaultPlan, planOf, setPlan } from '../faults/plan.ts'
import type { World } from '../world.ts'
import { checkRates } from './check-hand-fault.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { about, body, FLAG, named, orNull, record } from './schemas.ts'
import { PLAN, RATES, SEED, WAIT_MS } from './shapes/fault.ts'
import { FAULT_COUNTS } from './shapes/service.ts'

const PLAN_FIELDS = {
  seed: SEED,
  rates: RATES,
  'slow_ms?': about(WAIT_MS, 'slow 的延迟，默认 1000', 'how late slow answers come, default 1,000'),
  'hang_ms?': about(WAIT_MS, '超时前悬挂多久，默认 10000', 'how long a timeout hangs, default 10,000'),
  'certificates?': about(FLAG, 'GET /v3/certificates 是否参与', 'whether GET /v3/certificates takes part'),
  'by_text?': about(FLAG, '以描述或原因而非单号识别', 'things are known by their text instead of their number'),
}
const FAULTS = named('Faults', record({ plan: orNull(PLAN), counts: FAULT_COUNTS }))

type Asked = Pick<FaultPlan, 'seed' | 'rates'> & Partial<FaultPlan>

export function addFaultRoutes({ app, world }: Control): void {
  app.get(
    '/_control/faults',
    operation({
      id: 'faults.read',
      group: 'faults',
      zh: '现在的故障计划及已发生的次数',
      en: 'The plan of faults, and how often each has struck',
      answer: FAULTS,
    }),
    async () => renderFaults(world),
  )

  app.post<{ Body: Asked }>(
    '/_control/faults',
    operation({
      id: 'faults.set',
      group: 'faults',
      zh: '设定故障计划',
      en: 'Sets the plan of faults',
      more: {
        zh: '概率 0 至 1，调用类与通知类各自之和至多 1。发生什么只取决于种子、接口、单号与第几次询问。',
        en: 'Rates are 0 to 1 and sum to at most 1 within calls and within notices. What happens depends on seed, endpoint, number and how often it was asked, and on nothing else.',
      },
      body: body(PLAN_FIELDS),
      answer: FAULTS,
    }),
    async ({ body: asked }) => {
      checkRates(asked.rates)
      const usual = { slow_ms: DEFAULT_SLOW_MS, hang_ms: DEFAULT_HANG_MS, certificates: false, by_text: false }
      setPlan(world, { ...usual, ...asked })
      await world.store.durable()
      return renderFaults(world)
    },
  )

  app.delete(
    '/_control/faults',
    operation({
      id: 'faults.clear',
      group: 'faults',
      zh: '清除故障计划，答以最后的次数',
      en: 'Clears the plan and answers the last counts',
      answer: FAULTS,
    }),
    async () => {
      const last = renderFaults(world)
      setPlan(world, null)
      await world.store.durable()
      return last
    },
  )
}

function renderFaults(world: World): Record<string, unknown> {
  return { plan: planOf(world), counts: countsOf(world) }
}
