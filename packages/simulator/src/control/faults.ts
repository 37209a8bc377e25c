import { CALL_FAULTS, countsOf, type FaultPlan, NOTICE_FAULTS, planOf, setPlan } from '../faults/plan.ts'
import { ControlError } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { about, body, FLAG, integer, named, orNull, record } from './schemas.ts'
import { FAULT_COUNTS } from './shapes/service.ts'

const DEFAULT_SLOW_MS = 1_000
const DEFAULT_HANG_MS = 10_000
const LONGEST_WAIT_MS = 120_000
// Rates are decimal fractions: ten of 0.1 may come to a hair more than one.
const ROUNDING = 1e-9
const RATE = { type: 'number', minimum: 0, maximum: 1 }

const RATES = named(
  'FaultRates',
  record(Object.fromEntries([...CALL_FAULTS, ...NOTICE_FAULTS].map((kind) => [`${kind}?`, RATE]))),
)
const WAIT_MS = integer(0, LONGEST_WAIT_MS)
const SEED = integer(0, Number.MAX_SAFE_INTEGER)
const PLAN_FIELDS = {
  seed: SEED,
  rates: RATES,
  'slow_ms?': about(WAIT_MS, 'slow 的延迟，默认 1000', 'how late slow answers come, default 1,000'),
  'hang_ms?': about(WAIT_MS, '超时前悬挂多久，默认 10000', 'how long a timeout hangs, default 10,000'),
  'certificates?': about(FLAG, 'GET /v3/certificates 是否参与', 'whether GET /v3/certificates takes part'),
  'by_text?': about(FLAG, '以描述或原因而非单号识别', 'things are known by their text instead of their number'),
}
const PLAN = named(
  'FaultPlan',
  record({ seed: SEED, rates: RATES, slow_ms: WAIT_MS, hang_ms: WAIT_MS, certificates: FLAG, by_text: FLAG }),
)
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
      for (const kinds of [CALL_FAULTS, NOTICE_FAULTS]) {
        const sum = kinds.reduce((total, kind) => total + (asked.rates[kind] ?? 0), 0)
        if (sum > 1 + ROUNDING) {
          throw new ControlError(
            400,
            'BAD_REQUEST',
            '故障概率之和大于 1',
            `the rates of ${kinds.join(', ')} sum to ${sum}`,
          )
        }
      }
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
