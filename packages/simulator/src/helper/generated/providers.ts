// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Funds, PortalFile, Provider } from './types/providers.ts'

export function providersCalls(ask: Ask) {
  return {
    /**
     * Where refunds without notify_url are told, as XML of APIv2; null: nowhere.
     * 退款配置：没有 notify_url 的退款通知到哪里。
     */
    configureRefunds: (
      mchid: string,
      body: {
        readonly url: string | null
      },
    ) => ask<Provider>('PUT', `/_control/providers/${part(mchid)}/refund-config`, { body }),
    /**
     * Binds an appid to the SP (an sp_appid).
     * 绑定 sp_appid。
     */
    bindAppid: (
      mchid: string,
      body: {
        readonly appid: string
      },
    ) => ask<Provider>('POST', `/_control/providers/${part(mchid)}/appids`, { body }),
    /**
     * Whether the SP may start combined orders.
     * 是否可以发起合单。
     */
    permitCombine: (
      mchid: string,
      body: {
        readonly granted: boolean
      },
    ) => ask<Provider>('PUT', `/_control/providers/${part(mchid)}/permissions/combine`, { body }),
    /**
     * All SPs, with their keys.
     * 所有服务商，含密钥。
     */
    list: () =>
      ask<{
        readonly providers: readonly Provider[]
      }>('GET', '/_control/providers'),
    /**
     * Makes an SP with its certificate and keys. `verify_mode`: certificate (default), public_key, both (the request's Wechatpay-Serial chooses for answers; notices come by either).
     * 一个服务商，连同证书与密钥。verify_mode：certificate（默认）、public_key、both（应答由请求的 Wechatpay-Serial 决定，通知二者皆有）。
     */
    make: (
      body: {
        readonly mchid?: string
        readonly name?: string
        readonly verify_mode?: 'certificate' | 'public_key' | 'both'
        readonly api_v2_key?: string
        readonly api_v3_key?: string
      } = {},
    ) => ask<Provider>('POST', '/_control/providers', { body }),
    /**
     * Adds a platform certificate that signs from now on.
     * 更换平台证书。
     */
    rotateCertificate: (mchid: string) =>
      ask<Provider>('POST', `/_control/providers/${part(mchid)}/rotate-certificate`),
    /**
     * The certificate files that can be downloaded.
     * 可下载的证书文件。
     */
    files: (mchid: string) =>
      ask<{
        readonly files: readonly PortalFile[]
      }>('GET', `/_control/providers/${part(mchid)}/files`),
    /**
     * One of them, as WeChat ships it. `{mchid}_{day}_cert.zip` holds `apiclient_cert.p12` (password: the mchid; RC2-40 and 3DES, so OpenSSL 3 needs -legacy), `apiclient_cert.pem`, `apiclient_key.pem` and a note. Platform certificates are `wechatpay_{serial}.pem`, the public key is `pub_key.pem`.
     * 一个证书文件，形如微信支付所发。压缩包 {商户号}_{日期}_cert.zip 内有 apiclient_cert.p12（密码为商户号，RC2-40 与 3DES，OpenSSL 3 须 -legacy）、apiclient_cert.pem、apiclient_key.pem、证书使用说明.txt。平台证书为 wechatpay_{序列号}.pem，微信支付公钥为 pub_key.pem。
     */
    file: (mchid: string, name: string) =>
      ask<Uint8Array>('GET', `/_control/providers/${part(mchid)}/files/${part(name)}`, { as: 'bytes' }),
    /**
     * Sets a new APIv2 or APIv3 key; the old one is dead at once.
     * 设置新的 APIv2 或 APIv3 密钥，旧密钥即刻失效。
     */
    setKeys: (
      mchid: string,
      body: {
        readonly api_v2_key?: string
        readonly api_v3_key?: string
      } = {},
    ) => ask<Provider>('PUT', `/_control/providers/${part(mchid)}/keys`, { body }),
    /**
     * The merchant's receipt page on the page of the gold plan; null: none.
     * 商家小票链接：点金计划页里的小票。
     */
    setReceiptPage: (
      mchid: string,
      body: {
        readonly url: string | null
      },
    ) =>
      ask<{
        readonly url: string | null
      }>('PUT', `/_control/providers/${part(mchid)}/receipt-page`, { body }),
    /**
     * The SP's own accounts.
     * 服务商自己的资金账户。
     */
    funds: (mchid: string) => ask<Funds>('GET', `/_control/providers/${part(mchid)}/funds`),
    /**
     * Pays money in; below zero, takes it to the bank.
     * 充值；负数为提现到银行。
     */
    moveFunds: (
      mchid: string,
      body: {
        readonly account_type: 'BASIC' | 'OPERATION' | 'FEES'
        readonly amount_fen: number
      },
    ) => ask<Funds>('POST', `/_control/providers/${part(mchid)}/funds`, { body }),
    /**
     * Whether the SP may have its sub-merchants' fund-flow bills.
     * 是否可以下载子商户资金账单。
     */
    permitSubFundBill: (
      mchid: string,
      body: {
        readonly granted: boolean
      },
    ) =>
      ask<{
        readonly mchid: string
        readonly sub_fund_bill: boolean
      }>('PUT', `/_control/providers/${part(mchid)}/permissions/sub_fund_bill`, { body }),
  }
}
