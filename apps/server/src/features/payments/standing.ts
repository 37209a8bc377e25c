import assert from 'node:assert/strict'
import { PublicError } from '../../errors.ts'
import type { BoundAppid, OwnAppid } from '../appids/appid.ts'
import { type CombinedIdentity, type CombinedPart, decideCombinedIdentity } from '../appids/combined-identity.ts'
import { decideIdentity, type Identity, type IdentityQuestion } from '../appids/identity.ts'
import type { PrepaidProduct, SingleProduct } from '../appids/product.ts'
import type { SubjectType } from '../merchants/merchant.ts'
import { assertStays, type MerchantState } from '../merchants/merchant-state.ts'
import { assertProductGranted, type Permissions } from '../permissions/permission.ts'
import type { PaymentRequest } from './payment-request.ts'

/** How one sub-merchant stands: all that decides whether and how it may be paid. */
export type Standing = {
  readonly merchantId: string
  readonly merchantState: MerchantState
  readonly subjectType: SubjectType
  readonly subMerchant: { readonly id: string; readonly subMchid: string; readonly feeRatePpm: number }
  readonly account: {
    readonly id: string
    readonly spMchid: string
    readonly version: number
    readonly clockOffsetMs: number
  }
  readonly permissions: Permissions
  readonly ownAppids: readonly OwnAppid[]
  readonly boundAppids: readonly BoundAppid[]
}

/** What of a request decides whether, and as whom, it may be paid. */
export type Admission = Pick<PaymentRequest, 'payer' | 'appid'> & { readonly product: SingleProduct }

/** The same of a combined order: `paidBy` is how the payer pays the whole, each part names its own appid. */
export type CombinedAdmission = Pick<PaymentRequest, 'payer'> & {
  readonly paidBy: PrepaidProduct
  readonly parts: readonly [CombinedShare, ...CombinedShare[]]
}
export type CombinedShare = Pick<PaymentRequest, 'appid'> & { readonly standing: Standing }

const minExpiryMs = 60_000
const maxExpiryMs = 7 * 86_400_000
const defaultExpiryMs = 2 * 3_600_000

/** The one of the merchant's sub-merchants that this payment is for. */
export function chooseStanding(standings: readonly Standing[], named: string | undefined): Standing {
  const fitting = named ? standings.filter((one) => one.subMerchant.id === named) : standings
  const [first, second] = fitting
  if (!first) throw new PublicError('NO_SUB_MERCHANT')
  if (second)
    throw new PublicError('SUB_MERCHANT_AMBIGUOUS', { sub_merchants: fitting.map((one) => one.subMerchant.id) })
  return first
}

/** Refuses payments of a merchant that leaves and what WeChat is known to refuse, and says who we are in this payment. */
export function admit(standing: Standing, request: Admission): Identity {
  assertPayable(standing, request)
  return decideIdentity({
    product: request.product,
    spMchid: standing.account.spMchid,
    ownAppids: standing.ownAppids,
    payer: payerOf(request),
    ...partOf({ standing, ...(request.appid ? { appid: request.appid } : {}) }),
  })
}

/** Who takes part may take part, and may be paid in this way by itself; all of them under one account (Q26). */
export function admitCombined({ paidBy, payer, parts }: CombinedAdmission): CombinedIdentity {
  const request = { product: paidBy, ...(payer ? { payer } : {}) }
  const [{ standing: first }] = parts
  for (const { standing } of parts) {
    assert.equal(standing.account.id, first.account.id, 'a combined order is of one account')
    assertProductGranted(standing.permissions, 'combined')
    assertPayable(standing, request)
  }
  return decideCombinedIdentity({
    paidBy,
    spMchid: first.account.spMchid,
    ownAppids: first.ownAppids,
    payer: payerOf(request),
    parts: [partOf(parts[0]), ...parts.slice(1).map(partOf)],
  })
}

/** When the order lapses; WeChat counts whole seconds. */
export function decideExpiry(request: PaymentRequest, now: Date): Date {
  const wanted = request.expires_at ? Date.parse(request.expires_at) : now.getTime() + defaultExpiryMs
  const ahead = wanted - now.getTime()
  if (!(ahead >= minExpiryMs && ahead <= maxExpiryMs))
    throw new PublicError('EXPIRY_OUT_OF_RANGE', { field: 'expires_at' })
  return new Date(Math.floor(wanted / 1000) * 1000)
}

function assertPayable(standing: Standing, { product, payer }: Admission): void {
  const { merchantId, merchantState, subjectType, permissions } = standing
  assertStays(merchantId, merchantState)
  if (product === 'h5' && subjectType === 'individual')
    throw new PublicError('PRODUCT_NOT_FOR_SUBJECT', { product, subject_type: subjectType })
  assertProductGranted(permissions, product)
  if (product === 'h5' && !payer?.ip) throw new PublicError('PAYER_IP_REQUIRED', { field: 'payer.ip' })
}

function payerOf({ payer }: Pick<Admission, 'payer'>): IdentityQuestion['payer'] {
  const { openid, appid } = payer ?? {}
  if ((openid === undefined) !== (appid === undefined)) {
    throw new PublicError('PAYER_REQUIRED', { field: openid === undefined ? 'payer.openid' : 'payer.appid' })
  }
  return openid !== undefined && appid !== undefined ? { openid, appid } : null
}

function partOf({ standing, appid }: CombinedShare): CombinedPart {
  const { subMerchant, boundAppids } = standing
  return { subMchid: subMerchant.subMchid, boundAppids, chosenAppid: appid ?? null }
}
