import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** What a fault plan did. None of it is the caller's mistake, and each says so. */
export const FAULT_REASONS = {
  faultRefused: reason(
    null,
    PAGE.statusCodes,
    [
      '这是故障计划（{kind}）安排的坏运气，不是您的错：请求本身没有问题，没有受理。',
      'This was bad luck from the fault plan ({kind}), not your mistake: the request was good and was not carried out.',
    ],
    [
      '降低频率或稍后，用同一单号、同样参数再试。',
      'Try again later, more slowly, under the same number with the same parameters.',
    ],
  ),
  faultNotDone: reason(
    null,
    PAGE.statusCodes,
    [
      '这是故障计划（{kind}）安排的坏运气，不是您的错。您收到{seen_zh}；这一次没有受理，但您无从得知。',
      'This was bad luck from the fault plan ({kind}), not your mistake. You got {seen_en}; it was not carried out, but you cannot know that.',
    ],
    [
      '结果未知不等于失败：用同一单号查询，或以相同参数重试，绝不换号。',
      'Unknown is not failed: query by the same number, or repeat it unchanged; never take a new number.',
    ],
  ),
  faultDone: reason(
    null,
    PAGE.statusCodes,
    [
      '这是故障计划（{kind}）安排的坏运气，不是您的错。您收到{seen_zh}，而请求其实已经受理。',
      'This was bad luck from the fault plan ({kind}), not your mistake. You got {seen_en}, and yet it was carried out.',
    ],
    [
      '结果未知不等于失败：用同一单号查询，或以相同参数重试，绝不换号。',
      'Unknown is not failed: query by the same number, or repeat it unchanged; never take a new number.',
    ],
  ),
  faultBadSignature: reason(
    null,
    PAGE.signing,
    [
      '这是故障计划（{kind}）：应答的签名是错的，请求已经受理。',
      'The fault plan ({kind}) signed this answer wrongly; the request was carried out.',
    ],
    ['验签不过的应答一律不信：丢弃它，然后查询。', 'Believe no answer whose signature fails: drop it, then query.'],
  ),
  faultRotated: reason(
    null,
    PAGE.signing,
    [
      '这是故障（{kind}）：应答之前平台证书刚刚更换，应答由新证书签名，请求已经受理。',
      'A fault ({kind}): the platform certificate was changed just before this answer, which the new one signed; the request was carried out.',
    ],
    [
      '按 Wechatpay-Serial 找证书；没有就先从 /v3/certificates 取来，再验签。',
      'Look for the certificate by Wechatpay-Serial; if you have none of it, fetch it from /v3/certificates and verify then.',
    ],
  ),
  faultSlow: reason(
    null,
    PAGE.statusCodes,
    [
      '这是故障计划（{kind}）：应答晚到，请求已经受理。',
      'The fault plan ({kind}) made this answer late; the request was carried out.',
    ],
    ['等待应答的时限应长于此；超时后查询。', 'Wait longer than this, and query after a timeout.'],
  ),
} as const
