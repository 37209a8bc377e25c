import { decideFollow } from '../follow/decide-follow.ts'
import { notFound } from '../kit/control-error.ts'
import { orderKey } from '../world.ts'
import type { Control } from './control.ts'
import { offerOf } from './follow-offer.ts'
import { operation } from './operation.ts'
import { findPayer } from './people.ts'
import { body, FLAG } from './schemas.ts'
import { OFFERED } from './shapes/order.ts'

type Params = { id: string; sp_mchid: string; out_trade_no: string }

export function addFollowRoutes({ app, world }: Control): void {
  app.put<{ Params: Params; Body: { follow: boolean } }>(
    '/_control/payers/:id/follow-offers/:sp_mchid/:out_trade_no',
    operation({
      id: 'payers.decideFollow',
      group: 'payers',
      zh: '付款后的页面上勾选或取消推荐关注',
      en: 'Ticks or unticks the account that the page after paying recommends',
      body: body({ follow: FLAG }),
      answer: OFFERED,
      refusals: { 404: ['PAYER_UNKNOWN', 'NOT_FOUND'], 409: ['NOT_OFFERED'] },
    }),
    async ({ params, body: { follow } }) => {
      const payer = findPayer(world, params.id)
      const order = world.store.get('orders', orderKey(params.sp_mchid, params.out_trade_no))
      if (!order) throw notFound('订单', 'order', params.out_trade_no)
      const decided = decideFollow(world, order, payer.id, follow)
      await world.store.durable()
      return offerOf(world, decided)
    },
  )
}
