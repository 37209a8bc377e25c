import { ordersOf } from '../../orders/payable.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readQuery } from '../call.ts'
import { renderCombination } from '../render-combination.ts'
import { findCombination } from './find-combination.ts'

export function queryCombination(world: World, call: Call): Answer {
  readQuery(call.query, {})
  const combination = findCombination(world, call)
  const { transaction_id: transactionId } = combination
  return {
    status: 200,
    body: {
      ...renderCombination(combination, ordersOf(world, combination)),
      ...(transactionId === null ? {} : { combine_transaction_id: transactionId }),
    },
  }
}
