import { getAccount } from '@teyue/server/features/providers/get-account'
import type { TestWorld } from '@teyue/server/testing/world'
import { tell } from './acts.ts'
import { subMerchantOf } from './cast.ts'

export type Elsewhere = {
  readonly number: string
  readonly fen: number
  line(combined: string, product: string): string
}

/** Another program of the provider's takes two payments by code, reverses one, and one part of a combined order. */
export async function payByOtherProducts(world: TestWorld): Promise<Record<'byCode' | 'reversed' | 'part', Elsewhere>> {
  const { ctx, demo } = world
  const { sub_mchid } = await subMerchantOf(world, 'company')
  const client = (await ctx.wechat.of(await getAccount(ctx, demo.provider, demo.account))).client
  const parties = { sp_mchid: demo.sp_mchid, sub_mchid }
  const named = { ...parties, sp_appid: demo.appids.sp, sub_appid: demo.appids.company, description: '别处的订单' }
  const line = (number: string, fen: number, { transaction_id, success_time }: Transacted): Elsewhere => ({
    ...{ number, fen },
    line: (combined, product) => [number, combined, transaction_id, sub_mchid, fen, success_time, product].join(','),
  })
  const byCode = async (out_trade_no: string) => {
    const { code } = await tell<{ code: string }>(world, 'POST', `payers/${demo.payers[0]!.id}/payment-code`)
    const order = { ...named, out_trade_no, payer: { auth_code: code }, scene_info: { store_info: { out_id: '1' } } }
    const { data } = await client.codePayments.pay({ ...order, amount: { total: 300, currency: 'CNY' } })
    return line(out_trade_no, 300, data)
  }
  const [code, reversed] = [await byCode('elsewhere-code'), await byCode('elsewhere-reversed')]
  await world.advance(20_000)
  await client.codePayments.reverse({ ...parties, out_trade_no: reversed.number })

  await tell(world, 'PUT', `providers/${demo.sp_mchid}/permissions/combine`, { granted: true })
  await tell(world, 'PUT', `merchants/${sub_mchid}/permissions/combine`, { granted: true })
  const sub = { mchid: demo.sp_mchid, sub_mchid, sub_appid: demo.appids.company, description: '子单', attach: 'x' }
  const sub_orders = ['elsewhere-part-1', 'elsewhere-part-2'].map((out_trade_no) => ({
    ...{ ...sub, out_trade_no },
    amount: { total_amount: 400, currency: 'CNY' as const },
  }))
  const whole = { combine_mchid: demo.sp_mchid, combine_appid: demo.appids.sp, combine_out_trade_no: 'elsewhere-whole' }
  const notify_url = 'http://127.0.0.1:9/elsewhere'
  const { data: made } = await client.combinedOrders.native({ ...whole, sub_orders, notify_url })
  await world.pay({ code_url: made.code_url })
  const { data: told } = await client.combinedOrders.query('elsewhere-whole')
  return { byCode: code, reversed, part: line('elsewhere-part-2', 400, told.sub_orders[1]!) }
}

type Transacted = { readonly transaction_id?: string; readonly success_time?: string }
