import type { SimulatorOptions } from '../worlds/options.ts'
import type { Reply } from './merchant-client.ts'
import { AMOUNT_FEN, type Ending, openStage, type Stage } from './stage.ts'

const COMBINED = '/v3/combine-transactions'
export const SECOND_FEN = 501

type Changes = Record<string, unknown>

/** The stage with a second sub-merchant; everybody may start and join, and all stand under the SP's appid. */
export type CombineStage = Stage & {
  readonly secondMchid: string
  part(number: string, changes?: Changes): Changes
  secondPart(number: string, changes?: Changes): Changes
  /** A combined order of two parts, `<number>-a` and `<number>-b`. */
  combined(number: string, changes?: Changes): Changes
  combine(number: string, changes?: Changes, product?: string): Promise<Reply>
  queryCombined(number: string): Promise<Reply>
  closeCombined(number: string, changes?: Changes): Promise<Reply>
  paidCombined(number: string): Promise<void>
}

export async function openCombineStage(test: Ending, options: Partial<SimulatorOptions> = {}): Promise<CombineStage> {
  const stage = await openStage(test, options)
  const { provider, subMchid, spAppid } = stage
  const { sub_mchid: secondMchid } = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: provider.mchid,
    name: '二店',
    subject_type: 'company',
    subject: '二店公司',
    permissions: { combine: true, refund: true },
  })
  await stage.control('PUT', `/providers/${provider.mchid}/permissions/combine`, { granted: true })
  await stage.control('PUT', `/merchants/${subMchid}/permissions/combine`, { granted: true })
  const partOf = (sub_mchid: string, fen: number, out_trade_no: string, changes: Changes = {}): Changes => ({
    mchid: provider.mchid,
    sub_mchid,
    out_trade_no,
    description: '一杯咖啡',
    attach: `attach of ${out_trade_no}`,
    amount: { total_amount: fen, currency: 'CNY' },
    ...changes,
  })
  const part: CombineStage['part'] = (number, changes) => partOf(subMchid, AMOUNT_FEN, number, changes)
  const secondPart: CombineStage['part'] = (number, changes) => partOf(secondMchid, SECOND_FEN, number, changes)
  const combined: CombineStage['combined'] = (number, changes) => ({
    combine_appid: spAppid,
    combine_mchid: provider.mchid,
    combine_out_trade_no: number,
    sub_orders: [part(`${number}-a`), secondPart(`${number}-b`)],
    notify_url: stage.receiver.url,
    ...changes,
  })
  const combine: CombineStage['combine'] = (number, changes, product = 'native') =>
    stage.call('POST', `${COMBINED}/${product}`, combined(number, changes))
  return {
    ...stage,
    secondMchid,
    part,
    secondPart,
    combined,
    combine,
    queryCombined: (number) => stage.call('GET', `${COMBINED}/out-trade-no/${number}`),
    closeCombined: (number, changes) =>
      stage.call('POST', `${COMBINED}/out-trade-no/${number}/close`, {
        combine_appid: spAppid,
        sub_orders: [
          { mchid: provider.mchid, sub_mchid: subMchid, out_trade_no: `${number}-a` },
          { mchid: provider.mchid, sub_mchid: secondMchid, out_trade_no: `${number}-b` },
        ],
        ...changes,
      }),
    paidCombined: async (number) => {
      const { body } = await combine(number)
      await stage.pay({ code_url: body.code_url })
    },
  }
}
