/** The chapters of the reference, in its order. */
export const GROUPS = {
  service: { zh: '服务', en: 'Service' },
  clock: { zh: '时钟', en: 'Clock' },
  rules: { zh: '规则', en: 'Rules' },
  requests: { zh: '请求日志', en: 'Request log' },
  providers: { zh: '服务商', en: 'Service providers' },
  appids: { zh: '应用', en: 'Appids' },
  merchants: { zh: '特约商户', en: 'Sub-merchants' },
  agreements: { zh: '商务经理', en: 'Account manager' },
  forms: { zh: '进件与开户意愿确认', en: 'Onboarding' },
  risk: { zh: '风控', en: 'Risk control' },
  payers: { zh: '付款人', en: 'Payers' },
  logins: { zh: '登录', en: 'Logins' },
  pages: { zh: '微信里的网页', en: 'Pages in WeChat' },
  orders: { zh: '订单与支付', en: 'Orders and paying' },
  codes: { zh: '付款码', en: 'Payment codes' },
  notices: { zh: '通知', en: 'Notices' },
  books: { zh: '账本', en: 'Books' },
  settlements: { zh: '结算', en: 'Settlement' },
  media: { zh: '上传文件', en: 'Uploads' },
  faults: { zh: '故障', en: 'Faults' },
  worlds: { zh: '世界', en: 'Worlds' },
  snapshots: { zh: '快照', en: 'Snapshots' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>

export type GroupName = keyof typeof GROUPS
