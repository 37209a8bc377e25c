import { reverseOrder } from '../codes/reverse-order.ts'
import { whyNotReversed } from '../explain/code-reasons.ts'
import { REVERSE_REFUSALS } from '../wechat/codepay/refusal-names.ts'
import { refuse } from '../wechat/refusals.ts'
import type { World } from '../world.ts'
import { BOTH_SIGN_TYPES, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkAppids } from './check-appids.ts'
import { COMMON_FIELDS, ORDER_NUMBER, TRANSACTION_ID } from './common-fields.ts'
import { findOrder } from './query-order.ts'

// What may succeed when the same call comes again.
const PASSING: ReadonlySet<string> = new Set(['SYSTEMERROR', 'FREQUENCY_LIMITED', 'NOTENOUGH'])

/** Official page 4011937361, for partners chapter 9_11; under the SP's certificate. */
export const REVERSE: V2Route = {
  path: '/secapi/pay/reverse',
  endpoint: 'v2-reverse',
  fields: { ...COMMON_FIELDS, transaction_id: TRANSACTION_ID, out_trade_no: ORDER_NUMBER },
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'out_trade_no',
  refusalSays: (code) => ({ recall: PASSING.has(code) ? 'Y' : 'N' }),
  act: reverse,
}

function reverse(world: World, call: V2Call): V2Answer {
  checkAppids(world, call)
  const order = findOrder(world, call)
  const reversed = reverseOrder(world, order)
  if (typeof reversed === 'string') throw refuse(REVERSE_REFUSALS[reversed], whyNotReversed(world, reversed, order))
  return { fields: { recall: 'N' } }
}
