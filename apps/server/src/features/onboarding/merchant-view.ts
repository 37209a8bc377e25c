import type {
  Merchant as MerchantView,
  PermissionStep as PermissionStepView,
  MerchantChange as SentChange,
  SubMerchant as SubMerchantView,
} from '@teyue/contract/merchant'
import type { Binding } from '../appids/appid.ts'
import type { Merchant, MerchantChange, SubMerchant } from '../merchants/merchant.ts'
import {
  type PermissionStep,
  type Permissions,
  permissionState,
  permissionsOf,
  type SetPermission,
} from '../permissions/permission.ts'
import type { Viewer } from '../providers/viewer.ts'

/** A sub-merchant with all that decides how it may be paid. */
export type EquippedSubMerchant = {
  readonly subMerchant: SubMerchant
  readonly permissions: readonly SetPermission[]
  readonly appids: readonly Binding[]
}

export type EquippedMerchant = { readonly merchant: Merchant; readonly subMerchants: readonly EquippedSubMerchant[] }

/** A merchant as the API shows it. What the provider writes for itself is for its own people and programs. */
export function viewMerchant({ merchant, subMerchants }: EquippedMerchant, viewer: Viewer): MerchantView {
  const isOurs = viewer.merchantId === null && viewer.merchantIds === undefined
  return {
    id: merchant.id,
    object: 'merchant',
    name: merchant.name,
    subject_type: merchant.subjectType,
    subject: merchant.subject,
    state: merchant.state,
    contact: { name: merchant.contactName, phone: merchant.contactPhone, email: merchant.contactEmail },
    notes: isOurs ? merchant.notes : null,
    reference: isOurs ? merchant.reference : null,
    agent: viewer.merchantId === null ? merchant.agentId : null,
    created_at: merchant.createdAt.toISOString(),
    sub_merchants: subMerchants.map(viewSubMerchant),
  }
}

export function viewSubMerchant({ subMerchant, permissions, appids }: EquippedSubMerchant): SubMerchantView {
  const states = permissionsOf(permissions)
  const stateOf = (name: keyof Permissions) => permissionState(states, name)
  return {
    id: subMerchant.id,
    object: 'sub_merchant',
    sub_mchid: subMerchant.subMchid,
    account: subMerchant.accountId,
    fee_rate_ppm: subMerchant.feeRatePpm,
    permissions: {
      jsapi: stateOf('jsapi'),
      mini_program: stateOf('mini_program'),
      native: stateOf('native'),
      app: stateOf('app'),
      h5: stateOf('h5'),
      code_payment: stateOf('code_payment'),
      combined: stateOf('combined'),
      red_packet: stateOf('red_packet'),
      profit_sharing: stateOf('profit_sharing'),
      refund: stateOf('refund'),
    },
    permission_notes: permissions.map(viewSetPermission),
    has_own_appid: subMerchant.hasOwnAppid,
    needs_openid: subMerchant.needsOpenid,
    appids: appids.map((one) => ({
      id: one.id,
      appid: one.appid,
      kind: one.kind,
      default: one.isDefault,
      reason: one.reason,
      letter: one.letter,
      bound: one.isBound,
      bound_at: one.boundAt.toISOString(),
    })),
  }
}

/** One step in the history of a permission. */
export function viewPermissionStep({ id, personId, ...step }: PermissionStep): PermissionStepView {
  return { id, object: 'permission_change', person: personId, ...viewSetPermission(step) }
}

function viewSetPermission({ name, state, note, saidBy, wechat, attachments, changedAt }: SetPermission) {
  return {
    name,
    state,
    note,
    said_by: saidBy,
    wechat: wechat && { code: wechat.code, message: wechat.message, of: wechat.of, exchange: wechat.exchangeId },
    attachments: [...attachments],
    changed_at: changedAt.toISOString(),
  }
}

/** What is given of a merchant, as the program knows it. */
export function readMerchantChange(sent: SentChange): MerchantChange {
  const read = {
    name: sent.name,
    subject: sent.subject,
    state: sent.state,
    contactName: sent.contact_name,
    contactPhone: sent.contact_phone,
    contactEmail: sent.contact_email,
    notes: sent.notes,
    reference: sent.reference,
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))
}
