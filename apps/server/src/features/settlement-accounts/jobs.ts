import type { Context } from '../../context.ts'
import type { SettledNumber } from '../merchants/settlement-look.ts'
import { followChange, lookAtAccount } from './errands.ts'

type ChangeJob = { readonly providerId: string; readonly changeId: string }
type AccountJob = Omit<SettledNumber, 'id'> & { readonly providerId: string; readonly subMerchantId: string }

export const settlementAccountJobs = {
  'settlement_changes.follow': (ctx: Context, job: ChangeJob) => followChange(ctx, job.providerId, job.changeId),
  'settlement_accounts.look': (ctx: Context, { providerId, subMerchantId: id, ...number }: AccountJob) =>
    lookAtAccount(ctx, providerId, { id, ...number }),
}
