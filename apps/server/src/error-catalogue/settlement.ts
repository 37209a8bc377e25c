import type { Entry } from './entry.ts'

/** What may be wrong with where a merchant is settled to. */
export const settlementCatalogue = {
  SETTLEMENT_ACCOUNT_TYPE: {
    status: 400,
    message: 'Only an individual business may be settled to its operator’s card.',
    messageZh: '只有个体工商户可以结算到经营者个人银行卡。',
    next: 'Give the corporate account that the bank keeps under the subject’s own name.',
    nextZh: '请改为以该主体名义开立的对公银行账户。',
  },
  SETTLEMENT_ACCOUNT_NAME: {
    status: 400,
    message: 'The account’s holder is not called as the merchant is; WeChat would refuse it.',
    messageZh: '开户名称与商户主体不一致，微信支付会拒绝。',
    next: 'A corporate account is under the merchant’s full name, a card under the operator’s. Leave the name out where it stays.',
    nextZh: '对公账户须为商户全称，个人银行卡须为经营者姓名；名称不变时可不填。',
  },
  SETTLEMENT_BRANCH_NEEDED: {
    status: 400,
    message: 'A bank of this name needs its branch.',
    messageZh: '该开户银行须填写支行。',
    next: 'Search for the branch, and give `bank_branch_id` or `bank_name`.',
    nextZh: '请查询并选择支行（bank_branch_id），或填写含支行的银行全称（bank_name）。',
  },
  SETTLEMENT_CHANGE_UNDER_WAY: {
    status: 409,
    message: 'A change of this settlement account is under way; WeChat takes no other meanwhile.',
    messageZh: '该结算账户有一笔修改正在处理，期间微信支付不受理新的修改。',
    next: 'Wait for the review. If its answer was lost, say first what became of it.',
    nextZh: '请等待审核结果；若提交后没有得到微信支付的答复，请先核实并登记结果。',
  },
  SETTLEMENT_CHANGES_OF_DAY: {
    status: 409,
    message: 'WeChat takes five changes a day of one merchant, and five were made today.',
    messageZh: '微信支付每天最多受理同一商户 5 次结算账户修改，今日已达上限。',
    next: 'Make it tomorrow; from when on is in the details.',
    nextZh: '请明日再提交，可提交时间见 details.again_at。',
  },
  SETTLEMENT_CHANGE_NOT_FOUND: {
    status: 404,
    message: 'You have no such change of a settlement account.',
    messageZh: '没有这笔结算账户修改。',
    next: 'GET /v1/sub-merchants/{id}/settlement-changes lists those of a number.',
    nextZh: '可用 GET /v1/sub-merchants/{id}/settlement-changes 查看该商户号的修改记录。',
  },
  SETTLEMENT_CHANGE_KNOWN: {
    status: 409,
    message: 'WeChat has said what became of this change, or it has not been sent.',
    messageZh: '该修改已有微信支付的结果，或尚未发出，无需登记。',
    next: 'Look at it again; its state is in the details.',
    nextZh: '请刷新查看，当前状态见 details.state。',
  },
  SETTLEMENT_CHANGE_OTHER: {
    status: 409,
    message: 'Under this number WeChat has a change to another account.',
    messageZh: '该申请单号在微信支付对应的是另一个账户的修改。',
    next: 'Compare bank and number on the merchant platform, and give the number of this change.',
    nextZh: '请在商户平台核对开户银行与账号，填写本次修改的申请单号。',
  },
  CONFIRMATION_NOT_FOUND: {
    status: 404,
    message: 'You have no such confirmation.',
    messageZh: '没有这份开户意愿确认申请单。',
    next: 'GET /v1/subject-confirmations lists yours; check the mode (test or live) of the request.',
    nextZh: '可用 GET /v1/subject-confirmations 查看，并核对请求的模式（test 或 live）。',
  },
  CONFIRMATION_CLOSED: {
    status: 409,
    message: 'WeChat has it under way, or it has ended: this cannot be done with it now.',
    messageZh: '申请单正在微信支付办理或已结束，当前不能这样操作。',
    next: 'A rejected one is cancelled first, and then made anew from it. `details.state` says how it stands.',
    nextZh: '被驳回的申请单须先撤销，再据其新建。当前状态见 details.state。',
  },
  CONFIRMATION_INCOMPLETE: {
    status: 409,
    message: 'Something of the form is missing or wrong, so it was not sent.',
    messageZh: '申请资料不全或有误，未提交。',
    next: 'GET /v1/subject-confirmations/{id}/findings says for each field what is wrong and what to do.',
    nextZh: '可用 GET /v1/subject-confirmations/{id}/findings 逐项查看问题与处理办法。',
  },
  CONFIRMATION_NOT_SUBMITTED: {
    status: 409,
    message: 'It was never submitted, so WeChat knows nothing of it.',
    messageZh: '该申请单尚未提交，微信支付没有记录。',
    next: 'Submit it first.',
    nextZh: '请先提交。',
  },
} as const satisfies Record<string, Entry>
