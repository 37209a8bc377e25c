import { defineWords } from '../../kit/i18n.ts'

export const followWords = defineWords(
  'payment-follow',
  {
    follow: '推荐关注',
    offered: '付款后已推荐（已关注者除外）',
    no_account: '没有设置推荐关注，不推荐',
    app_payment: 'APP 支付不推荐',
    amount_too_small: '金额不超过 5 元，不推荐',
    took: '付款人已关注',
    not_told: '没有收到这笔付款带来的关注。',
    not_heard: '公众号没有把关注通知发给我们，不知道是否关注；可在 appid 的“关注通知”里设置。',
  },
  {
    follow: 'Recommend-follow',
    offered: 'Offered after paying, unless the payer followed already',
    no_account: 'No account is set, so none was offered',
    app_payment: 'APP payments offer none',
    amount_too_small: 'Not above ¥5, so none was offered',
    took: 'The payer followed',
    not_told: 'No follow was told from this payment.',
    not_heard:
      'The account does not tell us of its followers, so it is not known; set it under the appid’s follow notices.',
  },
)
