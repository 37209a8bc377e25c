import type { WechatPay } from '@teyue/wechatpay/client'
import { WechatPayError } from '@teyue/wechatpay/errors'
import type { Metrics } from '../kit/metrics.ts'

type Measuring = Pick<Metrics, 'wechatCall'>
type Call = (...args: readonly never[]) => Promise<unknown>

/** The same client, with each call's time and outcome counted. */
export function measured(client: WechatPay, metrics: Measuring): WechatPay {
  return {
    ...client,
    orders: measuredGroup('orders', client.orders, metrics),
    refunds: measuredGroup('refunds', client.refunds, metrics),
    certificates: measuredGroup('certificates', client.certificates, metrics),
    // Reading a bill is no call: it ends when its reader has gone through the rows.
    bills: { ...client.bills, trade: counted('bills.trade', client.bills.trade as Call, metrics) as never },
  }
}

function measuredGroup<T extends Readonly<Record<string, unknown>>>(group: string, calls: T, metrics: Measuring): T {
  const wrapped = Object.entries(calls).map(([name, call]) => [
    name,
    counted(`${group}.${name}`, call as Call, metrics),
  ])
  return Object.fromEntries(wrapped) as T
}

function counted(operation: string, call: Call, metrics: Measuring): Call {
  return async (...args) => {
    const started = performance.now()
    const count = (outcome: string) => metrics.wechatCall(operation, outcome, (performance.now() - started) / 1000)
    try {
      const answer = await call(...args)
      count('answered')
      return answer
    } catch (error) {
      count(outcomeOf(error))
      throw error
    }
  }
}

function outcomeOf(error: unknown): string {
  if (!(error instanceof WechatPayError)) return 'bug'
  return error.outcomeKnown ? 'refused' : 'unknown'
}
