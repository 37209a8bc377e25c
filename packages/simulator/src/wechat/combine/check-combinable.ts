import { isGranted } from '../../agreements/agreement.ts'
import { why } from '../../explain/because.ts'
import type { World } from '../../world.ts'
import type { Call } from '../call.ts'
import { checkPartner } from '../check-partner.ts'
import { checkPayable } from '../check-payable.ts'
import type { OrderEndpoint, OrderRequest } from '../order-fields.ts'
import { refuse } from '../refusals.ts'
import type { CombineRequest } from './fields.ts'

/** Who starts may start, who takes part may take part, and all of them stand under the one combined appid (Q26). */
export function checkCombinable(
  world: World,
  call: Call,
  endpoint: OrderEndpoint,
  request: CombineRequest,
  parts: readonly OrderRequest[],
): void {
  const { provider } = call
  if (request.combine_mchid !== provider.mchid) {
    const facts = { signer: provider.mchid, field: 'combine_mchid', named: request.combine_mchid }
    throw refuse('spMismatch', why('spMismatch', facts))
  }
  if (!provider.may_combine) throw refuse('combineClosed', why('combineClosed', { mchid: provider.mchid }))
  if (request.combine_payer_info?.identity !== undefined) {
    throw refuse('productClosed', why('realNameNotOpen'))
  }
  for (const part of parts) {
    const merchant = checkPartner(world, call, part)
    if (!isGranted(world, merchant, 'combine')) {
      throw refuse('combineSubClosed', why('combineSubClosed', { sub_mchid: merchant.sub_mchid }))
    }
    checkPayable(world, call, endpoint, part, merchant)
  }
  const { sub_openid: subOpenid } = request.combine_payer_info ?? {}
  if (subOpenid !== undefined && parts.every((part) => part.sub_appid === undefined)) {
    throw refuse('subOpenidAlone', why('subOpenidAlone'))
  }
}
