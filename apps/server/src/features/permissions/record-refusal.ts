import { recordEvent } from '../../base/events.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import type { Tx } from '../../storage/tenant.ts'
import { deniesPermission } from './from-wechat.ts'
import { type PermissionName, permissionState, permissionsOf, type WechatsWord } from './permission.ts'
import { setPermissionIn } from './set-permission.ts'
import { selectPermissions } from './store.ts'

export type RefusedRequest = {
  readonly accountId: string
  readonly merchantId: string
  readonly subMerchantId: string
  readonly subMchid: string
  readonly mode: 'test' | 'live'
  readonly name: PermissionName
  /** When the request that was refused was sent. */
  readonly askedAt: Date
  readonly refusal: { readonly code: string; readonly message: string } | null
  /** The payment or refund. */
  readonly of: string
  readonly exchangeId: string | null
}

/**
 * Joins: WeChat has refused what we thought it grants. It is believed: until somebody says otherwise nothing more of the kind
 * is sent. An answer to what was asked before the grant was written down says nothing about it.
 */
export async function recordRefusal(tx: Tx, request: RefusedRequest): Promise<void> {
  const { subMerchantId, name, askedAt, refusal, of, exchangeId } = request
  if (!refusal || !deniesPermission(refusal)) return
  // Of those that are refused at the same moment the first withdraws it, and says so.
  await takeTurn(tx, `permissions of ${subMerchantId}`)
  const set = await selectPermissions(tx, subMerchantId)
  if (permissionState(permissionsOf(set), name) !== 'granted') return
  const since = set.find((one) => one.name === name)?.changedAt
  if (since && since > askedAt) return
  const wechat = { code: refusal.code, message: refusal.message, of, exchangeId }
  await setPermissionIn(tx, subMerchantId, { name, state: 'withdrawn', note: '', saidBy: 'wechat', wechat })
  tell(tx, request, wechat)
}

/** The provider's systems hear of it, and the merchant's: what they ask for next is refused here. */
function tell(tx: Tx, { accountId, merchantId, subMchid, mode, name, of }: RefusedRequest, wechat: WechatsWord): void {
  const { code, message, exchangeId } = wechat
  recordEvent(tx, {
    ...{ type: 'merchant.permission_withdrawn', source: 'answer', subjectId: merchantId, accountId, merchantId },
    facts: { mode, merchant: merchantId, sub_mchid: subMchid, permission: name, code, message, of },
    exchange: exchangeId === null ? null : { id: exchangeId },
  })
}
