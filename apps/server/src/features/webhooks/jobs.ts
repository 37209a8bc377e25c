import type { Context } from '../../context.ts'
import { deliverWebhook } from './errands.ts'
import { publishEvent } from './publish-event.ts'

type Publishing = { readonly providerId: string; readonly eventId: string }
type Delivering = { readonly providerId: string; readonly accountId: string; readonly deliveryId: string }

export const webhookJobs = {
  'webhooks.publish': (ctx: Context, job: Publishing) => publishEvent(ctx, job.providerId, job.eventId),
  'webhooks.deliver': (ctx: Context, { deliveryId, ...scope }: Delivering) => deliverWebhook(ctx, scope, deliveryId),
}
