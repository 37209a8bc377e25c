import type { Context } from '../../context.ts'
import { checkLines } from './check-lines.ts'
import { expireImport } from './expire-import.ts'
import { takeLines } from './take-lines.ts'

type ImportJob = { readonly providerId: string; readonly importId: string }

export const importJobs = {
  'imports.check': (ctx: Context, job: ImportJob) => checkLines(ctx, job.providerId, job.importId),
  'imports.take': (ctx: Context, job: ImportJob) => takeLines(ctx, job.providerId, job.importId),
  'imports.expire': (ctx: Context, job: ImportJob) => expireImport(ctx, job.providerId, job.importId),
}
