import { settleAgreement } from '../agreements/move-agreement.ts'
import { masked } from '../settlement/account.ts'
import type { Applyment, ApplymentForm } from '../storage/applyment-rows.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { feeRateOf, permissionsOf, subjectNameOf, subjectTypeOf } from './applyment.ts'

const USUAL_FEE_RATE_PPM = 6_000
// Where a scene names an appid of the merchant's own, which becomes its sub_appid.
const OWN_APPIDS: readonly (readonly [scene: string, field: string])[] = [
  ['biz_store_info', 'biz_sub_appid'],
  ['mp_info', 'mp_sub_appid'],
  ['mini_program_info', 'mini_program_sub_appid'],
  ['app_info', 'app_sub_appid'],
  ['web_info', 'web_appid'],
]

/** M3, M4: the sub-merchant comes to be, with its products, appids and bank account. Joins the transaction around it. */
export function foundMerchant(world: World, { mchid, sub_mchid: subMchid, form }: Applyment): void {
  if (subMchid === null || world.store.get('merchants', subMchid)) return
  const merchant: Merchant = {
    sub_mchid: subMchid,
    provider: mchid,
    name: form.business_info.merchant_shortname,
    subject_type: subjectTypeOf(form),
    subject: subjectNameOf(form),
    fee_rate_ppm: feeRateOf(form, USUAL_FEE_RATE_PPM),
    permissions: permissionsOf(form),
    appids: [],
    paid_fen: 0,
    refunded_fen: 0,
  }
  world.store.put('merchants', subMchid, merchant)
  bindAppids(world, merchant, form)
  const { bank_account_type: type, account_bank, account_number } = form.bank_account_info
  world.store.put('settlement_accounts', subMchid, {
    sub_mchid: subMchid,
    account_type: type === 'BANK_ACCOUNT_TYPE_PERSONAL' ? 'ACCOUNT_TYPE_PRIVATE' : 'ACCOUNT_TYPE_BUSINESS',
    account_bank,
    account_number: masked(account_number),
    fails_with: null,
  })
}

/** The appids of its own that a form names, each once. */
export function ownAppidsOf({ business_info: { sales_info: scenes } }: ApplymentForm): readonly string[] {
  const named = OWN_APPIDS.flatMap(([scene, field]) => {
    const appid = (scenes?.[scene] as Readonly<Record<string, unknown>> | undefined)?.[field]
    return typeof appid === 'string' ? [appid] : []
  })
  return [...new Set(named)]
}

// Who signs the contract signs the letter of joint operation for an appid of another subject along with it (M17).
function bindAppids(world: World, merchant: Merchant, form: ApplymentForm): void {
  const appids = ownAppidsOf(form).map((appid) => {
    const letter = world.store.get('appids', appid)?.subject !== merchant.subject
    if (letter) settleAgreement(world, merchant, 'joint_operation', appid, true)
    return { appid, joint_operation_letter: letter }
  })
  world.store.put('merchants', merchant.sub_mchid, { ...merchant, appids })
}
