import { PublicError } from '../../errors.ts'
import type { BoundAppid, OwnAppid } from '../appids/appid.ts'
import { decideIdentity, type Identity, type Product } from '../appids/identity.ts'
import type { SubjectType } from '../merchants/merchant.ts'
import { assertProductGranted, type Permissions } from '../permissions/permission.ts'
import type { PaymentRequest } from './payment-request.ts'

/** How one sub-merchant stands: all that decides whether and how it may be paid. */
export type Standing = {
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

/** Refuses what WeChat is known to refuse, and says who we are in this payment. */
export function admit(standing: Standing, request: PaymentRequest): Identity {
  assertProductFits(standing, request.product)
  assertProductGranted(standing.permissions, request.product)
  if (request.product === 'h5' && !request.payer?.ip) throw new PublicError('PAYER_IP_REQUIRED', { field: 'payer.ip' })
  const { openid, appid } = request.payer ?? {}
  if ((openid === undefined) !== (appid === undefined)) {
    throw new PublicError('PAYER_REQUIRED', { field: openid === undefined ? 'payer.openid' : 'payer.appid' })
  }
  return decideIdentity({
    product: request.product,
    spMchid: standing.account.spMchid,
    subMchid: standing.subMerchant.subMchid,
    ownAppids: standing.ownAppids,
    boundAppids: standing.boundAppids,
    chosenAppid: request.appid ?? null,
    payer: openid !== undefined && appid !== undefined ? { openid, appid } : null,
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

function assertProductFits({ subjectType }: Standing, product: Product): void {
  if (product === 'h5' && subjectType === 'individual')
    throw new PublicError('PRODUCT_NOT_FOR_SUBJECT', { product, subject_type: subjectType })
}
