// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type Rules = {
  /** merchant（默认）：子商户授权退款前，服务商退款为 NO_AUTH；granted：一开始就有 · merchant (default): a refund is NO_AUTH until the sub-merchant grants `refund`; granted: from the start */
  readonly refundAuthority: 'merchant' | 'granted'
  /** 退款受理到成功的虚拟秒数，默认 3；0 为立即 · virtual seconds from acceptance of a refund to success, default 3; 0 = at once */
  readonly refundSeconds: number
  /** 默认 off。on 时每个服务商每虚拟秒：JSAPI 下单 500、付款码 33、退款 150（失败 6）、查退款 300，超过为 429 FREQUENCY_LIMITED · default off. When on, per SP and virtual second: JSAPI orders 500, code payments 33, refunds 150 and failed ones 6, refund queries 300; above that 429 FREQUENCY_LIMITED */
  readonly frequencyLimits: 'on' | 'off'
  /** registered（默认）：网页授权只能回到已登记的域名；any：任何地方 · registered (default): OAuth leads only to the oauth_domains of the appid; any: anywhere */
  readonly oauthDomains: 'registered' | 'any'
  /** registered（默认）：网页只能在服务商或子商户登记的支付授权目录里调起 JSAPI；any：任何网页 · registered (default): a page calls up JSAPI only from a pay path of the SP or the sub-merchant; any: from anywhere */
  readonly payPaths: 'registered' | 'any'
  /** 邀约授权退款到生效的虚拟秒数，默认 600 · virtual seconds until refund authority granted upon invitation takes effect, default 600 */
  readonly invitationSeconds: number
  /** 默认 T+1：次日 9 点结算；off：不结算 · default T+1: remitted at nine the next morning; off: stays */
  readonly settlement: 'T+1' | 'off'
  /** 加密账单每个分片的行数，默认 1000000 · lines of each piece of an encrypted bill, default 1,000,000 */
  readonly billPieceRows: number
  /** 默认 on：支付后推荐关注 · default on: payers are asked to follow an account after paying */
  readonly recommendFollow: 'on' | 'off'
}

export type RuleChanges = {
  /** merchant（默认）：子商户授权退款前，服务商退款为 NO_AUTH；granted：一开始就有 · merchant (default): a refund is NO_AUTH until the sub-merchant grants `refund`; granted: from the start */
  readonly refundAuthority?: 'merchant' | 'granted'
  /** 退款受理到成功的虚拟秒数，默认 3；0 为立即 · virtual seconds from acceptance of a refund to success, default 3; 0 = at once */
  readonly refundSeconds?: number
  /** 默认 off。on 时每个服务商每虚拟秒：JSAPI 下单 500、付款码 33、退款 150（失败 6）、查退款 300，超过为 429 FREQUENCY_LIMITED · default off. When on, per SP and virtual second: JSAPI orders 500, code payments 33, refunds 150 and failed ones 6, refund queries 300; above that 429 FREQUENCY_LIMITED */
  readonly frequencyLimits?: 'on' | 'off'
  /** registered（默认）：网页授权只能回到已登记的域名；any：任何地方 · registered (default): OAuth leads only to the oauth_domains of the appid; any: anywhere */
  readonly oauthDomains?: 'registered' | 'any'
  /** registered（默认）：网页只能在服务商或子商户登记的支付授权目录里调起 JSAPI；any：任何网页 · registered (default): a page calls up JSAPI only from a pay path of the SP or the sub-merchant; any: from anywhere */
  readonly payPaths?: 'registered' | 'any'
  /** 邀约授权退款到生效的虚拟秒数，默认 600 · virtual seconds until refund authority granted upon invitation takes effect, default 600 */
  readonly invitationSeconds?: number
  /** 默认 T+1：次日 9 点结算；off：不结算 · default T+1: remitted at nine the next morning; off: stays */
  readonly settlement?: 'T+1' | 'off'
  /** 加密账单每个分片的行数，默认 1000000 · lines of each piece of an encrypted bill, default 1,000,000 */
  readonly billPieceRows?: number
  /** 默认 on：支付后推荐关注 · default on: payers are asked to follow an account after paying */
  readonly recommendFollow?: 'on' | 'off'
}
