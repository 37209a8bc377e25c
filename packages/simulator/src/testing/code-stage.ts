import type { TestContext } from 'node:test'
import type { SimulatorOptions } from '../worlds/options.ts'
import { ask, type ControlAnswer } from './control-client.ts'
import type { Reply } from './merchant-client.ts'
import { AMOUNT_FEN, openStage, type Stage } from './stage.ts'

const ORDERS = '/v3/pay/partner/transactions'

/** The stage, and a cashier with a scanner on it. */
export type CodeStage = Stage & {
  code(payer?: string): Promise<string>
  codeOrder(number: string, authCode: string, changes?: Record<string, unknown>): Record<string, unknown>
  /** Charges a fresh code of the payer. */
  charge(number: string, fen?: number, changes?: Record<string, unknown>): Promise<Reply>
  chargeCode(number: string, authCode: string, changes?: Record<string, unknown>): Promise<Reply>
  reverse(number: string, changes?: Record<string, unknown>): Promise<Reply>
  /** What the payer does on the phone that asks for the password. */
  answer(number: string, entry: Record<string, unknown>): Promise<ControlAnswer>
  setPayer(settings: Record<string, unknown>): Promise<unknown>
}

export async function openCodeStage(test: TestContext, options: Partial<SimulatorOptions> = {}): Promise<CodeStage> {
  return withCashier(await openStage(test, options))
}

export function withCashier<Kind extends Stage>(stage: Kind): Kind & CodeStage {
  const { provider, subMchid, payer } = stage
  const codeOrder: CodeStage['codeOrder'] = (number, authCode, changes) => ({
    sp_appid: stage.spAppid,
    sp_mchid: provider.mchid,
    sub_mchid: subMchid,
    description: '一杯咖啡',
    out_trade_no: number,
    payer: { auth_code: authCode },
    amount: { total: AMOUNT_FEN, currency: 'CNY' },
    scene_info: { store_info: { id: '0001' } },
    ...changes,
  })
  const code: CodeStage['code'] = async (owner = payer) =>
    (await stage.control<{ code: string }>('POST', `/payers/${owner}/payment-code`)).code
  const chargeCode: CodeStage['chargeCode'] = (number, authCode, changes) =>
    stage.call('POST', `${ORDERS}/codepay`, codeOrder(number, authCode, changes))
  return {
    ...stage,
    code,
    codeOrder,
    chargeCode,
    charge: async (number, fen = AMOUNT_FEN, changes) =>
      chargeCode(number, await code(), { amount: { total: fen, currency: 'CNY' }, ...changes }),
    reverse: (number, changes) =>
      stage.call('POST', `${ORDERS}/out-trade-no/${number}/reverse`, {
        sp_mchid: provider.mchid,
        sub_mchid: subMchid,
        ...changes,
      }),
    answer: (number, entry) =>
      ask(stage.url, 'POST', `/payers/${payer}/password-requests/${provider.mchid}/${number}`, entry),
    setPayer: (settings) => stage.control('PUT', `/payers/${payer}`, settings),
  }
}

export async function balances(stage: Stage): Promise<Record<string, number>> {
  type Books = { sum_fen: number; accounts: { account: string; balance_fen: number }[] }
  const { accounts, sum_fen } = await stage.control<Books>('GET', '/books')
  const byAccount = Object.fromEntries(accounts.map(({ account, balance_fen }) => [account, balance_fen]))
  return { ...byAccount, sum_fen }
}
