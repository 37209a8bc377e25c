import type { WebhookDelivery } from '@teyue/contract/webhook-delivery'
import type { Standing } from '../../kit/state.tsx'

/** How a delivery looks: one that waits after a failed attempt is not failed. */
export const deliveryStandings: Readonly<Record<WebhookDelivery['state'], Standing>> = {
  waiting: 'working',
  delivered: 'done',
  failed: 'failed',
}
