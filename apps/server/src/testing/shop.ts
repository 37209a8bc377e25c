import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import type { Context } from '../context.ts'
import { addAppid } from '../features/appids/bind-appid.ts'
import { addSubMerchant, createMerchant } from '../features/merchants/create-merchant.ts'
import { applyPaymentReport } from '../features/payments/apply-payment-report.ts'
import { type Asking, createPayment } from '../features/payments/create-payment.ts'
import type { Payment } from '../features/payments/payment.ts'
import type { PaymentRequest } from '../features/payments/payment-request.ts'
import { setPermission } from '../features/permissions/set-permission.ts'
import type { Mode } from '../features/providers/account.ts'
import { addAccount } from '../features/providers/add-account.ts'
import { createProvider } from '../features/providers/create-provider.ts'
import type { Viewer } from '../features/providers/viewer.ts'
import { exampleTransaction, reportOn } from './examples.ts'

/** A provider with one account and one merchant that may refund, known to no WeChat: whatever is sent finds nobody. */
export type Shop = {
  readonly providerId: string
  readonly accountId: string
  readonly merchantId: string
  readonly subMerchantId: string
  readonly appid: string
  /** The provider and the account by whose word reports come. */
  readonly owner: { readonly providerId: string; readonly accountId: string }
  readonly asking: Asking
  readonly viewer: Viewer
}

/** Every shop's APIv3 key: 32 bytes. */
export const apiV3KeyOfShops = '0123456789abcdef0123456789abcdef'
/** Every shop's APIv2 key: 32 bytes. */
export const apiV2KeyOfShops = 'fedcba9876543210fedcba9876543210'

// Nothing listens on the discard port.
const nowhere = 'http://127.0.0.1:9'
const privateKeyPem = newPrivateKey()
let numbers = 0

export async function givenShop(ctx: Context, mode: Mode = 'test'): Promise<Shop> {
  const { id: providerId } = await createProvider(ctx, 'provider')
  const merchant = await createMerchant(ctx, providerId, { name: 'shop', subjectType: 'company', subject: 'shop ltd' })
  return { ...(await givenNumber(ctx, providerId, merchant.id, mode)), providerId, merchantId: merchant.id }
}

/** The same merchant's standing in the other mode. */
export async function givenOtherMode(ctx: Context, { providerId, merchantId, asking }: Shop): Promise<Shop> {
  const other = await givenNumber(ctx, providerId, merchantId, asking.mode === 'test' ? 'live' : 'test')
  return { ...other, providerId, merchantId }
}

async function givenNumber(ctx: Context, providerId: string, merchantId: string, mode: Mode) {
  const number = ++numbers
  const account = await addAccount(ctx, providerId, {
    mode,
    spMchid: String(1_900_000_000 + number),
    baseUrl: nowhere,
    serial: 'A1',
    privateKeyPem,
    apiV3Key: apiV3KeyOfShops,
    ...(mode === 'test' ? { apiV2Key: apiV2KeyOfShops } : {}),
    platformKeys: [],
  })
  const appid = `wx${String(number).padStart(16, '0')}`
  const own = { accountId: account.id, merchantId: null }
  await addAppid(ctx, providerId, { appid, kind: 'service_account', name: 'own', subject: 'provider ltd', ...own })
  const sub = { merchantId, accountId: account.id, subMchid: String(1_600_000_000 + number), feeRatePpm: 6000 }
  const { id: subMerchantId } = await addSubMerchant(ctx, providerId, sub)
  await setPermission(ctx, providerId, subMerchantId, 'refund', 'granted')
  return {
    accountId: account.id,
    subMerchantId,
    appid,
    owner: { providerId, accountId: account.id },
    asking: { providerId, mode, idempotencyKey: null },
    viewer: { providerId, merchantId, mode },
  }
}

export function requestOf(shop: Shop, changes: Partial<PaymentRequest> = {}): PaymentRequest {
  const plain = { product: 'native', amount: 1000, description: 'coffee', reference: 'order 1' } as const
  return { merchant: shop.merchantId, ...plain, ...changes }
}

/** A payment that WeChat says is paid. */
export async function givenPaid(ctx: Context, shop: Shop, changes: Partial<PaymentRequest> = {}): Promise<Payment> {
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop, changes))
  const transaction = exampleTransaction({ transactionId: `42${payment.id.slice(4)}`, paidAt: ctx.now() })
  const paid = await applyPaymentReport(ctx, shop.owner, reportOn(payment, 'paid', { transaction }))
  assert.equal(paid?.state, 'paid')
  return paid
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
