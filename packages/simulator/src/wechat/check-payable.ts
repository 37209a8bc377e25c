import { isGranted, mayUseAppid } from '../agreements/agreement.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { Product } from '../storage/product.ts'
import type { World } from '../world.ts'
import type { Call } from './call.ts'
import type { OrderEndpoint, OrderRequest } from './order-fields.ts'
import { refuse } from './refusals.ts'

// Whatever the account manager grants, these products are not for these subjects.
const NOT_FOR: Readonly<Record<Merchant['subject_type'], readonly Product[]>> = {
  company: [],
  individual: ['h5'],
  micro: ['app', 'h5'],
}

/** Appids bound, product granted, openid of the right appid: in the order in which WeChat complains. */
export function checkPayable(
  world: World,
  call: Pick<Call, 'provider'>,
  endpoint: OrderEndpoint,
  request: OrderRequest,
  merchant: Merchant,
): void {
  checkAppids(world, call, request, merchant)
  checkProduct(world, productOf(world, endpoint, request), merchant)
  if (request.payer?.identity !== undefined) {
    throw refuse('productClosed', 'real-name payment needs a permission that this simulator does not grant')
  }
  if (endpoint === 'jsapi') checkOpenids(world, request)
}

type Appids = { readonly sp_appid: string; readonly sub_appid?: string }

/** Both appids are bound to whom they are named for. */
export function checkAppids(world: World, call: Pick<Call, 'provider'>, request: Appids, merchant: Merchant): void {
  if (!call.provider.appids.includes(request.sp_appid)) {
    throw refuse('appidMismatch', `${request.sp_appid} is not bound to the SP ${call.provider.mchid}`)
  }
  if (request.sub_appid !== undefined && !merchant.appids.some(({ appid }) => appid === request.sub_appid)) {
    throw refuse('subAppidMismatch', `${request.sub_appid} is not bound to ${merchant.sub_mchid}`)
  }
  if (request.sub_appid !== undefined && !mayUseAppid(world, merchant, request.sub_appid, 'joint_operation')) {
    throw refuse('subAppidMismatch', `${request.sub_appid} is another subject's, and the letter was withdrawn`)
  }
}

// JSAPI and mini program share an address; what they are is told by the appid that the payer stands under.
function productOf(world: World, endpoint: OrderEndpoint, request: OrderRequest): Product {
  if (endpoint !== 'jsapi') return endpoint
  const payerAppid = request.payer?.sub_openid ? request.sub_appid : request.sp_appid
  return world.store.get('appids', payerAppid ?? '')?.kind === 'mini_program' ? 'mini_program' : 'jsapi'
}

export function checkProduct(world: World, product: Product, merchant: Merchant): void {
  if (merchant.restricted) throw refuse('ruleLimited', `risk control has stopped ${merchant.sub_mchid} from collecting`)
  if (NOT_FOR[merchant.subject_type].includes(product)) {
    throw refuse('productClosed', `${product} is not for a sub-merchant that is ${merchant.subject_type}`)
  }
  if (!isGranted(world, merchant, product)) {
    throw refuse('productClosed', `${merchant.sub_mchid} has not been granted ${product}`)
  }
}

function checkOpenids(world: World, request: OrderRequest): void {
  const { sp_openid: spOpenid, sub_openid: subOpenid } = request.payer ?? {}
  if (spOpenid === undefined && subOpenid === undefined) throw refuse('openidMissing')
  if (subOpenid !== undefined && request.sub_appid === undefined) throw refuse('subOpenidAlone')
  const payers = [
    spOpenid === undefined ? [] : [world.openids.payerOf(spOpenid, request.sp_appid)],
    subOpenid === undefined ? [] : [world.openids.payerOf(subOpenid, request.sub_appid ?? '')],
  ].flat()
  if (payers.includes(null)) throw refuse('openidMismatch', 'the openid is not one of a payer under that appid')
  if (new Set(payers).size > 1) throw refuse('openidMismatch', 'the two openids are two different payers')
}
