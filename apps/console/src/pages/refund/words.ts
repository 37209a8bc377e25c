import { defineWords } from '../../kit/i18n.ts'

export const oneRefundWords = defineWords(
  'refund',
  {
    title: '退款详情',
    says_requested: '正在向微信支付申请退款。',
    says_unknown: '微信支付还没有答复。未知不等于失败：系统会以同一单号继续查询，请勿用新单号再退。',
    says_held: '退款在等待：{{code}}。处理好之后会以同一单号自动继续。',
    says_processing: '微信支付已受理，正在退给付款人。',
    says_abnormal: '未能退入付款人的账户，须换一种方式退回。',
    says_succeeded: '付款人已收到退款。',
    says_closed: '微信支付关闭了这笔退款，款项仍在商户处。如需再退，请用新的单号。',
    says_refused: '微信支付拒绝了退款，款项没有动：{{message}}',
    payment: '所属收款',
    succeeded_at: '到账时间',
    received: '退入账户',
    fee_returned: '退回手续费',
    none: '—',
  },
  {
    title: 'Refund',
    says_requested: 'It is being asked for at WeChat.',
    says_unknown:
      'WeChat has not answered. Unknown is not failed: it is asked again under the same number. Do not refund under a new one.',
    says_held: 'The refund waits: {{code}}. Once that is mended it goes on under the same number by itself.',
    says_processing: 'WeChat has accepted it and is paying the payer back.',
    says_abnormal: 'The payer could not be credited; it must go back another way.',
    says_succeeded: 'The payer has the money back.',
    says_closed: 'WeChat has closed it; the money is still the merchant’s. A further try needs a new number.',
    says_refused: 'WeChat refused it, and no money moved: {{message}}',
    payment: 'Of the payment',
    succeeded_at: 'Credited',
    received: 'Credited to',
    fee_returned: 'Fee returned',
    none: '—',
  },
)
