import type { HandFaultOrder } from './hand-fault.ts'
import type { FaultKind } from './kinds.ts'
import type { NamedPlan } from './named-plan.ts'
import { DEFAULT_HANG_MS, DEFAULT_SLOW_MS, type FaultPlan } from './plan.ts'

type Words = { readonly title: string; readonly description: string }

/** A plan that every world has from the start. Its name is for programs, its words are for people. */
export type ReadyPlan = NamedPlan & { readonly zh: Words; readonly en: Words }

const SLOW_MS = 4_000

export const READY_PLANS: readonly ReadyPlan[] = [
  ready(
    'lost-notices',
    ['丢失的通知', '三成通知没有送到，一成送了两次：你的程序必须自己查询，且重复的通知只记一次。'],
    [
      'Lost notices',
      'Three in ten notices never arrive, one in ten comes twice: query yourself, and count a repeat once.',
    ],
    seeded({ notice_lost: 0.3, notice_doubled: 0.1 }),
  ),
  ready(
    'disorderly-notices',
    ['乱序的通知', '通知晚到、插队：退款的通知可能先于支付的通知。'],
    [
      'Notices out of order',
      'Notices are late and overtake each other: that of a refund may come before that of its payment.',
    ],
    seeded({ notice_delayed: 0.3, notice_reordered: 0.3, notice_doubled: 0.1 }),
  ),
  ready(
    'bad-day',
    ['微信支付倒霉的一天', '什么都可能坏一点：拒绝、超时、断线、系统错误、错误签名，做了的和没做的都有。'],
    [
      'A bad day at WeChat',
      'A little of everything: refusals, timeouts, broken connections, errors and wrong signatures, done and not done.',
    ],
    seeded({
      refuse: 0.04,
      slow: 0.05,
      timeout_before: 0.02,
      timeout_after: 0.03,
      drop_before: 0.03,
      drop_after: 0.04,
      error_before: 0.03,
      error_after: 0.04,
      unavailable_before: 0.03,
      bad_signature: 0.02,
      garbage: 0.02,
      notice_lost: 0.1,
      notice_doubled: 0.1,
      notice_delayed: 0.1,
    }),
  ),
  ready(
    'slow-afternoon',
    ['缓慢的下午', '一半的应答晚 4 秒：超时设得太短的程序会重试，而第一次其实已经做成。'],
    [
      'Slow afternoon',
      'Half of all answers are 4 s late: a program that waits too shortly tries again what was done already.',
    ],
    { ...seeded({ slow: 0.5 }), slow_ms: SLOW_MS },
  ),
  ready(
    'certificate-change',
    ['更换平台证书', '下一次下单的应答和下一个通知之前，平台证书各更换一次：要按 Wechatpay-Serial 找证书。'],
    [
      'Certificate change',
      'The platform certificate changes before the next answer and before the next notice: look it up by Wechatpay-Serial.',
    ],
    null,
    [byHand('rotated', 1), byHand('notice_rotated', 1)],
  ),
  ready(
    'signature-probe',
    ['签名探测', '接下来 3 个应答和 3 个通知带 WECHATPAY/SIGNTEST/ 签名：必须验签失败，通知要答 4xx 或 5xx。'],
    [
      'Signature probes',
      'The next 3 answers and 3 notices are signed WECHATPAY/SIGNTEST/: they must fail, and such a notice is answered 4xx or 5xx.',
    ],
    null,
    [byHand('bad_signature', 3), byHand('notice_signtest', 3)],
  ),
  ready(
    'done-but-unheard',
    ['做了却没听到', '接下来 5 次退款都已受理，而连接在应答前断开：要用同一退款单号查询或重试。'],
    [
      'Done but unheard',
      'The next 5 refunds are accepted, and the connection breaks before the answer: query or repeat under the same number.',
    ],
    null,
    [{ ...byHand('drop_after', 5), api: 'v3', endpoint: 'refund' }],
  ),
]

function ready(
  name: string,
  [titleZh, zh]: readonly [string, string],
  [titleEn, en]: readonly [string, string],
  plan: FaultPlan | null,
  by_hand: readonly HandFaultOrder[] = [],
): ReadyPlan {
  const words = { zh: { title: titleZh, description: zh }, en: { title: titleEn, description: en } }
  return { name, description: en, seeded: plan, by_hand, ...words }
}

function seeded(rates: Partial<Record<FaultKind, number>>): FaultPlan {
  return { seed: 1, rates, slow_ms: DEFAULT_SLOW_MS, hang_ms: DEFAULT_HANG_MS, certificates: false, by_text: false }
}

function byHand(kind: FaultKind, times: number): HandFaultOrder {
  const anybody = { api: null, endpoint: null, mchid: null, number: null }
  return { kind, ...anybody, code: null, times, rate: 1, seed: 1, wait_ms: null }
}
