import type { Context } from '../../context.ts'
import { followRegistration } from './errands.ts'

type AddressJob = { readonly providerId: string; readonly accountId: string }

export const violationJobs = {
  'violations.register': (ctx: Context, job: AddressJob) => followRegistration(ctx, job),
}
