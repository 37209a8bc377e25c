import type { Promised } from '../../queue/promise-job.ts'

/** The next attempt of a delivery; at once, or at a moment of the account's business time. */
export function promisedDelivery(accountId: string, deliveryId: string, at: Date | null = null): Promised {
  return {
    task: 'webhooks.deliver',
    key: `${accountId}/webhooks.deliver/${deliveryId}`,
    payload: { accountId, deliveryId },
    ...(at ? { at } : {}),
  }
}
