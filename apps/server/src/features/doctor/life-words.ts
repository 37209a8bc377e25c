import type { Explained } from './explained.ts'

/** What is found of what WeChat limits and tells, and of what it is asked for by hand. `{name}` stands for a fact. */
export const lifeWords = {
  LIMITS_NONE: {
    state: 'good',
    detail: 'WeChat limits nothing for {number}.',
    detailZh: '微信支付没有限制 {number}。',
  },
  LIMITS_STANDING: {
    state: 'wrong',
    detail: 'WeChat has closed for {number}: {names}.',
    detailZh: '微信支付限制了 {number}：{namesZh}。',
    next: '{way}',
    nextZh: '{wayZh}',
    place: 'violations',
  },
  LIMITS_UNASKED: {
    state: 'advice',
    detail: 'WeChat was not asked yet what it limits for {number}.',
    detailZh: '还没有向微信支付查询 {number} 是否受限。',
    next: 'Look again.',
    nextZh: '请点「重新检查」。',
  },
  VIOLATIONS_TOLD: {
    state: 'good',
    detail: 'WeChat tells here what its risk control does.',
    detailZh: '微信支付的风控处置会通知到这里。',
  },
  VIOLATIONS_ELSEWHERE: {
    state: 'advice',
    detail: 'WeChat tells its risk control’s deeds elsewhere: {url}.',
    detailZh: '微信支付的风控处置通知发往其他地址：{url}。',
    next: 'Ask who looks after that system, then replace it on the account’s page.',
    nextZh: '请与该系统的负责人确认，再在服务商号页改为此地址。',
    place: 'account',
  },
  VIOLATIONS_REFUSED: {
    state: 'advice',
    detail: 'WeChat did not take our address for its risk control’s notices: {words} ({code})',
    detailZh: '微信支付没有受理风控处置通知地址：{words}（{code}）',
    next: 'Put it right and register the address on the account’s page.',
    nextZh: '请处理后在服务商号页重新登记。',
    place: 'account',
  },
  VIOLATIONS_UNTOLD: {
    state: 'advice',
    detail: 'Whether WeChat tells its risk control’s deeds here is not known yet.',
    detailZh: '还不知道微信支付的风控处置是否会通知到这里。',
    next: 'It registers itself within a minute, once the address is public; see the account’s page.',
    nextZh: '地址可由公网访问后一分钟内自动登记，见服务商号页。',
    place: 'account',
  },
  DOMAINS_GOOD: {
    state: 'good',
    detail: 'H5 may start from: {names}.',
    detailZh: 'H5 支付可从这些域名发起：{names}。',
  },
  DOMAINS_WAITING: {
    state: 'wrong',
    detail: 'H5 is granted, and none of its domains is yet: {names}.',
    detailZh: '已开通 H5，但域名都还没有开通：{names}。',
    next: 'Ask for them on the partner platform, then write down that they are granted.',
    nextZh: '请在服务商平台申请，开通后登记。',
    place: 'development',
  },
  DOMAINS_NONE: {
    state: 'wrong',
    detail: 'H5 is granted, and no domain is written down: WeChat refuses payments from any other.',
    detailZh: '已开通 H5，但没有登记域名：从未配置的域名发起会被微信支付拒绝。',
    next: 'Write down the domain of the cashier’s page and ask for it on the partner platform.',
    nextZh: '请登记收银页的域名，并在服务商平台申请。',
    place: 'development',
  },
  FOLLOW_GOOD: {
    state: 'good',
    detail: 'The account that payers are asked to follow is of its subject, or there is an agreement.',
    detailZh: '推荐关注的公众号主体一致，或已登记协议。',
  },
  FOLLOW_UNAGREED: {
    state: 'advice',
    detail: 'Payers are asked to follow {appid} of another subject, and no agreement is recorded.',
    detailZh: '推荐关注的 {appid} 主体不一致，且没有登记协议。',
    next: 'Record the signed agreement, or set an account of the merchant’s own.',
    nextZh: '请登记已签署的协议，或改为商户自己的公众号。',
    place: 'follow',
  },
} as const satisfies Readonly<Record<string, Explained>>
