import type { Context } from '../../context.ts'
import { expireExport } from './expire-export.ts'
import { maxRowsPerFile } from './export.ts'
import { makeExport } from './make-export.ts'

type ExportJob = { readonly providerId: string; readonly exportId: string }

export const exportJobs = {
  'exports.make': (ctx: Context, job: ExportJob) => makeExport(ctx, job.providerId, job.exportId, maxRowsPerFile),
  'exports.expire': (ctx: Context, job: ExportJob) => expireExport(ctx, job.providerId, job.exportId),
}
