import type { Promised } from '../../queue/promise-job.ts'

const everyMs = 60_000

/** The provider's next look for what wants a person. It follows no account's clock. */
export function alertWatch(providerId: string, now: Date): Promised {
  return { task: 'alerts.watch', key: `alerts.watch/${providerId}`, payload: {}, at: new Date(now.getTime() + everyMs) }
}
