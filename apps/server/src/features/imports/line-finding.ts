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
