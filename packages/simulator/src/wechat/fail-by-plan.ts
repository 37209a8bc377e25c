import type { DrawnCallFault } from '../faults/draw-fault.ts'
import type { Exchange } from './exchange.ts'
import { refuse } from './refusals.ts'
import type { Route } from './routes.ts'

/** True when this was all the caller gets; the deed was not done. */
export async function failBefore(fault: DrawnCallFault, route: Route, exchange: Exchange): Promise<boolean> {
  switch (fault.kind) {
    case 'refuse':
      throw refuse(fault.luck < 0.5 ? 'frequencyLimited' : (route.refusal ?? 'frequencyLimited'), 'a fault of the plan')
    case 'error_before':
      throw refuse('systemError', 'a fault of the plan: not done')
    case 'timeout_before':
      await exchange.sleep(fault.plan.hang_ms)
      exchange.vanish('a fault of the plan: no answer, not done')
      return true
    case 'drop_before':
      exchange.vanish('a fault of the plan: connection broken, not done')
      return true
    default:
      return false
  }
}

/** True when this was all the caller gets, although the deed was done. */
export async function failAfter(fault: DrawnCallFault, exchange: Exchange): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await exchange.sleep(fault.plan.slow_ms)
      return false
    case 'error_after':
      throw refuse('systemError', 'a fault of the plan: done all the same')
    case 'garbage': {
      const body = '<html><body>502 Bad Gateway</body></html>'
      exchange.answer({ status: 200, headers: { 'Content-Type': 'text/html' }, body }, 'a fault of the plan: done')
      return true
    }
    case 'timeout_after':
      await exchange.sleep(fault.plan.hang_ms)
      exchange.vanish('a fault of the plan: no answer, but done')
      return true
    case 'drop_after':
      exchange.vanish('a fault of the plan: connection broken, but done')
      return true
    default:
      return false
  }
}
