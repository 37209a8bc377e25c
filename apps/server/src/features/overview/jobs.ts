import type { Context } from '../../context.ts'
import { countNewEvents } from './count-events.ts'

export const overviewJobs = {
  'overview.count': (ctx: Context, { providerId }: { readonly providerId: string }) => countNewEvents(ctx, providerId),
}
