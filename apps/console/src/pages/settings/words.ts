import { defineWords } from '../../kit/i18n.ts'

export const settingsWords = defineWords(
  'settings',
  {
    title: '安全设置',
    factor: '再次验证第二因素',
    factor_says:
      '密钥、角色等操作总要再次验证。退款超过这个金额也要；同一笔支付的退款、同一人 24 小时内的退款合并计算。',
    factor_above: '退款超过（元）',
    factor_unless: '不填则按安装时的设置：¥{{amount}}。验证一次后 {{minutes}} 分钟内有效。',
    eyes: '双人复核',
    eyes_says: '一人发起，另一位有同样权限的人批准后才执行。开启后，关闭它也需要另一人批准。至少要有两名管理员。',
    eyes_above: '退款超过（元）需要复核',
    eyes_above_says: '不填则退款不需要复核。API 程序发起的退款不受影响。',
    eyes_for: '还有哪些操作需要复核',
    people: '人员：角色、邀请、代理归属',
    keys: '密钥：API 密钥、推送密钥',
    accounts: '服务商号：接入和更换密钥',
    money: '付出资金与结算账户：如企业红包、分账、修改结算账户',
    beside: '两个系统并行',
    beside_says:
      '同一批商户号还在另一个系统里收款时打开：另一个系统的订单不再算作差异，只在对账里单列。换完系统后请关闭，否则来路不明的订单不会提醒。',
    beside_is: '另一个系统仍在使用这些商户号',
    amount_wrong: '请填写金额，例如 500 或 500.00。',
    save: '保存',
    save_title: '保存安全设置',
    save_says: '从下一次操作起按新的设置执行。',
    saved: '已保存',
  },
  {
    title: 'Safety settings',
    factor: 'Second factor again',
    factor_says:
      'Keys, roles and the like always ask for it. So do refunds above this amount; those of the same payment, and those of one person within 24 hours, are summed up.',
    factor_above: 'Refunds above (yuan)',
    factor_unless: 'Left empty, as the installation says: ¥{{amount}}. Proven once it holds for {{minutes}} minutes.',
    eyes: 'Four eyes',
    eyes_says:
      'One person asks, and it is done once another who may do the same approves. From then on, taking this away needs two as well. There must be two administrators.',
    eyes_above: 'Refunds above (yuan) need a second person',
    eyes_above_says: 'Left empty, no refund does. Refunds that programs ask for are not stopped.',
    eyes_for: 'What else needs a second person',
    people: 'People: roles, invitations, agents',
    keys: 'Keys: API keys, webhook secrets',
    accounts: 'Accounts: connecting them, exchanging keys',
    money: 'Money sent, and where it is settled to: red packets, profit sharing, settlement accounts',
    beside: 'Two systems at once',
    beside_says:
      'While another system takes payments under the same numbers, its orders are no differences and are only counted apart in comparisons. Switch it off once that system is gone: until then an order of unknown origin alarms nobody.',
    beside_is: 'Another system still uses these numbers',
    amount_wrong: 'Type an amount, such as 500 or 500.00.',
    save: 'Save',
    save_title: 'Save the safety settings',
    save_says: 'They hold from the next request on.',
    saved: 'Saved',
  },
)
