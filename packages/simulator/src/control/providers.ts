import { X509Certificate } from 'node:crypto'
import { BACKDATED_MS, issuerOf } from '../crypto/authority.ts'
import { issueCertificate } from '../crypto/certificate.ts'
import { privatePem, publicPem } from '../crypto/keys.ts'
import { alreadyThere, notFound } from '../kit/control-error.ts'
import { randomAlphanumeric, randomDigits } from '../kit/random-text.ts'
import type { PlatformKey, Provider, VerifyMode } from '../storage/provider-rows.ts'
import { makeCertificateKey, rotateCertificate } from '../wechat/rotate-certificate.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { APPID, body, FLAG, HTTP_URL, listOf, MCHID, NAME, orNull, record } from './schemas.ts'
import { PROVIDER, VERIFY_MODE } from './shapes/provider.ts'

const YEAR_MS = 365 * 86_400_000
const CERTIFICATE_LIFETIME_MS = 5 * YEAR_MS
const API_KEY_CHARACTERS = 32
const PUBLIC_KEY_DIGITS = 32

const API_KEY = { type: 'string', pattern: '^[0-9A-Za-z]{32}$' }

type NewProvider = {
  mchid?: string
  name?: string
  verify_mode?: VerifyMode
  api_v2_key?: string
  api_v3_key?: string
}

export function addProviderRoutes(control: Control): void {
  const { app, world } = control
  addProviderSettings(control)
  addCombinePermission(control)
  app.get(
    '/_control/providers',
    operation({
      id: 'providers.list',
      group: 'providers',
      zh: '所有服务商，含密钥',
      en: 'All SPs, with their keys',
      answer: record({ providers: listOf(PROVIDER) }),
    }),
    async () => ({
      providers: [...world.store.tables.providers.rows.values()].map((provider) => renderProvider(world, provider)),
    }),
  )

  app.post<{ Body: NewProvider }>(
    '/_control/providers',
    operation({
      id: 'providers.make',
      group: 'providers',
      zh: '一个服务商，连同证书与密钥',
      en: 'Makes an SP with its certificate and keys',
      more: {
        zh: 'verify_mode：certificate（默认）、public_key、both（应答由请求的 Wechatpay-Serial 决定，通知二者皆有）。',
        en: "`verify_mode`: certificate (default), public_key, both (the request's Wechatpay-Serial chooses for answers; notices come by either).",
      },
      body: body({
        'mchid?': MCHID,
        'name?': NAME,
        'verify_mode?': VERIFY_MODE,
        'api_v2_key?': API_KEY,
        'api_v3_key?': API_KEY,
      }),
      answer: PROVIDER,
      refusals: { 409: ['ALREADY_EXISTS'] },
    }),
    async ({ body: asked }) => renderProvider(world, await createProvider(world, asked)),
  )

  app.post<{ Params: { mchid: string } }>(
    '/_control/providers/:mchid/rotate-certificate',
    operation({
      id: 'providers.rotateCertificate',
      group: 'providers',
      zh: '更换平台证书',
      en: 'Adds a platform certificate that signs from now on',
      answer: PROVIDER,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params }) => {
      await rotateCertificate(world, findProvider(world, params.mchid).mchid)
      await world.store.durable()
      return renderProvider(world, findProvider(world, params.mchid))
    },
  )
}

function addProviderSettings({ app, world }: Control): void {
  app.put<{ Params: { mchid: string }; Body: { url: string | null } }>(
    '/_control/providers/:mchid/refund-config',
    operation({
      id: 'providers.configureRefunds',
      group: 'providers',
      zh: '退款配置：没有 notify_url 的退款通知到哪里',
      en: 'Where refunds without notify_url are told, as XML of APIv2; null: nowhere',
      body: body({ url: orNull(HTTP_URL) }),
      answer: PROVIDER,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { url } }) => {
      const set = { ...findProvider(world, params.mchid), refund_notify_url: url }
      world.store.write(() => world.store.put('providers', set.mchid, set))
      await world.store.durable()
      return renderProvider(world, set)
    },
  )

  app.post<{ Params: { mchid: string }; Body: { appid: string } }>(
    '/_control/providers/:mchid/appids',
    operation({
      id: 'providers.bindAppid',
      group: 'providers',
      zh: '绑定 sp_appid',
      en: 'Binds an appid to the SP (an sp_appid)',
      body: body({ appid: APPID }),
      answer: PROVIDER,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { appid } }) => {
      const provider = findProvider(world, params.mchid)
      if (!world.store.get('appids', appid)) throw notFound('应用', 'appid', appid)
      const bound = { ...provider, appids: [...new Set([...provider.appids, appid])] }
      world.store.write(() => world.store.put('providers', bound.mchid, bound))
      await world.store.durable()
      return renderProvider(world, bound)
    },
  )
}

// The account manager's desk: whether the SP may start combined orders (Q26).
function addCombinePermission({ app, world }: Control): void {
  app.put<{ Params: { mchid: string }; Body: { granted: boolean } }>(
    '/_control/providers/:mchid/permissions/combine',
    operation({
      id: 'providers.permitCombine',
      group: 'providers',
      zh: '是否可以发起合单',
      en: 'Whether the SP may start combined orders',
      body: body({ granted: FLAG }),
      answer: PROVIDER,
      refusals: { 404: ['NOT_FOUND'] },
    }),
    async ({ params, body: { granted } }) => {
      const provider = { ...findProvider(world, params.mchid), may_combine: granted }
      world.store.write(() => world.store.put('providers', provider.mchid, provider))
      await world.store.durable()
      return renderProvider(world, provider)
    },
  )
}

export function findProvider(world: World, mchid: string): Provider {
  const provider = world.store.get('providers', mchid)
  if (!provider) throw notFound('服务商', 'provider', mchid)
  return provider
}

async function createProvider(world: World, asked: NewProvider): Promise<Provider> {
  const mchid = asked.mchid ?? `19${randomDigits(8)}`
  const mode = asked.verify_mode ?? 'certificate'
  const now = world.clock.now()
  const [keys, certificateKey, publicKey] = await Promise.all([
    world.keyPairs(),
    mode === 'public_key' ? null : makeCertificateKey(world, mchid),
    mode === 'certificate' ? null : makePublicKey(world, mchid),
  ])
  const name = asked.name ?? `服务商 ${mchid}`
  const { serial, pem } = issueCertificate({
    name: { C: 'CN', O: '微信商户系统', OU: name, CN: mchid },
    publicKey: keys.publicKey,
    // The machine's time: TLS knows no other, and the simulator's may run far ahead of it.
    notBefore: Date.now() - BACKDATED_MS,
    notAfter: now + CERTIFICATE_LIFETIME_MS,
    issuer: issuerOf(world.authority),
  })
  const provider: Provider = {
    mchid,
    name,
    verify_mode: mode,
    api_v2_key: asked.api_v2_key ?? randomAlphanumeric(API_KEY_CHARACTERS),
    api_v3_key: asked.api_v3_key ?? randomAlphanumeric(API_KEY_CHARACTERS),
    refund_notify_url: null,
    serial,
    certificate_pem: pem,
    private_key_pem: privatePem(keys.privateKey),
    appids: [],
    certificate_serials: certificateKey ? [certificateKey.id] : [],
    public_key_id: publicKey?.id ?? null,
    may_combine: false,
    sub_fund_bill: false,
  }
  if (world.store.get('providers', mchid) ?? world.store.get('merchants', mchid)) {
    throw alreadyThere('商户号', 'mchid', mchid)
  }
  world.store.write(() => {
    for (const key of [certificateKey, publicKey]) if (key) world.store.put('platform_keys', key.id, key)
    world.store.put('providers', mchid, provider)
  })
  await world.store.durable()
  return provider
}

async function makePublicKey(world: World, mchid: string): Promise<PlatformKey> {
  const keys = await world.keyPairs()
  return {
    id: `PUB_KEY_ID_${randomDigits(PUBLIC_KEY_DIGITS)}`,
    mchid,
    kind: 'public_key',
    pem: publicPem(keys.publicKey),
    private_key_pem: privatePem(keys.privateKey),
    effective_at: world.clock.now(),
    expires_at: Number.MAX_SAFE_INTEGER,
  }
}

/** Keys in clear: what WeChat's portal hands to the SP, here for tests and seeding. */
export function renderProvider(world: World, provider: Provider): Record<string, unknown> {
  const publicKey = provider.public_key_id === null ? null : world.store.get('platform_keys', provider.public_key_id)
  return {
    mchid: provider.mchid,
    name: provider.name,
    verify_mode: provider.verify_mode,
    api_v2_key: provider.api_v2_key,
    may_combine: provider.may_combine,
    sub_fund_bill: provider.sub_fund_bill,
    api_v3_key: provider.api_v3_key,
    refund_notify_url: provider.refund_notify_url,
    violation_notify_url: provider.violation_notify_url ?? null,
    serial: provider.serial,
    certificate_expires_at: new X509Certificate(provider.certificate_pem).validToDate.toISOString(),
    certificate_pem: provider.certificate_pem,
    private_key_pem: provider.private_key_pem,
    appids: provider.appids,
    platform_certificates: provider.certificate_serials
      .map((serial) => world.store.get('platform_keys', serial))
      .filter((key) => key !== undefined)
      .map((key) => ({ serial: key.id, pem: key.pem, expires_at: new Date(key.expires_at).toISOString() })),
    public_key: publicKey ? { id: publicKey.id, pem: publicKey.pem } : null,
  }
}
