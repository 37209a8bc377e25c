import type { Mode } from '../providers/account.ts'

type Words = { readonly en: string; readonly zh: string }

type KindOfLooseEnd = {
  /** Whether the leaving cannot end while there is one; the others only want to be known. */
  readonly blocks: boolean
  /** Whether the merchant's own people are shown it. */
  readonly isTheirs: boolean
  readonly what: Words
  readonly next: Words
}

/** Of everything that a merchant may leave open: whether it stands in the way, what it is called, and what to do. */
export const LOOSE_ENDS = {
  payments_unknown: {
    ...{ blocks: true, isTheirs: true },
    what: { en: 'Payments whose outcome is not known', zh: '结果未知的支付' },
    next: {
      en: 'They are asked about until WeChat’s word is final; have one asked at once on its page.',
      zh: '系统会持续向微信支付查询直到有最终结果；也可在支付详情中立即查询。',
    },
  },
  payments_open: {
    ...{ blocks: true, isTheirs: true },
    what: { en: 'Payments that may still be paid', zh: '待支付的订单' },
    next: { en: 'Close them, or wait: each lapses by itself.', zh: '请关闭订单，或等待其到期自动关闭。' },
  },
  refunds_under_way: {
    ...{ blocks: true, isTheirs: true },
    what: { en: 'Refunds under way', zh: '退款中的退款' },
    next: {
      en: 'Wait for WeChat: it takes up to three working days.',
      zh: '请等待微信支付退款到账，最长约 3 个工作日。',
    },
  },
  refunds_waiting: {
    ...{ blocks: true, isTheirs: true },
    what: { en: 'Refunds that wait for money', zh: '因余额不足等待中的退款' },
    next: {
      en: 'The merchant pays in at its merchant platform; the refund is then tried again by itself.',
      zh: '请商户在商户平台充值，余额充足后系统会自动重试。',
    },
  },
  refunds_abnormal: {
    ...{ blocks: true, isTheirs: true },
    what: { en: 'Refunds that the payer could not be given', zh: '异常退款' },
    next: {
      en: 'Open the refund: it says where the money can go.',
      zh: '请打开退款详情，按提示处理退款去向。',
    },
  },
  disagreements: {
    ...{ blocks: true, isTheirs: false },
    what: { en: 'Disagreements with WeChat', zh: '与微信支付不一致的差异' },
    next: { en: 'Look at both sides and settle each.', zh: '请核对双方记录并逐一处理。' },
  },
  approvals: {
    ...{ blocks: true, isTheirs: true },
    what: { en: 'Requests that wait for a second person', zh: '待复核的申请' },
    next: {
      en: 'Approve or refuse each; nobody of the merchant can once it has left. They lapse by themselves.',
      zh: '请逐一复核；结束合作后商户人员无法再处理。逾期自动失效。',
    },
  },
  applyments: {
    ...{ blocks: true, isTheirs: false },
    what: { en: 'Onboardings that have not ended', zh: '未结束的进件' },
    next: {
      en: 'Let WeChat’s review end, or give the form up; only then are its papers deleted in their time.',
      zh: '请等待审核结束或取消申请单；结束后资料才会按期删除。',
    },
  },
  subject_confirmations: {
    ...{ blocks: true, isTheirs: false },
    what: { en: 'Subject confirmations that have not ended', zh: '未结束的开户意愿确认' },
    next: { en: 'Let them end, or cancel them.', zh: '请等待其结束，或撤销。' },
  },
  settlement_changes: {
    ...{ blocks: true, isTheirs: true },
    what: { en: 'Changes of the settlement account under review', zh: '审核中的结算账户修改' },
    next: { en: 'Wait for WeChat’s review to end.', zh: '请等待微信支付审核结束。' },
  },
  days_for_exports: {
    ...{ blocks: true, isTheirs: true },
    what: { en: 'Days promised for fetching files', zh: '承诺的资料导出期限' },
    next: {
      en: 'The merchant may fetch its files until then; afterwards the leaving can end.',
      zh: '在此之前商户可以导出资料；到期后方可结束合作。',
    },
  },
  settings_under_way: {
    ...{ blocks: false, isTheirs: false },
    what: { en: 'Settings that WeChat has not answered', zh: '微信支付尚未答复的设置' },
    next: { en: 'They are followed by themselves, also afterwards.', zh: '系统会继续跟进，结束合作后也不中断。' },
  },
  test_payments: {
    ...{ blocks: false, isTheirs: false },
    what: { en: 'Test payments that were not given back', zh: '未退回的 1 分钱测试' },
    next: { en: 'Refund the fen on the payment’s page.', zh: '请在支付详情中将其退款。' },
  },
  violations: {
    ...{ blocks: false, isTheirs: false },
    what: { en: 'Records of risk control that stand', zh: '未结案的处罚或拦截' },
    next: { en: 'Settle those that are over.', zh: '已解除的请结案。' },
  },
  gold_plans: {
    ...{ blocks: false, isTheirs: false },
    what: { en: 'Numbers with the gold plan on', zh: '已开通点金计划的商户号' },
    next: {
      en: 'Switch it off here: otherwise payers go on seeing your receipt page wherever the number is used next.',
      zh: '请在点金计划中关闭，否则该商户号今后的付款人仍会看到您的小票页。',
    },
  },
  follows: {
    ...{ blocks: false, isTheirs: false },
    what: { en: 'Numbers whose payers are asked to follow an account', zh: '设有推荐关注的商户号' },
    next: {
      en: 'WeChat’s interface takes no setting away. Set another account if the follower should not be yours, look on the partner platform, or ask the account manager.',
      zh: '微信支付没有取消推荐关注的接口。若不应再引流到您的公众号，请在终止前改为商户自己的，或在服务商平台查看、联系商务经理。',
    },
  },
  bindings: {
    ...{ blocks: false, isTheirs: false },
    what: { en: 'Bound appids', zh: '已绑定的 appid' },
    next: {
      en: 'WeChat’s interface unbinds none; what is not unbound by hand stays at WeChat. Note here with the reason that it is no longer used.',
      zh: '微信支付没有解绑接口，未手工解绑的会留在微信侧；请在此处登记解绑与原因，本系统不再使用它。',
    },
  },
  pay_paths: {
    ...{ blocks: false, isTheirs: false },
    what: { en: 'Pay paths', zh: '支付授权目录' },
    next: {
      en: 'WeChat’s interface removes none: remove them on the partner platform by hand, then here.',
      zh: '微信支付没有删除接口，请在服务商平台手工删除，再在此处移除。',
    },
  },
  payments_refundable: {
    ...{ blocks: false, isTheirs: true },
    what: { en: 'Payments that can still be refunded', zh: '仍在一年退款期内的支付' },
    next: {
      en: 'After the end only the provider refunds them, here; on the day named the last can no longer be refunded.',
      zh: '结束合作后只能由服务商在此退款；到所示日期后均不可再退。',
    },
  },
  webhook_deliveries: {
    ...{ blocks: false, isTheirs: true },
    what: { en: 'Events that its endpoints have not taken yet', zh: '尚未送达的事件推送' },
    next: {
      en: 'They are tried for about a day, also after the end; each endpoint is switched off after its last one.',
      zh: '系统会重试约一天，结束合作后也会送完；每个推送地址在送完最后一条后停用。',
    },
  },
  api_keys: {
    ...{ blocks: false, isTheirs: true },
    what: { en: 'API keys of the merchant', zh: '商户的 API 密钥' },
    next: { en: 'They are withdrawn at the end.', zh: '结束合作时自动吊销。' },
  },
  people: {
    ...{ blocks: false, isTheirs: true },
    what: { en: 'People of the merchant', zh: '商户的人员' },
    next: { en: 'Their access ends and they are signed out at the end.', zh: '结束合作时取消其权限并退出登录。' },
  },
  invitations: {
    ...{ blocks: false, isTheirs: true },
    what: { en: 'Invitations that nobody has used', zh: '未使用的邀请' },
    next: { en: 'They are withdrawn at the end.', zh: '结束合作时自动撤回。' },
  },
  personal_papers: {
    ...{ blocks: false, isTheirs: true },
    what: { en: 'Forms with personal papers', zh: '含个人资料的申请单' },
    next: {
      en: 'Papers and forms in clear are deleted by themselves, the last on the day named. Signed agreements and proofs stay.',
      zh: '资料与申请单明文会自动删除，最后一份见所示日期；已签署的协议和凭据保留。',
    },
  },
} as const satisfies Record<string, KindOfLooseEnd>

export type LooseEndKind = keyof typeof LOOSE_ENDS

/** What is open of one kind, in one mode. */
export type LooseEnd = {
  readonly kind: LooseEndKind
  readonly blocks: boolean
  /** Null for what is of both. */
  readonly mode: Mode | null
  readonly count: number
  /** There are more than were counted. */
  readonly isMore: boolean
  /** The first few. */
  readonly things: readonly string[]
  /** Until when it lasts at most, where that is known. */
  readonly until: Date | null
}

/** So many are counted of what may be millions. */
export const mostCounted = 10_000

/** In the order of the table: what stands in the way first, and live before test. */
export function toLooseEnds(
  found: readonly Pick<LooseEnd, 'kind' | 'mode' | 'count' | 'things' | 'until'>[],
): LooseEnd[] {
  const order = Object.keys(LOOSE_ENDS)
  return found
    .map((one) => ({
      ...one,
      count: Math.min(one.count, mostCounted),
      isMore: one.count > mostCounted,
      blocks: LOOSE_ENDS[one.kind].blocks,
    }))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.mode ?? '').localeCompare(b.mode ?? ''))
}
