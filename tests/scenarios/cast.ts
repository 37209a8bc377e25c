import type { Merchant } from '@teyue/contract/merchant'
import { listenToClock } from '@teyue/server/cli/demo-provider'
import type { AppidKind } from '@teyue/server/features/appids/appid'
import { addAppid, bindAppid } from '@teyue/server/features/appids/bind-appid'
import { issueApiKey } from '@teyue/server/features/keys/issue-api-key'
import { addSubMerchant, createMerchant } from '@teyue/server/features/merchants/create-merchant'
import type { PermissionName } from '@teyue/server/features/permissions/permission'
import { setPermission } from '@teyue/server/features/permissions/set-permission'
import { addAccount } from '@teyue/server/features/providers/add-account'
import type { TestWorld } from '@teyue/server/testing/world'
import { call, tell } from './acts.ts'

export type DemoMerchant = 'company' | 'individual'
type SubMerchant = { readonly id: string; readonly sub_mchid: string; readonly subject: string }

/** A merchant's one number, here and at WeChat. */
export async function subMerchantOf(world: TestWorld, merchant: DemoMerchant): Promise<SubMerchant> {
  const as = { key: world.demo.keys.provider }
  const path = `/v1/merchants/${world.demo.merchants[merchant]}`
  const { body } = await call<Merchant>(world, 'GET', path, undefined, as)
  const { id, sub_mchid } = body.sub_merchants[0]!
  return { id, sub_mchid, subject: body.subject }
}

/** The account manager grants it at WeChat's desk. */
export async function grantAtDesk(world: TestWorld, merchant: DemoMerchant, name: PermissionName): Promise<void> {
  const { sub_mchid } = await subMerchantOf(world, merchant)
  await tell(world, 'PUT', `merchants/${sub_mchid}/permissions/${name}`, { granted: true })
}

/** We write down that it was granted. */
export async function recordGrant(world: TestWorld, merchant: DemoMerchant, name: PermissionName): Promise<void> {
  const { id } = await subMerchantOf(world, merchant)
  await setPermission(world.ctx, world.demo.provider, id, name, 'granted')
}

/** An appid of the provider's own, known to WeChat and to us. */
export async function addOwnAppid(world: TestWorld, kind: AppidKind): Promise<string> {
  const made = { kind, name: `服务商 ${kind}`, subject: '示例科技有限公司' }
  const { appid } = await tell<{ appid: string }>(world, 'POST', 'appids', made)
  await tell(world, 'POST', `providers/${world.demo.sp_mchid}/appids`, { appid })
  await addAppid(world.ctx, world.demo.provider, { ...made, appid, accountId: world.demo.account, merchantId: null })
  return appid
}

/** An appid of the merchant's own, bound to it as a sub_appid on both sides. */
export async function bindOwnAppid(world: TestWorld, merchant: DemoMerchant, kind: AppidKind): Promise<string> {
  const { id, sub_mchid, subject } = await subMerchantOf(world, merchant)
  const made = { kind, name: `${subject} ${kind}`, subject }
  const { appid } = await tell<{ appid: string }>(world, 'POST', 'appids', made)
  await tell(world, 'POST', `merchants/${sub_mchid}/appids`, { appid })
  const owner = { accountId: null, merchantId: world.demo.merchants[merchant] }
  await addAppid(world.ctx, world.demo.provider, { ...made, ...owner, appid })
  const binding = { subMerchantId: id, appid, isDefault: false, reason: 'Its own program' }
  await bindAppid(world.ctx, world.demo.provider, binding)
  return appid
}

/** What WeChat calls a payer under an appid. */
export async function openidOf(world: TestWorld, appid: string, payer = world.demo.payers[0]!.id): Promise<string> {
  return (await tell<{ openid: string }>(world, 'GET', `payers/${payer}/openid?appid=${appid}`)).openid
}

export type OtherAccount = {
  readonly account: string
  readonly sp_mchid: string
  readonly sp_appid: string
  readonly merchant: string
  readonly sub_merchant: string
  readonly sub_mchid: string
  /** The merchant's own key. */
  readonly key: string
}

export type OtherAccountOptions = {
  /** The tenant it belongs to; the demo's unless told. */
  readonly provider?: string
  /** The merchant that gets a number under it; a new one unless told. */
  readonly merchant?: string
  /** What WeChat signs with. */
  readonly verify?: 'certificate' | 'public_key' | 'both'
}

/** One more WeChat account in this installation, with a merchant under it. */
export async function openOtherAccount(world: TestWorld, options: OtherAccountOptions = {}): Promise<OtherAccount> {
  const { ctx } = world
  const providerId = options.provider ?? world.demo.provider
  const verify_mode = options.verify ?? 'certificate'
  const made = await tell<MadeProvider>(world, 'POST', 'providers', { verify_mode })
  const subject = '另一科技有限公司'
  const own = { kind: 'service_account', name: '另一服务号', subject } as const
  const { appid } = await tell<{ appid: string }>(world, 'POST', 'appids', own)
  await tell(world, 'POST', `providers/${made.mchid}/appids`, { appid })
  const business = { name: '另一门店', subject_type: 'company', subject: '另一门店有限公司' }
  const { sub_mchid } = await tell<{ sub_mchid: string }>(world, 'POST', 'merchants', {
    provider: made.mchid,
    ...business,
  })

  const account = await addAccount(ctx, providerId, { ...connection(made), mode: 'test', baseUrl: world.simulatorUrl })
  await listenToClock(ctx, world.simulatorUrl, account.id)
  await addAppid(ctx, providerId, { ...own, appid, accountId: account.id, merchantId: null })
  const { name } = business
  const merchant =
    options.merchant ??
    (await createMerchant(ctx, providerId, { name, subjectType: 'company', subject: business.subject })).id
  const sub = await addSubMerchant(ctx, providerId, {
    merchantId: merchant,
    accountId: account.id,
    subMchid: sub_mchid,
    feeRatePpm: 6_000,
  })
  const key = (await issueApiKey(ctx, providerId, { mode: 'test', merchantId: merchant, name: 'other' })).text
  return { account: account.id, sp_mchid: made.mchid, sp_appid: appid, merchant, sub_merchant: sub.id, sub_mchid, key }
}

type MadeProvider = {
  readonly mchid: string
  readonly serial: string
  readonly private_key_pem: string
  readonly api_v3_key: string
  readonly platform_certificates: readonly {
    readonly serial: string
    readonly pem: string
    readonly expires_at: string
  }[]
  readonly public_key: { readonly id: string; readonly pem: string } | null
}

/** What WeChat's portal hands to a provider, as we store it. */
function connection(made: MadeProvider) {
  const certificates = made.platform_certificates.map(({ serial, pem, expires_at }) => {
    return { serial, pem, kind: 'certificate' as const, expiresAt: new Date(expires_at) }
  })
  const publicKeys = made.public_key
    ? [{ serial: made.public_key.id, pem: made.public_key.pem, kind: 'public_key' as const, expiresAt: null }]
    : []
  return {
    spMchid: made.mchid,
    serial: made.serial,
    privateKeyPem: made.private_key_pem,
    apiV3Key: made.api_v3_key,
    platformKeys: [...certificates, ...publicKeys],
  }
}
