import { WechatPayError } from '@teyue/wechatpay/errors'
import type { GoldPlan as GoldPlanCalls } from '@teyue/wechatpay/gold-plan'
import { sealExchange } from '../../base/exchanges.ts'
import type { Context } from '../../context.ts'
import { getAccount } from '../providers/get-account.ts'
import { applyGoldPlanReport, recordSilence } from './apply-gold-plan-report.ts'
import type { GoldPlanChange } from './gold-plan-change.ts'
import { startAttempt } from './start-attempt.ts'

/** Sends the change whose try is counted already. Each call sets a state, so it may be sent twice. */
export async function sendGoldPlanChange(
  ctx: Context,
  change: GoldPlanChange,
  signal?: AbortSignal,
): Promise<GoldPlanChange> {
  const { client } = await ctx.wechat.of(await getAccount(ctx, change.providerId, change.accountId))
  try {
    const { exchange } = await callOf(client.goldPlan, change, signal ? { signal } : {})
    const report = { word: 'accepted', attempt: change.attempts, refusal: null } as const
    return await applyGoldPlanReport(ctx, change, report, sealExchange(ctx.vault, exchange))
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    if (!error.outcomeKnown || error.mayRetry) return recordSilence(ctx, change, !error.outcomeKnown)
    const { code, message, exchange } = error
    const report = { word: 'refused', attempt: change.attempts, refusal: { code, message } } as const
    return applyGoldPlanReport(ctx, change, report, exchange ? sealExchange(ctx.vault, exchange) : null)
  }
}

/** The next try of a change that has no answer yet. */
export async function followGoldPlanChange(
  ctx: Context,
  job: { readonly providerId: string; readonly accountId: string; readonly changeId: string },
): Promise<void> {
  const counted = await startAttempt(ctx, job)
  if (counted) await sendGoldPlanChange(ctx, counted)
}

function callOf(calls: GoldPlanCalls, change: GoldPlanChange, options: { readonly signal?: AbortSignal }) {
  const { what, open, subMchid: sub_mchid, scene, filters } = change
  const operation_type = open ? 'OPEN' : 'CLOSE'
  switch (what) {
    case 'plan': {
      const named = open && scene ? { operation_pay_scene: scene } : {}
      return calls.changeStatus({ sub_mchid, operation_type, ...named }, options)
    }
    case 'receipt':
      return calls.changeCustomPage({ sub_mchid, operation_type }, options)
    case 'filters':
      return calls.setIndustryFilter({ sub_mchid, advertising_industry_filters: filters ?? [] }, options)
    case 'adverts': {
      if (!open) return calls.closeAdvertising({ sub_mchid }, options)
      const named = filters ? { advertising_industry_filters: filters } : {}
      return calls.openAdvertising({ sub_mchid, ...named }, options)
    }
  }
}
