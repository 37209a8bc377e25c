import { agreementOf, isGranted, mayUseAppid } from '../agreements/agreement.ts'
import { type Because, why } from '../explain/because.ts'
import { appidOfOpenid, listed } from '../explain/facts.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { Product } from '../storage/product.ts'
import type { Provider } from '../storage/provider-rows.ts'
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
    throw refuse('productClosed', why('realNameNotOpen'))
  }
  if (endpoint === 'jsapi') checkOpenids(world, request)
}

type Appids = { readonly sp_appid: string; readonly sub_appid?: string }

/** Both appids are bound to whom they are named for. */
export function checkAppids(world: World, call: Pick<Call, 'provider'>, request: Appids, merchant: Merchant): void {
  if (!call.provider.appids.includes(request.sp_appid)) {
    throw refuse('appidMismatch', appidNotBound(world, call.provider, request.sp_appid, 'sp_appid'))
  }
  if (request.sub_appid !== undefined && !merchant.appids.some(({ appid }) => appid === request.sub_appid)) {
    throw refuse('subAppidMismatch', subAppidUnbound(merchant, request.sub_appid))
  }
  if (request.sub_appid !== undefined && !mayUseAppid(world, merchant, request.sub_appid, 'joint_operation')) {
    throw refuse('subAppidMismatch', why('letterWithdrawn', { appid: request.sub_appid }))
  }
}

// JSAPI and mini program share an address; what they are is told by the appid that the payer stands under.
function productOf(world: World, endpoint: OrderEndpoint, request: OrderRequest): Product {
  if (endpoint !== 'jsapi') return endpoint
  const payerAppid = request.payer?.sub_openid ? request.sub_appid : request.sp_appid
  return world.store.get('appids', payerAppid ?? '')?.kind === 'mini_program' ? 'mini_program' : 'jsapi'
}

export function checkProduct(world: World, product: Product, merchant: Merchant): void {
  const { sub_mchid, subject_type } = merchant
  if (merchant.restricted) throw refuse('ruleLimited', why('collectingStopped', { sub_mchid }))
  if (NOT_FOR[subject_type].includes(product)) {
    throw refuse('productClosed', why('productNotForSubject', { product, subject_type, sub_mchid }))
  }
  if (!isGranted(world, merchant, product)) {
    const { state } = agreementOf(world, merchant, product)
    throw refuse('productClosed', why('productNotGranted', { product, sub_mchid, state }))
  }
}

function checkOpenids(world: World, request: OrderRequest): void {
  const { sp_openid: spOpenid, sub_openid: subOpenid } = request.payer ?? {}
  const { sp_appid, sub_appid = '' } = request
  if (spOpenid === undefined && subOpenid === undefined)
    throw refuse('openidMissing', why('openidMissing', { sp_appid }))
  if (subOpenid !== undefined && sub_appid === '') throw refuse('subOpenidAlone', why('subOpenidAlone'))
  const payers = [
    spOpenid === undefined ? [] : [payerOf(world, 'sp_openid', spOpenid, sp_appid)],
    subOpenid === undefined ? [] : [payerOf(world, 'sub_openid', subOpenid, sub_appid)],
  ].flat()
  if (new Set(payers).size > 1) throw refuse('openidMismatch', why('openidsOfTwo'))
}

function payerOf(world: World, field: string, openid: string, appid: string): string {
  const payer = world.openids.payerOf(openid, appid)
  if (payer !== null) return payer
  const other = appidOfOpenid(world, openid, appid)
  if (other === null) throw refuse('openidMismatch', why('openidUnknown', { field, openid, appid }))
  throw refuse('openidMismatch', why('openidOfOtherAppid', { field, openid, appid, other }))
}

export function appidNotBound(world: World, provider: Provider, appid: string, field: string): Because {
  const known = listed(provider.appids)
  if (!world.store.get('appids', appid)) return why('appidUnknown', { appid, field, known })
  return why('appidMismatch', { appid, field, mchid: provider.mchid, known })
}

export function subAppidUnbound(merchant: Merchant, appid: string): Because {
  return why('subAppidUnbound', {
    appid,
    sub_mchid: merchant.sub_mchid,
    known: listed(merchant.appids.map((binding) => binding.appid)),
  })
}
