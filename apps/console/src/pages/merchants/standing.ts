import type { Merchant } from '@teyue/contract/merchant'
import type { Standing } from '../../kit/state.tsx'

/** Who leaves is being worked on; who has left, or is paused, rests. */
export function standingOf(state: Merchant['state']): Standing {
  if (state === 'active') return 'done'
  return state === 'leaving' ? 'working' : 'waiting'
}
