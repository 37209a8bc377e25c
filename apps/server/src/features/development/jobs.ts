import type { Context } from '../../context.ts'
import { followSetting, lookAtNumber } from './errands.ts'

type SettingJob = { readonly providerId: string; readonly settingId: string }
type LookJob = { readonly providerId: string; readonly subMerchantId: string }

export const developmentJobs = {
  'development.follow': (ctx: Context, job: SettingJob) => followSetting(ctx, job.providerId, job.settingId),
  'development.look': (ctx: Context, job: LookJob) => lookAtNumber(ctx, job.providerId, job.subMerchantId),
}
