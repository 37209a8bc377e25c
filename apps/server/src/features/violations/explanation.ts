import type { Violation } from './violation.ts'

export type Explanation = {
  readonly says: string
  readonly saysZh: string
  readonly next: string
  readonly nextZh: string
}

type Words = { readonly en: string; readonly zh: string }

// WeChat's plans are sentences of its own; what is closed is read from the words that it uses.
const effects: readonly (readonly [RegExp, Words])[] = [
  [
    /(关闭|暂停|限制|停止|终止)[^，。；]*(支付|收款|交易)|(支付|收款|交易)[^，。；]*(受限|限制|关闭)/,
    {
      en: 'Payers cannot pay this merchant: every order is refused until WeChat opens it again.',
      zh: '付款人无法向该商户付款：在微信支付恢复之前，每笔下单都会被拒绝。',
    },
  ],
  [
    /(关闭|暂停|限制|冻结)[^，。；]*退款/,
    {
      en: 'Refunds are closed: what is owed to payers waits, and is not lost.',
      zh: '退款功能受限：应退给付款人的款项需等待恢复，不会丢失。',
    },
  ],
  [
    /冻结|延(迟|长)结算|(暂停|限制|关闭|停止)[^，。；]*(提现|结算)/,
    {
      en: 'Money that was collected stays with WeChat: it is not paid out for now.',
      zh: '已收款项留在微信支付，暂不结算或提现。',
    },
  ],
  [/警告|提醒|整改/, { en: 'A warning: nothing is closed yet.', zh: '这是警告：目前没有关闭任何功能。' }],
]

const appeal: Words = {
  en: 'The merchant’s super administrator looks at the reason in the mini program 微信支付商家助手 (风险处理), or at pay.weixin.qq.com, 账户中心 → 消息 → 违约记录, and appeals with the papers named there.',
  zh: '请商户超级管理员在“微信支付商家助手”小程序的风险处理，或 pay.weixin.qq.com 的账户中心 → 消息 → 违约记录中查看原因，并按指引提交资料申诉。',
}

// Where something other than an appeal comes first.
const steps: Readonly<Record<string, Words>> = {
  UNCONFIRMED_WILLINGNESS_TO_OPEN_AN_ACCOUNT: {
    en: 'Have the merchant confirm that it wants the account: the tab “Subject confirmation” of the merchant shows how.',
    zh: '请为商户完成开户意愿确认：见商户页的“开户意愿确认”。',
  },
  INCORRECT_INFORMATION_SUBMITTED: {
    en: 'Compare what was submitted with the merchant’s papers, then have it corrected where WeChat names it.',
    zh: '请核对进件资料与商户证照，再按微信支付的指引更正。',
  },
  UNACCEPTABLE_DOCUMENTS: {
    en: 'Ask the merchant for valid papers, then have them submitted where WeChat names it.',
    zh: '请商户补齐有效证照，再按微信支付的指引提交。',
  },
}

/** What it means for the merchant, and what somebody is to do now. */
export function explainViolation(
  violation: Pick<Violation, 'kind' | 'state' | 'punishPlan' | 'riskType'>,
): Explanation {
  if (violation.state !== 'standing') return over(violation)
  const says = meaningOf(violation)
  const next = [...(steps[violation.riskType] ? [steps[violation.riskType]!] : []), appeal]
  return {
    says: says.en,
    saysZh: says.zh,
    next: `${next.map(({ en }) => en).join(' ')} Settle it here once it is over.`,
    nextZh: `${next.map(({ zh }) => zh).join('')}解除后请在此处结案。`,
  }
}

function meaningOf({ kind, punishPlan }: Pick<Violation, 'kind' | 'punishPlan'>): Words {
  if (kind === 'refusal')
    return {
      en: 'WeChat refused a payment because this merchant may not collect; why was not told.',
      zh: '微信支付以“收款功能受限”拒绝了付款，未说明原因。',
    }
  const meant = effects.filter(([pattern]) => pattern.test(punishPlan)).map(([, words]) => words)
  if (meant.length > 0) return { en: meant.map(({ en }) => en).join(' '), zh: meant.map(({ zh }) => zh).join('') }
  if (kind === 'intercept')
    return {
      en: 'WeChat stops payments that look risky to it; others go through.',
      zh: '微信支付拦截了存在风险的交易，其他交易不受影响。',
    }
  if (kind === 'appeal')
    return {
      en: 'An appeal of this merchant was decided; see WeChat’s words.',
      zh: '该商户的申诉有了结果，见微信支付的说明。',
    }
  return { en: 'What is closed stands in WeChat’s own words.', zh: '受限内容以微信支付的说明为准。' }
}

function over({ state, kind }: Pick<Violation, 'state' | 'kind'>): Explanation {
  if (state === 'lifted' && kind === 'appeal')
    return {
      says: 'WeChat has granted the appeal.',
      saysZh: '微信支付已通过申诉。',
      next: 'Look whether others stand on the same number, and settle what the appeal has ended. Try the merchant with one fen.',
      nextZh: '请查看同一商户号是否还有其他处置记录，将已解除的结案，并用一分钱试收款。',
    }
  return {
    says: 'It is over.',
    saysZh: '已结束。',
    next: 'Nothing is to be done.',
    nextZh: '无需处理。',
  }
}
