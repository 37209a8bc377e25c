import { defineWords } from '../../kit/i18n.ts'

export const refundsWords = defineWords(
  'refunds',
  { title: '退款', empty: '还没有退款。在一笔已支付的收款里点“退款”发起。' },
  { title: 'Refunds', empty: 'No refunds yet. Make one from a payment that is paid.' },
)
