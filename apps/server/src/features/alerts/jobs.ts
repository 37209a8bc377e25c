import type { Context } from '../../context.ts'
import { watchAlerts } from './watch-alerts.ts'

export const alertJobs = {
  'alerts.watch': (ctx: Context, { providerId }: { readonly providerId: string }) => watchAlerts(ctx, providerId),
}
