// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type {
  DevConfig,
  Flow,
  GoldPlan,
  HandRefund,
  InitialPassword,
  Merchant,
  PortalLogin,
} from './types/merchants.ts'

export function merchantsCalls(ask: Ask) {
  return {
    /**
     * Grants or withdraws a permission, the short way through the desk.
     * 直接授予或收回一项权限。
     */
    permit: (
      sub_mchid: string,
      name: string,
      body: {
        readonly granted: boolean
      },
    ) => ask<Merchant>('PUT', `/_control/merchants/${part(sub_mchid)}/permissions/${part(name)}`, { body }),
    /**
     * Risk control: while not allowed every order is 403 RULE_LIMIT.
     * 风控：不允许时收款为 403 RULE_LIMIT。
     */
    allowCollecting: (
      sub_mchid: string,
      body: {
        readonly allowed: boolean
      },
    ) => ask<Merchant>('PUT', `/_control/merchants/${part(sub_mchid)}/collecting`, { body }),
    /**
     * The merchant takes money to its bank.
     * 商户提现到银行。
     */
    withdraw: (
      sub_mchid: string,
      body: {
        readonly amount_fen: number
      },
    ) => ask<Merchant>('POST', `/_control/merchants/${part(sub_mchid)}/withdraw`, { body }),
    /**
     * Binds a sub_appid; one of another subject needs a joint-operation letter.
     * 绑定 sub_appid；主体不一致须有联合运营函。
     */
    bindAppid: (
      sub_mchid: string,
      body: {
        readonly appid: string
        readonly joint_operation_letter?: boolean
      },
    ) => ask<Merchant>('POST', `/_control/merchants/${part(sub_mchid)}/appids`, { body }),
    /**
     * Unbinds a sub_appid.
     * 解绑 sub_appid。
     */
    unbindAppid: (sub_mchid: string, appid: string) =>
      ask<Merchant>('DELETE', `/_control/merchants/${part(sub_mchid)}/appids/${part(appid)}`),
    /**
     * All sub-merchants.
     * 所有特约商户。
     */
    list: () =>
      ask<{
        readonly merchants: readonly Merchant[]
      }>('GET', '/_control/merchants'),
    /**
     * Makes a sub-merchant of an SP. `fee_rate_ppm` default 6000 (0.6 %); `permissions`: what it begins with, by default jsapi, native, mini_program, codepay.
     * 使一个特约商户已进件开户。fee_rate_ppm 默认 6000（0.6%）；permissions 默认 jsapi、native、mini_program、codepay。
     */
    make: (body: {
      readonly provider: string
      readonly sub_mchid?: string
      readonly name: string
      readonly subject_type: 'company' | 'individual' | 'micro'
      readonly subject: string
      readonly fee_rate_ppm?: number
      readonly permissions?: {
        readonly jsapi?: boolean
        readonly native?: boolean
        readonly mini_program?: boolean
        readonly app?: boolean
        readonly h5?: boolean
        readonly codepay?: boolean
        readonly combine?: boolean
        readonly refund?: boolean
        readonly red_packets?: boolean
      }
    }) => ask<Merchant>('POST', '/_control/merchants', { body }),
    /**
     * Its development settings: pay paths, and the accounts that payers are asked to follow.
     * 开发配置：支付授权目录与推荐关注。
     */
    devConfig: (sub_mchid: string) => ask<DevConfig>('GET', `/_control/merchants/${part(sub_mchid)}/dev-config`),
    /**
     * Adds a path from which its pages may call up JSAPI; 5 at most.
     * 添加支付授权目录，至多 5 个。
     */
    addPayPath: (
      sub_mchid: string,
      body: {
        readonly path: string
      },
    ) => ask<DevConfig>('POST', `/_control/merchants/${part(sub_mchid)}/pay-paths`, { body }),
    /**
     * Sets the account or mini program that payers are asked to follow; not to be changed for 30 days.
     * 设置支付后推荐关注的公众号或小程序，30 天内不可再改。
     */
    recommend: (
      sub_mchid: string,
      body: {
        readonly sub_appid?: string
        readonly subscribe_appid?: string
        readonly receipt_appid?: string
      } = {},
    ) => ask<DevConfig>('POST', `/_control/merchants/${part(sub_mchid)}/recommendations`, { body }),
    /**
     * What moved on its account, newest first.
     * 资金流水，由新到旧。
     */
    flows: (sub_mchid: string, query: { readonly limit?: number | string } = {}) =>
      ask<{
        readonly flows: readonly Flow[]
      }>('GET', `/_control/merchants/${part(sub_mchid)}/flows`, { query }),
    /**
     * How its login to the merchant platform stands.
     * 商户平台的登录状态。
     */
    portalLogin: (sub_mchid: string) => ask<PortalLogin>('GET', `/_control/merchants/${part(sub_mchid)}/portal-login`),
    /**
     * Its initial password for the merchant platform, told this once.
     * 领取商户平台的初始密码，仅此一次。
     */
    initialPassword: (sub_mchid: string) =>
      ask<InitialPassword>('POST', `/_control/merchants/${part(sub_mchid)}/portal-login/initial-password`),
    /**
     * Signs in to the merchant platform; at the first time with a new password.
     * 登录商户平台；首次登录须设置新密码。
     */
    signIn: (
      sub_mchid: string,
      body: {
        readonly password: string
        readonly new_password?: string
      },
    ) => ask<PortalLogin>('POST', `/_control/merchants/${part(sub_mchid)}/portal-login/sign-ins`, { body }),
    /**
     * Resets it: the old password is dead, and an initial one may be fetched again.
     * 重置密码：旧密码失效，可再领取一次。
     */
    resetPortalLogin: (sub_mchid: string) =>
      ask<PortalLogin>('POST', `/_control/merchants/${part(sub_mchid)}/portal-login/resets`),
    /**
     * The sub-merchant refunds on its own merchant platform, whatever its SP may do. Either `out_trade_no` or `transaction_id`. A refusal is 409 with the code of APIv3.
     * 子商户在商户平台自行退款。out_trade_no 与 transaction_id 二选一。拒绝时为 409，code 同 APIv3。
     */
    refund: (
      sub_mchid: string,
      body: {
        readonly out_trade_no?: string
        readonly transaction_id?: string
        readonly amount_fen: number
        readonly reason?: string
      },
    ) => ask<HandRefund>('POST', `/_control/merchants/${part(sub_mchid)}/refunds`, { body }),
    /**
     * The merchant pays money in, for refunds.
     * 商户充值，供退款。
     */
    topUp: (
      sub_mchid: string,
      body: {
        readonly amount_fen: number
      },
    ) =>
      ask<{
        readonly sub_mchid: string
        /** 分 · fen */
        readonly amount_fen: number
      }>('POST', `/_control/merchants/${part(sub_mchid)}/top-up`, { body }),
    /**
     * Its gold plan: what was asked for of each switch, and what holds after its five minutes.
     * 点金计划的各开关：所求与现行。
     */
    goldPlan: (sub_mchid: string) => ask<GoldPlan>('GET', `/_control/merchants/${part(sub_mchid)}/gold-plan`),
  }
}
