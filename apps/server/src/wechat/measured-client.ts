import type { WechatPay } from '@teyue/wechatpay/client'
import { WechatPayError } from '@teyue/wechatpay/errors'
import type { CallOutcome } from '../kit/call-tally.ts'

/** What is told of each call: which, how it ended, WeChat's or the client's code where it went wrong, and its time. */
export type TellCall = (operation: string, outcome: CallOutcome, code: string, ms: number) => void
type Call = (...args: readonly never[]) => Promise<unknown>

/** The same client, with each call's time and outcome counted. */
export function measured(client: WechatPay, tell: TellCall): WechatPay {
  return {
    ...client,
    orders: measuredGroup('orders', client.orders, tell),
    refunds: measuredGroup('refunds', client.refunds, tell),
    certificates: measuredGroup('certificates', client.certificates, tell),
    applyments: measuredGroup('applyments', client.applyments, tell),
    media: measuredGroup('media', client.media, tell),
    banks: measuredGroup('banks', client.banks, tell),
    settlements: measuredGroup('settlements', client.settlements, tell),
    subjectConfirmations: measuredGroup('subjectConfirmations', client.subjectConfirmations, tell),
    // Reading a bill is no call: it ends when its reader has gone through the rows.
    bills: { ...client.bills, trade: counted('bills.trade', client.bills.trade as Call, tell) as never },
  }
}

/** One group of its calls. */
export function measuredGroup<T extends Readonly<Record<string, unknown>>>(group: string, calls: T, tell: TellCall): T {
  const wrapped = Object.entries(calls).map(([name, call]) => [name, counted(`${group}.${name}`, call as Call, tell)])
  return Object.fromEntries(wrapped) as T
}

function counted(operation: string, call: Call, tell: TellCall): Call {
  return async (...args) => {
    const started = performance.now()
    const said = (outcome: CallOutcome, code = '') => tell(operation, outcome, code, performance.now() - started)
    try {
      const answer = await call(...args)
      said('answered')
      return answer
    } catch (error) {
      said(outcomeOf(error), error instanceof WechatPayError ? error.code : '')
      throw error
    }
  }
}

function outcomeOf(error: unknown): CallOutcome {
  if (!(error instanceof WechatPayError)) return 'bug'
  return error.outcomeKnown ? 'refused' : 'unknown'
}
