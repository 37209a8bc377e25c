import { EFFECTIVE_AFTER_MS } from '../goldplan/effective-after.ts'
import { mayLapse } from '../orders/lapse.ts'
import type { World } from '../world.ts'
import type { AgendaItem } from './agenda.ts'

/** Whether something will happen when it falls due: the agenda keeps also what came to nothing meanwhile. */
export function isWanted({ store }: World, { kind, key, at }: AgendaItem): boolean {
  switch (kind) {
    case 'order_expiry': {
      const order = store.get('orders', key)
      return order !== undefined && mayLapse(order) && order.expires_at === at
    }
    case 'refund_end': {
      const refund = store.get('refunds', key)
      return refund?.status === 'PROCESSING' && refund.due_at === at
    }
    case 'notice_attempt': {
      const notice = store.get('notices', key)
      return notice?.state === 'pending' && notice.next_at === at
    }
    case 'authority_effect': {
      const agreement = store.get('agreements', key)
      return agreement?.state === 'granted' && agreement.effective_at === at
    }
    case 'gold_plan_effect': {
      const plan = store.get('gold_plans', key)
      const switches = plan ? [plan.plan, plan.custom_page, plan.advertising] : []
      return switches.some(({ changed_at }) => changed_at !== null && changed_at + EFFECTIVE_AFTER_MS === at)
    }
    case 'code_lapse': {
      const code = store.get('payment_codes', key)
      return code?.order === null && code.expires_at === at
    }
    case 'applyment_due':
      return store.get('applyments', key)?.due_at === at
    case 'subject_due':
      return store.get('subject_confirmations', key)?.due_at === at
    case 'settling':
    case 'bills_ready':
      return true
  }
}
