import { defineWords } from '../../kit/i18n.ts'

export const searchWords = defineWords(
  'search',
  {
    title: '按单号查找',
    label: '单号',
    says: '输入完整的单号：支付编号、商户单号、微信支付订单号、退款单号，或进件的编号。',
    none: '没有找到“{{number}}”。单号须完整，并属于当前的环境（测试或正式）。',
    bad: '单号为 4 到 64 位字母、数字或 _ - | * . @ : /。',
    payment: '收款',
    applyment: '进件',
    in_merchants: '在商户中查找“{{name}}”（名称、主体或商户号）',
    by_name: '在进件中查找“{{name}}”（商户简称、编号或商户号）',
    refund: '退款',
  },
  {
    title: 'Find by number',
    label: 'Number',
    says: 'A whole number: of the payment, the merchant’s reference, WeChat’s transaction, of a refund, or of an application.',
    none: '“{{number}}” was not found. The number must be whole and of this mode (test or live).',
    bad: 'A number has 4 to 64 letters, digits or _ - | * . @ : /.',
    payment: 'Payment',
    applyment: 'Application',
    in_merchants: 'Look for “{{name}}” among the merchants: names and numbers at WeChat',
    by_name: 'Look for “{{name}}” among the applications',
    refund: 'Refund',
  },
)
