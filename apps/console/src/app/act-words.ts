import { defineWords, useLanguage, useWords } from '../kit/i18n.ts'

const actWords = defineWords(
  'acts',
  {
    payments: '收款',
    refunds: '退款',
    merchants: '商户',
    applyments: '进件',
    events: '事件',
    disagreements: '差异',
    reconciliations: '对账',
    webhooks: '事件推送',
    keys: 'API 密钥',
    people: '人员',
    agents: '代理',
    audit: '审计',
    approvals: '审批',
    settings: '设置',
    operations: '运营',
    requests: '请求日志',
    accounts: '服务商号',
    wechat: '向微信查询',
    exports: '导出',
    exchanges: '原始报文',
    make: '发起',
    read: '查看',
    close: '关闭',
    open: '打开正本',
    manage: '管理',
    check: '校验',
    decide: '批准或拒绝',
    settle: '处理',
    ask: '发起',
    self: '管理自己的登录',
  },
  {
    payments: 'Payments',
    refunds: 'Refunds',
    merchants: 'Merchants',
    applyments: 'Applications',
    events: 'Events',
    disagreements: 'Disagreements',
    reconciliations: 'Reconciliation',
    webhooks: 'Webhooks',
    keys: 'API keys',
    people: 'People',
    agents: 'Agents',
    audit: 'Audit',
    approvals: 'Approvals',
    settings: 'Settings',
    operations: 'Operations',
    requests: 'Request log',
    accounts: 'Accounts',
    wechat: 'Asking WeChat',
    exports: 'Exports',
    exchanges: 'Raw exchanges',
    make: 'make',
    read: 'see',
    close: 'close',
    open: 'open the papers',
    manage: 'manage',
    check: 'check',
    decide: 'decide',
    settle: 'settle',
    ask: 'ask',
    self: 'One’s own sign-in',
  },
)

/** What an act is called: `refunds.make` as 退款：发起. What has no word yet shows its name. */
export function useActName(): (act: string) => string {
  const t = useWords(actWords)
  const language = useLanguage()
  const word = (key: string) => (actWords.keys.some((one) => one === key) ? t(key as 'self') : key)
  return (act) =>
    act
      .split('.')
      .map(word)
      .join(language === 'zh' ? '：' : ': ')
}
