import { post } from '../books/post.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { findPayer, HIGHEST_BALANCE_FEN, renderPayer } from './people.ts'
import { body, integer } from './schemas.ts'
import { PAYER } from './shapes/payer.ts'

export function addTopUpRoutes({ app, world }: Control): void {
  app.post<{ Params: { id: string }; Body: { amount_fen: number } }>(
    '/_control/payers/:id/top-up',
    operation({
      id: 'payers.topUp',
      group: 'payers',
      zh: '给付款人的零钱充值',
      en: "Adds to a payer's balance",
      body: body({ amount_fen: integer(1, HIGHEST_BALANCE_FEN) }),
      answer: PAYER,
      refusals: { 404: ['PAYER_UNKNOWN'] },
    }),
    async ({ params, body: { amount_fen } }) => {
      const payer = findPayer(world, params.id)
      world.store.write(() =>
        post(
          world.store,
          [
            ['world', 'world', -amount_fen],
            ['payer', payer.id, amount_fen],
          ],
          { at: world.clock.now(), kind: 'top_up', number: payer.id },
        ),
      )
      await world.store.durable()
      return renderPayer(world, payer)
    },
  )
}
