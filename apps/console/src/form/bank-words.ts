import { defineWords } from '../kit/i18n.ts'

export const bankWords = defineWords(
  'bank',
  {
    other: '17 家直连银行以外的银行在申请单里都写“其他银行”，须另有支行名称或联行号。要改支行，请重新选择银行。',
    by_number: '按卡号识别',
    by_number_says: '填好银行账号后可用；卡号加密发给微信支付，不留存。',
    found: '识别为{{name}}。',
    unknown: '微信支付认不出这张卡，请从列表选择。',
    branch_says: '这家银行须选支行。',
    province: '省份',
    city: '城市',
    branch: '支行',
    branch_none: '微信支付在该城市没有列出这家银行的支行。请选附近的城市，或核对开户行。',
  },
  {
    other: 'All but 17 banks are “其他银行” in the form and need their branch. To change it, choose the bank anew.',
    by_number: 'Tell from the card',
    by_number_says: 'Once the number is typed; it is sent to WeChat sealed and kept nowhere.',
    found: 'It is of {{name}}.',
    unknown: 'WeChat does not know this card: choose from the list.',
    branch_says: 'This bank needs its branch.',
    province: 'Province',
    city: 'City',
    branch: 'Branch',
    branch_none: 'WeChat lists no branch of this bank there. Choose a city nearby, or compare the bank.',
  },
)
