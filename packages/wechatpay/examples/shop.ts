import { createPrivateKey } from 'node:crypto'
import { createWechatPay, type WechatPay } from '@teyue/wechatpay/client'
import { createKeyring, type Keyring } from '@teyue/wechatpay/keyring'

/** What an operator has from WeChat's platforms; here a simulator's control API hands it out. */
export type Shop = {
  readonly wechat: WechatPay
  readonly keyring: Keyring
  readonly mchid: string
  readonly subMchid: string
  readonly app: { readonly appid: string; readonly secret: string }
  readonly payer: string
  readonly apiV3Key: string
  readonly privateKeyPem: string
  /** The simulator's clock, which examples turn. With WeChat itself it is the wall's. */
  now(): Date
  /** What APIv2 needs besides. */
  readonly older: Older
}

type Older = {
  readonly apiV2Key: string
  readonly certificatePem: string
  readonly baseUrl: string
  readonly secureBaseUrl: string
  readonly ca: string
}

export const simulator = process.argv[2] ?? 'http://127.0.0.1:8601'
let offsetMs = 0

export async function control<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${simulator}/_control/${path}`, {
    method,
    ...(body && { headers, body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** A provider with one sub-merchant, one service account and a payer, and a client that knows WeChat's keys. */
export async function openShop(): Promise<Shop> {
  await followClock()
  const provider = await control<Provider>('POST', 'providers', { name: '特约科技' })
  const { appid, app_secret } = await control<{ appid: string; app_secret: string }>('POST', 'appids', {
    name: '特约服务号',
    kind: 'service_account',
    subject: '特约科技',
    oauth_domains: ['pay.example.cn'],
  })
  await control('POST', `providers/${provider.mchid}/appids`, { appid })
  const { sub_mchid } = await control<{ sub_mchid: string }>('POST', 'merchants', {
    provider: provider.mchid,
    name: '面馆',
    subject_type: 'company',
    subject: '面馆有限公司',
  })
  await control('PUT', `merchants/${sub_mchid}/permissions/refund`, { granted: true })
  const payer = await control<{ id: string }>('POST', 'payers', { name: '小明' })

  const keyring = createKeyring({})
  const wechat = createWechatPay({
    spMchid: provider.mchid,
    serial: provider.serial,
    privateKey: createPrivateKey(provider.private_key_pem),
    apiV3Key: provider.api_v3_key,
    keyring,
    now,
    baseUrl: simulator,
  })
  await wechat.certificates.refresh(keyring)
  return {
    wechat,
    keyring,
    mchid: provider.mchid,
    subMchid: sub_mchid,
    app: { appid, secret: app_secret },
    payer: payer.id,
    apiV3Key: provider.api_v3_key,
    privateKeyPem: provider.private_key_pem,
    now,
    older: await olderOf(provider),
  }
}

type Provider = {
  readonly mchid: string
  readonly serial: string
  readonly private_key_pem: string
  readonly certificate_pem: string
  readonly api_v3_key: string
  readonly api_v2_key: string
}

async function olderOf({ api_v2_key, certificate_pem }: Provider): Promise<Older> {
  const { url, ca_pem } = await control<{ url: string; ca_pem: string }>('GET', 'tls')
  return { apiV2Key: api_v2_key, certificatePem: certificate_pem, baseUrl: simulator, secureBaseUrl: url, ca: ca_pem }
}

/** Lets time pass at the simulator, and for this shop with it. */
export async function turnClock(ms: number): Promise<void> {
  await control('POST', 'clock/advance', { ms })
  await followClock()
}

async function followClock(): Promise<void> {
  offsetMs = (await control<{ offset_ms: number }>('GET', 'clock')).offset_ms
}

function now(): Date {
  return new Date(Date.now() + offsetMs)
}

/** Who sells what, without how it is paid. */
export function orderOf(shop: Shop, notifyUrl = 'https://pay.example.cn/notify') {
  return {
    sp_appid: shop.app.appid,
    sp_mchid: shop.mchid,
    sub_mchid: shop.subMchid,
    out_trade_no: `T${Date.now()}`,
    description: '牛肉面',
    notify_url: notifyUrl,
    amount: { total: 1800, currency: 'CNY' as const },
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
