import type { Context } from '../../context.ts'
import { sendAlert } from './errands.ts'

type Sending = { readonly providerId: string; readonly sendingId: string }

export const channelJobs = {
  'alerts.send': async (ctx: Context, job: Sending) => void (await sendAlert(ctx, job.providerId, job.sendingId)),
}
