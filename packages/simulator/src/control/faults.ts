import { CALL_FAULTS, countsOf, type FaultPlan, NOTICE_FAULTS, planOf, setPlan } from '../faults/plan.ts'
import { ControlError } from '../kit/control-error.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { body, FLAG, integer } from './schemas.ts'

const DEFAULT_SLOW_MS = 1_000
const DEFAULT_HANG_MS = 10_000
const LONGEST_WAIT_MS = 120_000
// Rates are decimal fractions: ten of 0.1 may come to a hair more than one.
const ROUNDING = 1e-9
const RATE = { type: 'number', minimum: 0, maximum: 1 }

type Asked = Pick<FaultPlan, 'seed' | 'rates'> & Partial<FaultPlan>

export function addFaultRoutes({ app, world }: Control): void {
  const rates = body(Object.fromEntries([...CALL_FAULTS, ...NOTICE_FAULTS].map((kind) => [`${kind}?`, RATE])))
  const fields = {
    seed: integer(0, Number.MAX_SAFE_INTEGER),
    rates,
    'slow_ms?': integer(0, LONGEST_WAIT_MS),
    'hang_ms?': integer(0, LONGEST_WAIT_MS),
    'certificates?': FLAG,
    'by_text?': FLAG,
  }

  app.get('/_control/faults', async () => renderFaults(world))

  app.post<{ Body: Asked }>('/_control/faults', { schema: { body: body(fields) } }, async ({ body: asked }) => {
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
  })

  app.delete('/_control/faults', async () => {
    const last = renderFaults(world)
    setPlan(world, null)
    await world.store.durable()
    return last
  })
}

function renderFaults(world: World): Record<string, unknown> {
  return { plan: planOf(world), counts: countsOf(world) }
}
