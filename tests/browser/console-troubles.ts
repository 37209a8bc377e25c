import { atTheTerminal } from '@teyue/server/base/audit'
import { recordDisagreement } from '@teyue/server/base/disagreements'
import { Disagreement } from '@teyue/server/errors'
import { watchAlerts } from '@teyue/server/features/alerts/watch-alerts'
import { makeChannel } from '@teyue/server/features/channels/make-channel'
import { addAccountCalls } from '@teyue/server/features/operations/add-account-calls'
import { makePaymentStop } from '@teyue/server/features/operations/make-payment-stop'
import type { ConsoleWorld } from './console-world.ts'

/** Something on every card of the operations page: a stop, calls that went wrong, a job that has failed for hours. */
export async function troubleOperations({ ctx, owner, demo }: ConsoleWorld): Promise<undefined> {
  const { provider, account, merchants } = demo
  const stop = { accountId: null, merchantId: merchants.individual, reason: '证照复审中，预计周五恢复' }
  await makePaymentStop(ctx, provider, atTheTerminal, stop)
  const call = { providerId: provider, accountId: account, operation: 'orders.native', at: ctx.now() }
  for (const ms of [80, 95, 130]) ctx.calls.add({ ...call, outcome: 'answered', code: '', ms })
  ctx.calls.add({ ...call, outcome: 'unknown', code: 'NO_ANSWER', ms: 8_000 })
  ctx.calls.add({ ...call, outcome: 'refused', code: 'FREQUENCY_LIMITED', ms: 60 })
  await addAccountCalls(ctx)
  await owner.query(
    `update graphile_worker._private_jobs set attempts = 12, last_error = 'Error: the certificate of WeChat has ended'
     where key like '%accounts.refresh_keys'`,
  )
}

/** Alerts of two kinds and a channel that was told of them. */
export async function raiseAlerts({ ctx, demo: { provider, account }, drain }: ConsoleWorld): Promise<undefined> {
  const where = { providerId: provider, accountId: account, subjectId: 'pay_01kapb6dv5e8zrzjv2yhpx0j3t' }
  const difference = new Disagreement('amount', 'differs', { amount: 100 }, { amount: 200 })
  await recordDisagreement(ctx, { ...where, source: 'bill', exchange: null }, difference)
  const settings = { language: 'zh', minSeverity: 'warning', afterMinutes: 15, perHour: 12 } as const
  const target = { kind: 'wecom', url: 'http://127.0.0.1:9/cgi-bin/webhook/send?key=3f0a', secret: null } as const
  await makeChannel(ctx, provider, atTheTerminal, { ...settings, name: '值班群', afterMinutes: 0, target })
  await makeChannel(ctx, provider, atTheTerminal, { ...settings, name: '负责人', target })
  await watchAlerts(ctx, provider)
  await drain()
}

/** An endpoint that nobody answers at, and a delivery to it. */
export async function deliverInVain({ api, drain }: ConsoleWorld): Promise<undefined> {
  const { body } = await api('POST', '/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/hooks' })
  await api('POST', `/v1/webhook-endpoints/${body.id}/tests`)
  await drain()
}

/** A merchant that risk control has stopped, and what WeChat limits for it. Returns the record that stands. */
export async function punishMerchant({ api, control, advance, drain, demo }: ConsoleWorld): Promise<string> {
  // By then WeChat tells it here.
  await advance(61_000)
  const as = { key: demo.keys.provider }
  const subject = { name: '夜色酒吧', subject_type: 'company', subject: '夜色餐饮管理有限公司' }
  const { sub_mchid } = await control('POST', '/_control/merchants', { ...subject, provider: demo.sp_mchid })
  const { body: merchant } = await api('POST', '/v1/merchants', subject, as)
  const number = { sub_mchid, account: demo.account, fee_rate_ppm: 6_000 }
  const { body: made } = await api('POST', `/v1/merchants/${merchant.id}/sub-merchants`, number, as)
  const how = { risk_type: 'GAMBLING', collecting: false }
  await control('POST', `/_control/merchants/${sub_mchid}/violations`, how)
  await control('POST', '/_control/flush', {})
  await drain()
  await api('POST', `/v1/sub-merchants/${made.id}/limitation-questions`, undefined, as)
  type Violations = { readonly data: readonly { readonly id: string }[] }
  const { body } = await api('GET', `/v1/violations?merchant=${merchant.id}`, undefined, as)
  return (body as unknown as Violations).data[0]!.id
}
