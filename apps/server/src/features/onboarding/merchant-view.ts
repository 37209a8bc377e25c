import type { Merchant as MerchantView } from '@teyue/contract/merchant'
import type { BoundAppid } from '../appids/appid.ts'
import type { Merchant, SubMerchant } from '../merchants/merchant.ts'
import { type Permissions, permissionState } from '../permissions/permission.ts'

/** A sub-merchant with all that decides how it may be paid. */
export type EquippedSubMerchant = {
  readonly subMerchant: SubMerchant
  readonly permissions: Permissions
  readonly appids: readonly BoundAppid[]
}

export type EquippedMerchant = { readonly merchant: Merchant; readonly subMerchants: readonly EquippedSubMerchant[] }

/** A merchant as the API shows it. */
export function viewMerchant({ merchant, subMerchants }: EquippedMerchant): MerchantView {
  return {
    id: merchant.id,
    object: 'merchant',
    name: merchant.name,
    subject_type: merchant.subjectType,
    subject: merchant.subject,
    created_at: merchant.createdAt.toISOString(),
    sub_merchants: subMerchants.map(viewSubMerchant),
  }
}

function viewSubMerchant({
  subMerchant,
  permissions,
  appids,
}: EquippedSubMerchant): MerchantView['sub_merchants'][number] {
  const stateOf = (name: keyof Permissions) => permissionState(permissions, name)
  return {
    id: subMerchant.id,
    object: 'sub_merchant',
    sub_mchid: subMerchant.subMchid,
    account: subMerchant.accountId,
    permissions: {
      jsapi: stateOf('jsapi'),
      mini_program: stateOf('mini_program'),
      native: stateOf('native'),
      app: stateOf('app'),
      h5: stateOf('h5'),
      refund: stateOf('refund'),
    },
    appids: appids.map(({ appid, kind, isDefault }) => ({ appid, kind, default: isDefault })),
  }
}
