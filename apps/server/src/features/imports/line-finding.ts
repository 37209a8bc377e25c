/** What keeps a line from being taken in, and in which column. */
export type LineFinding = {
  readonly field: string
  readonly code: LineFindingCode
  /** What the sentences speak of. Never what a person is called. */
  readonly facts: Readonly<Record<string, string>>
}

type Words = { readonly message: string; readonly messageZh: string; readonly next: string; readonly nextZh: string }

/** The closed list of what may be wrong with a line. `{name}` stands for a fact. */
export const lineFindingWords = {
  NEEDED: {
    message: 'The cell is empty.',
    messageZh: '此项为空。',
    next: 'Fill it in.',
    nextZh: '请填写。',
  },
  TOO_LONG: {
    message: 'Longer than {limit} signs.',
    messageZh: '超过 {limit} 个字符。',
    next: 'Shorten it.',
    nextZh: '请缩短。',
  },
  NOT_A_LINE: {
    message: 'A line break or another sign that cannot be shown stands in it.',
    messageZh: '含有换行或不可见字符。',
    next: 'Type it anew.',
    nextZh: '请重新输入。',
  },
  MORE_CELLS: {
    message: 'The line has more cells than the head: {count} instead of {head}.',
    messageZh: '该行有 {count} 个单元格，多于表头的 {head} 个。',
    next: 'Put what has a comma in it into quotation marks, or save the file from the spreadsheet anew.',
    nextZh: '含逗号的内容请加英文双引号，或在表格软件中重新另存为 CSV。',
  },
  NUMBER_FORM: {
    message: '“{value}” is no number of WeChat’s: it has 8 to 12 digits.',
    messageZh: '“{value}”不是微信支付商户号，应为 8 至 12 位数字。',
    next: 'Spreadsheets shorten long numbers (1.9E+09): format the column as text, and type it anew.',
    nextZh: '表格软件会把长数字写成 1.9E+09：请把该列设为文本格式后重新填写。',
  },
  CHOICE: {
    message: '“{value}” is none of: {choices}.',
    messageZh: '“{value}”不在可选值之内：{choices}。',
    next: 'Write one of them.',
    nextZh: '请填写其中之一。',
  },
  FEE: {
    message: '“{value}” is no rate: per cent with at most four decimals, such as 0.6.',
    messageZh: '“{value}”不是费率：应为百分数，最多四位小数，例如 0.6。',
    next: 'Write the rate in per cent: 0.6 is 0.6 %, not 60 %.',
    nextZh: '请按百分数填写：0.6 表示 0.6%。',
  },
  EMAIL: {
    message: 'This is no e-mail address.',
    messageZh: '邮箱地址格式有误。',
    next: 'Write it like name@example.com.',
    nextZh: '请按 name@example.com 的形式填写。',
  },
  ACCOUNT_NEEDED: {
    message: 'You have several accounts: which of them?',
    messageZh: '接入了多个服务商账户，须指明是哪一个。',
    next: 'Give the 服务商商户号 (sp_mchid).',
    nextZh: '请填写服务商商户号。',
  },
  ACCOUNT_UNKNOWN: {
    message: 'No account {value} is connected in this mode.',
    messageZh: '当前模式下没有接入服务商商户号 {value}。',
    next: 'Connect the account first, or correct the number.',
    nextZh: '请先接入该账户，或更正号码。',
  },
  AGENT_UNKNOWN: {
    message: 'No agent signs in as {value}.',
    messageZh: '没有登录名为 {value} 的代理商。',
    next: 'Invite the agent under People, or leave the cell empty.',
    nextZh: '请先在人员中邀请该代理商，或留空。',
  },
  TWICE: {
    message: 'Line {line} of this file is of the same.',
    messageZh: '与本文件第 {line} 行重复。',
    next: 'Delete one of the two.',
    nextZh: '请删除其中一行。',
  },
  OTHER_MERCHANT: {
    message: 'This number is here already, as that of “{name}” ({id}).',
    messageZh: '该商户号已登记在“{name}”（{id}）名下。',
    next: 'Correct the number; or delete the line if that merchant is meant.',
    nextZh: '请更正号码；如指同一商户，请删除此行。',
  },
  REFERENCE_OTHER: {
    message: 'Our number {value} is that of “{name}” already.',
    messageZh: '我方编号 {value} 已用于“{name}”。',
    next: 'Correct our number, or the merchant’s name and subject: one number is one merchant.',
    nextZh: '请更正我方编号，或商户名称与主体：一个编号对应一个商户。',
  },
  OUT_TRADE_NO: {
    message: '“{value}” is no out_trade_no: up to 32 letters, digits, _ - | *.',
    messageZh: '“{value}”不是商户订单号：应为不超过 32 位的字母、数字及 _ - | *。',
    next: 'Give the number under which the order was sent to WeChat.',
    nextZh: '请填写向微信支付下单时所用的商户订单号。',
  },
  COMBINED_NUMBER: {
    message:
      'A part of a combined order has the product 合单 and the number of the whole; any other payment has neither.',
    messageZh: '合单的子单须同时填写产品“合单”与合单商户订单号；其他收款两者都不填。',
    next: 'Give the number under which the combined order was made: WeChat is asked about its parts by it alone.',
    nextZh: '请填写合单下单时的 combine_out_trade_no：微信支付只能凭它查询子单。',
  },
  OUR_NUMBER: {
    message: 'Teyue itself makes numbers of this form.',
    messageZh: '该单号为本平台自身的单号形式。',
    next: 'What was ordered here is here already; delete the line.',
    nextZh: '在本平台下单的收款无需导入，请删除此行。',
  },
  TRANSACTION_ID: {
    message: '“{value}” is no transaction_id of WeChat’s: it has 20 to 32 digits.',
    messageZh: '“{value}”不是微信支付订单号：应为 20 至 32 位数字。',
    next: 'Spreadsheets cut long numbers: format the column as text and export anew from the other system.',
    nextZh: '表格软件会截断长数字：请设为文本格式，并从原系统重新导出。',
  },
  FEN: {
    message: '“{value}” is no sum in whole fen.',
    messageZh: '“{value}”不是以分为单位的整数。',
    next: 'Write fen, without a point: 12.80 yuan is 1280.',
    nextZh: '请以分填写，不带小数点：12.80 元填 1280。',
  },
  REFUNDED_OVER: {
    message: 'More is refunded than was paid.',
    messageZh: '已退款大于支付金额。',
    next: 'Compare both with the other system; both are in fen.',
    nextZh: '请与原系统核对，两者均以分为单位。',
  },
  MOMENT: {
    message: '“{value}” is no moment.',
    messageZh: '“{value}”不是时间。',
    next: 'Write it like 2026-01-31 12:00:00 (Beijing time), or with an offset.',
    nextZh: '请按 2026-01-31 12:00:00（北京时间）填写，或带时区。',
  },
  FUTURE: {
    message: 'It would be paid in the future.',
    messageZh: '支付时间晚于当前时间。',
    next: 'Correct the moment; without an offset it is Beijing time.',
    nextZh: '请更正；不带时区时按北京时间。',
  },
  TOO_OLD: {
    message: 'WeChat refunds within a year: this one is over.',
    messageZh: '微信支付仅支持一年内退款，此笔已超期。',
    next: 'Delete the line; what is older stays in the other system.',
    nextZh: '请删除此行，更早的收款留在原系统。',
  },
  APPID_NEEDED: {
    message: 'An openid without its appid names nobody.',
    messageZh: '只有 openid 而没有 appid，无法确定付款人。',
    next: 'Give both, or neither.',
    nextZh: '请两项都填，或都留空。',
  },
  NUMBER_UNKNOWN: {
    message: 'No merchant here has the number {value} under this account.',
    messageZh: '此账户下没有特约商户号 {value}。',
    next: 'Import the merchants first.',
    nextZh: '请先导入商户。',
  },
  PAYMENT_OTHER: {
    message: 'This payment is here already ({id}), with another sum or another number of WeChat’s.',
    messageZh: '该收款已存在（{id}），但金额或微信支付订单号不同。',
    next: 'Compare the line with the payment.',
    nextZh: '请与已有收款核对。',
  },
  TRANSACTION_OTHER: {
    message: 'WeChat’s number is that of another payment here ({id}).',
    messageZh: '该微信支付订单号已属于另一笔收款（{id}）。',
    next: 'Correct the number.',
    nextZh: '请更正号码。',
  },
  REFERENCE_TAKEN: {
    message: 'The merchant has a payment with this number of its own already ({id}).',
    messageZh: '该商户已有同一商户单号的收款（{id}）。',
    next: 'Give another 商户单号; where the column is empty the out_trade_no stands for it.',
    nextZh: '请填写不同的商户单号；留空时使用商户订单号。',
  },
} as const satisfies Record<string, Words>

export type LineFindingCode = keyof typeof lineFindingWords

export function lineFinding(code: LineFindingCode, field: string, facts: LineFinding['facts'] = {}): LineFinding {
  return { code, field, facts }
}

/** The sentences of a finding, with its facts in them. */
export function wordsOf({ code, facts }: LineFinding): Words {
  const said = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
  const { message, messageZh, next, nextZh } = lineFindingWords[code]
  return { message: said(message), messageZh: said(messageZh), next: said(next), nextZh: said(nextZh) }
}
