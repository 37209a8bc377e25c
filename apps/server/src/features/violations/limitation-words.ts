type Words = { readonly en: string; readonly zh: string }

const functionNames: Readonly<Record<string, Words>> = {
  NO_TRANSACTION_AND_RECHARGE: { en: 'collecting and topping up', zh: '收单和充值' },
  NO_PAYMENT: { en: 'paying out', zh: '付款' },
  NO_WITHDRAWAL: { en: 'withdrawing', zh: '提现' },
  NO_REFUND: { en: 'refunds', zh: '退款' },
  NO_TRANSACTION: { en: 'collecting', zh: '收单' },
  NO_PROFIT_SHARING: { en: 'profit sharing', zh: '分账分出' },
  NO_PAYMENT_POINT_COMPLETE_ORDER: { en: 'completing orders of payment score', zh: '支付分服务结单' },
}

const subject = 'the merchant’s super administrator, in 微信支付商家助手 or at pay.weixin.qq.com'

// WeChat's ways 解脱路径, each as a next step.
const ways: Readonly<Record<string, Words>> = {
  IRRECOVERABLE: { en: 'WeChat does not open it again.', zh: '微信支付不再恢复。' },
  MODIFY_SUBJECT_INFORMATION: {
    en: `Correct the subject’s papers: ${subject}.`,
    zh: '请商户超级管理员在商家助手或商户平台修改主体资料。',
  },
  MODIFY_SETTLE_ACCOUNT_INFORMATION: {
    en: 'Change the settlement account: the tab of the merchant does it.',
    zh: '请修改结算银行账户：可在商户页的“结算账户”办理。',
  },
  VERIFY_INACTIVE_MERCHANT_IDENTITY: {
    en: `Confirm that the account is wanted, and who it is: ${subject}.`,
    zh: '请商户超级管理员重新确认开户意愿并核实身份。',
  },
  SUBMIT_OFFLINE_BUSINESS_SCENARIO_INFORMATION: {
    en: `Hand in papers about the shop: ${subject}.`,
    zh: '请商户提交线下经营场景信息。',
  },
  SUBMIT_INFORMATION_FOR_APPEAL: {
    en: `Appeal with papers: ${subject}.`,
    zh: '请商户超级管理员在商家助手或商户平台提交资料申诉。',
  },
  RESOLVE_TRANSACTION_DISPUTES: {
    en: 'Settle the disputes with payers: answer their complaints and give back what is owed.',
    zh: '请商户解决交易纠纷：回复投诉并退还应退款项。',
  },
  MODIFY_ADMINISTRATOR_INFORMATION: {
    en: `Change the super administrator: ${subject}.`,
    zh: '请商户修改超级管理员。',
  },
  CALL_CUSTOMER_SERVICE_AT_95017: { en: 'Call WeChat Pay at 95017.', zh: '请拨打微信支付客服电话 95017。' },
  UPDATE_BUSINESS_SCENARIO_INFORMATION: {
    en: `Update what is known of where it sells: ${subject}.`,
    zh: '请商户更新经营场景信息。',
  },
  SUBMIT_CDD_INFORMATION: { en: `Fill in the due-diligence form: ${subject}.`, zh: '请商户填写尽调信息。' },
  WAITING_FOR_PLATFORM_REVIEW: {
    en: 'WeChat reviews it: wait, and ask again.',
    zh: '微信支付正在审核，请等待后再次查询。',
  },
  SUBMIT_UBO_INFORMATION: { en: `Name the beneficial owners: ${subject}.`, zh: '请商户补充受益所有人信息。' },
  SIGN_ANTI_FRAUD_PLEDGE_AND_VERIFY_FACE: {
    en: 'Sign the pledge against fraud and verify the face: the legal person does it.',
    zh: '请法定代表人签署反诈承诺书并刷脸核实身份。',
  },
  CONTACT_APPROPRIATE_AUTHORITY_FOR_CONSULTATION: {
    en: 'Ask the authority that ordered it.',
    zh: '请联系作出要求的有权机关咨询。',
  },
  MODIFY_ABBREVIATION_INFORMATION: { en: `Change the merchant’s short name: ${subject}.`, zh: '请商户修改商户简称。' },
  CONFIRM_BUSINESS_TYPE: { en: `Confirm what it sells: ${subject}.`, zh: '请商户确认经营类型。' },
  SUBMIT_ONLINE_BUSINESS_SCENARIO_INFORMATION: {
    en: `Hand in papers about where it sells online: ${subject}.`,
    zh: '请商户提交线上经营场景信息。',
  },
  CONTACT_SERVICE_PROVIDER: {
    en: 'WeChat sends the merchant to you: ask your account manager what is wanted.',
    zh: '微信支付要求联系服务商：请向商务经理确认所需材料。',
  },
}

/** WeChat's name of a function in words; one that this version does not know stays as it is. */
export function wordsOfFunction(name: string): Words {
  return functionNames[name] ?? { en: name, zh: name }
}

/** How it is opened again. */
export function wordsOfWay(way: string | null): Words {
  const unsaid = {
    en: `WeChat says no way: ${subject}, finds it there.`,
    zh: '微信支付未说明恢复方式：请商户超级管理员在商家助手或商户平台查看。',
  }
  if (way === null) return unsaid
  return ways[way] ?? { en: `WeChat’s way: ${way}`, zh: `微信支付的恢复方式：${way}` }
}
