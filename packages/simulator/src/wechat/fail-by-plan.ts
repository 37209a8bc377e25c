import type { DrawnCallFault } from '../faults/draw-fault.ts'
import type { Exchange } from './exchange.ts'

/** How this API says what a plan demands. */
export type FaultWords = {
  refused(luck: number, hint: string): Error
  systemError(hint: string): Error
  unavailable(luck: number, hint: string): Error
}

/** True when this was all the caller gets; the deed was not done. */
export async function failBefore(fault: DrawnCallFault, exchange: Exchange, words: FaultWords): Promise<boolean> {
  switch (fault.kind) {
    case 'refuse':
      throw words.refused(fault.luck, 'a fault of the plan')
    case 'error_before':
      throw words.systemError('a fault of the plan: not done')
    case 'unavailable_before':
      throw words.unavailable(fault.luck, 'a fault of the plan: not done')
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
export async function failAfter(fault: DrawnCallFault, exchange: Exchange, words: FaultWords): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await exchange.sleep(fault.plan.slow_ms)
      return false
    case 'error_after':
      throw words.systemError('a fault of the plan: done all the same')
    case 'unavailable_after':
      throw words.unavailable(fault.luck, 'a fault of the plan: done all the same')
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
