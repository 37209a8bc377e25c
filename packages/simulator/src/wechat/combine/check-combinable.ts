import { isGranted } from '../../agreements/agreement.ts'
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
    throw refuse('spMismatch', `signed by ${provider.mchid}, but combine_mchid is ${request.combine_mchid}`)
  }
  if (!provider.may_combine) throw refuse('combineClosed', `${provider.mchid} has not been granted to start them`)
  if (request.combine_payer_info?.identity !== undefined) {
    throw refuse('productClosed', 'real-name payment needs a permission that this simulator does not grant')
  }
  for (const part of parts) {
    const merchant = checkPartner(world, call, part)
    if (!isGranted(world, merchant, 'combine')) {
      throw refuse('combineSubClosed', `${merchant.sub_mchid} has not been granted to take part`)
    }
    checkPayable(world, call, endpoint, part, merchant)
  }
  const { sub_openid: subOpenid } = request.combine_payer_info ?? {}
  if (subOpenid !== undefined && parts.every((part) => part.sub_appid === undefined)) throw refuse('subOpenidAlone')
}
