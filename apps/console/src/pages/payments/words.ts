import { defineWords } from '../../kit/i18n.ts'

export const paymentWords = defineWords(
  'payments',
  {
    title: '收款',
    empty: '还没有收款。用 API、“收银”或 npm run demo 发起第一笔。',
  },
  {
    title: 'Payments',
    empty: 'No payments yet. Make the first through the API, with “Collect”, or with npm run demo.',
  },
)
