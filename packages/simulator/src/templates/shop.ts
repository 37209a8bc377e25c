import type { Template } from './template.ts'

/** 单店: nothing is bound, and all goes by the SP's own appid (M14). */
export const shop: Template = {
  zh: '单店：一家小店，没有自己的应用，全用服务商的 appid',
  en: "a single shop: no appid of its own, everything goes by the service provider's (M14)",
  provider: { mchid: '1900000003', name: '特约云（示例服务商）', api_v3_key: 'shop0000shop0000shop0000shop0000' },
  appids: [
    {
      appid: 'wx1900000000000003',
      name: '特约云',
      kind: 'service_account',
      subject: '特约云科技有限公司',
      app_secret: '19000000000000031900000000000003',
      oauth_domains: ['localhost', '127.0.0.1'],
    },
  ],
  merchants: [
    {
      sub_mchid: '1600000301',
      name: '老王水果店',
      subject_type: 'individual',
      subject: '浦东新区老王水果店',
      permissions: { refund: true },
      appids: [],
    },
  ],
  payers: [
    { id: 'zhang-san', name: '张三', balance_fen: 1_000_00 },
    { id: 'li-si', name: '李四', balance_fen: 50_00 },
  ],
  history: [
    { at: [2, 10], sub_mchid: '1600000301', payer: 'zhang-san', fen: 38_80, what: '苹果' },
    { at: [1, 9], sub_mchid: '1600000301', payer: 'li-si', fen: 12_00, what: '香蕉', refundFen: 4_00 },
    { at: [1, 18], sub_mchid: '1600000301', payer: 'zhang-san', fen: 66_00, what: '车厘子' },
  ],
}
