/** What keeps a draft from being submitted, and where. */
export type Finding = {
  readonly field: string
  readonly code: FindingCode
  /** What the sentences speak of. Never what a person is called or numbered. */
  readonly facts: Readonly<Record<string, string>>
}

type Words = {
  readonly message: string
  readonly messageZh: string
  readonly next: string
  readonly nextZh: string
}

/** The closed list of findings. `{name}` stands for a fact. */
export const findingWords = {
  NEEDED: {
    message: 'This is needed in a form of this kind.',
    messageZh: '此类申请单必填此项。',
    next: 'Fill it in as the papers have it.',
    nextZh: '请照证照填写。',
  },
  NOT_HERE: {
    message: 'This does not belong in a form of this kind; WeChat answers it with "system busy".',
    messageZh: '此类申请单不应填写此项，否则微信支付会返回“系统繁忙”。',
    next: 'Take it out of the form.',
    nextZh: '请从申请单中去掉此项。',
  },
  TOO_LONG: {
    message: 'It is too long to be sealed for WeChat: 214 bytes, some 70 Chinese characters, are the most.',
    messageZh: '超出微信支付敏感信息加密的上限：最多 214 字节，约 70 个汉字。',
    next: 'Shorten it, as with an address that names its province twice.',
    nextZh: '请缩短，例如去掉地址中的重复部分。',
  },
  CARD_NUMBER: {
    message: 'This is no number of an identity card: its length or its check digit is wrong.',
    messageZh: '身份证号码的位数或校验码有误。',
    next: 'Type it again from the card: 18 signs, the last a digit or a capital X.',
    nextZh: '请照身份证重新填写：18 位，最后一位为数字或大写 X。',
  },
  PAPER_NUMBER: {
    message: 'A paper of this kind has 8 to 30 letters, digits or hyphens as its number.',
    messageZh: '该证件号码应为 8 至 30 位字母、数字或连字符。',
    next: 'Type it again from the paper.',
    nextZh: '请照证件重新填写。',
  },
  LICENCE_FORM: {
    message: 'A licence has 15 digits as its number, or 18 digits and capitals.',
    messageZh: '注册号应为 15 位数字，统一社会信用代码应为 18 位数字与大写字母。',
    next: 'Type it again from the licence; the letters I, O, S, V and Z do not occur.',
    nextZh: '请照营业执照重新填写；其中不会出现字母 I、O、S、V、Z。',
  },
  LICENCE_CHECK_DIGIT: {
    message: 'The last sign is not the check digit of those before: one of them is mistyped.',
    messageZh: '校验码不符，其中至少有一位填错。',
    next: 'Compare it with the licence sign by sign.',
    nextZh: '请逐位核对营业执照。',
  },
  MOBILE: {
    message: 'A mobile number has 11 digits.',
    messageZh: '手机号码应为 11 位数字。',
    next: 'Write it without blanks, hyphens or a country code.',
    nextZh: '请勿包含空格、连字符或国家区号。',
  },
  EMAIL: {
    message: 'This is no e-mail address.',
    messageZh: '邮箱地址格式有误。',
    next: 'Write it like name@example.com.',
    nextZh: '请按 name@example.com 的形式填写。',
  },
  DAY: {
    message: 'There is no such day.',
    messageZh: '日期不存在。',
    next: 'Write it like 2019-08-01.',
    nextZh: '请按 2019-08-01 的形式填写。',
  },
  PERIOD: {
    message: 'It ends before it begins.',
    messageZh: '有效期的结束日期不晚于开始日期。',
    next: 'Compare both days with the paper; where it has no end, write 长期.',
    nextZh: '请核对两个日期；无截止日期时填“长期”。',
  },
  EXPIRED: {
    message: 'The paper was good until {day} only.',
    messageZh: '证件已于 {day} 到期。',
    next: 'Ask the merchant for the new paper.',
    nextZh: '请让商户提供新证件。',
  },
  COMPANY_NAME: {
    message: 'The name of an individual business does not end in 公司.',
    messageZh: '个体工商户的商户名称不能以“公司”结尾。',
    next: 'Choose the company as kind of subject, or write the name as the licence has it.',
    nextZh: '主体为企业时请改选企业，否则请照营业执照填写名称。',
  },
  LEGAL_PERSON: {
    message: 'The name differs from the one of the licence or certificate.',
    messageZh: '姓名与营业执照（登记证书）上的不一致。',
    next: 'Write the same person in both places; who acts for them is a super administrator of the other kind.',
    nextZh: '两处应为同一人；由他人经办时请改选超级管理员类型为经办人。',
  },
  ACCOUNT_TYPE: {
    message: 'A subject of this kind is settled to a corporate account only.',
    messageZh: '此类主体只能结算到对公账户。',
    next: 'Give the account that the bank keeps under the subject’s own name.',
    nextZh: '请填写以该主体名义开立的对公账户。',
  },
  ACCOUNT_NAME: {
    message: 'The account’s holder is not called as the papers say.',
    messageZh: '开户名称与证照上的名称不一致。',
    next: 'A corporate account is under the merchant’s name of the licence, a card under the operator’s of their paper.',
    nextZh: '对公账户须与证照上的商户名称一致，个人银行卡须与经营者证件姓名一致。',
  },
  ACCOUNT_NUMBER: {
    message: 'A bank account’s number is of digits only.',
    messageZh: '银行账号只能是数字。',
    next: 'Write it without blanks.',
    nextZh: '请勿包含空格。',
  },
  BRANCH: {
    message: 'A bank of this name needs its branch.',
    messageZh: '该开户银行须填写支行。',
    next: 'Give `bank_branch_id`, or `bank_name` with the branch.',
    nextZh: '请填写联行号，或含支行的银行全称。',
  },
  SUBJECT_NAME: {
    message:
      'The subject is not called as the merchant is: WeChat authorizes only numbers whose full name is the same.',
    messageZh: '主体名称与商户全称不一致，微信支付只能授权全称相同的商户号。',
    next: 'Write the name as on the licence, and correct the merchant’s subject where that is wrong.',
    nextZh: '请照证照填写名称；如商户主体有误，请先更正商户资料。',
  },
  PAPER_UNKNOWN: {
    message: 'This applyment has no such paper.',
    messageZh: '该申请单没有这份资料。',
    next: 'Add the paper first, and name it here.',
    nextZh: '请先上传资料，再在此处引用。',
  },
  PAPER_KIND: {
    message: 'A picture stands where a film must, or a film where a picture must.',
    messageZh: '此处的资料类型不对：应为图片处为视频，或应为视频处为图片。',
    next: 'Add a file of the right kind.',
    nextZh: '请上传类型正确的文件。',
  },
} as const satisfies Record<string, Words>

export type FindingCode = keyof typeof findingWords

export function finding(code: FindingCode, field: string, facts: Finding['facts'] = {}): Finding {
  return { code, field, facts }
}

/** The sentences of a finding, with its facts in them. */
export function wordsOf({ code, facts }: Finding): Words {
  const said = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
  const { message, messageZh, next, nextZh } = findingWords[code]
  return { message: said(message), messageZh: said(messageZh), next: said(next), nextZh: said(nextZh) }
}
