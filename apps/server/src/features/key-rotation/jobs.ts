import type { Context } from '../../context.ts'
import { resealSome } from './reseal-some.ts'

type Resealing = { readonly providerId: string; readonly rotationId: string }

export const keyRotationJobs = {
  'master_key.reseal': (ctx: Context, job: Resealing) => resealSome(ctx, job.providerId, job.rotationId),
}
