import type { PaymentState } from '../payments/payment.ts'
import type { RefundState } from '../refunds/refund.ts'
import type { DocumentRow, Language } from './export.ts'

type Words = Readonly<Record<Language, string>>

/** The glossary's words for states and products, as they stand in files. */
export const paymentWords: Readonly<Record<PaymentState, Words>> = {
  requested: { zh: '已受理', en: 'requested' },
  unknown: { zh: '结果未知', en: 'unknown' },
  open: { zh: '待支付', en: 'open' },
  closing: { zh: '关闭中', en: 'closing' },
  paid: { zh: '已支付', en: 'paid' },
  closed: { zh: '已关闭', en: 'closed' },
  refused: { zh: '被拒绝', en: 'refused' },
}

export const refundWords: Readonly<Record<RefundState, Words>> = {
  requested: { zh: '已受理', en: 'requested' },
  unknown: { zh: '结果未知', en: 'unknown' },
  processing: { zh: '退款中', en: 'processing' },
  abnormal: { zh: '退款异常', en: 'abnormal' },
  succeeded: { zh: '已退款', en: 'succeeded' },
  closed: { zh: '已关闭', en: 'closed' },
  refused: { zh: '被拒绝', en: 'refused' },
}

export const productWords: Readonly<Record<string, Words>> = {
  jsapi: { zh: '公众号支付', en: 'JSAPI' },
  mini_program: { zh: '小程序支付', en: 'mini program' },
  native: { zh: '扫码支付', en: 'Native' },
  app: { zh: 'APP 支付', en: 'APP' },
  h5: { zh: 'H5 支付', en: 'H5' },
}

export const documentWords: Readonly<Record<DocumentRow['kind'], Words>> = {
  applyment: { zh: '进件申请', en: 'onboarding' },
  subject_confirmation: { zh: '开户意愿确认', en: 'subject confirmation' },
  settlement_change: { zh: '结算账户修改', en: 'settlement change' },
  joint_operation: { zh: '联合运营函', en: 'joint-operation letter' },
  recommend_follow: { zh: '推荐关注协议', en: 'recommend-follow agreement' },
}

/** Of all kinds together: the same state is called the same in each. */
export const documentStateWords: Readonly<Record<string, Words>> = {
  draft: { zh: '草稿', en: 'draft' },
  submitting: { zh: '提交中', en: 'submitting' },
  unknown: { zh: '结果未知', en: 'unknown' },
  editing: { zh: '编辑中', en: 'editing' },
  auditing: { zh: '审核中', en: 'auditing' },
  rejected: { zh: '已驳回', en: 'rejected' },
  to_be_confirmed: { zh: '待账户验证', en: 'to be confirmed' },
  to_be_signed: { zh: '待签约', en: 'to be signed' },
  signing: { zh: '开通权限中', en: 'signing' },
  confirming_contact: { zh: '待联系人确认', en: 'confirming contact' },
  confirming_legal_person: { zh: '待法人确认', en: 'confirming legal person' },
  finished: { zh: '已完成', en: 'finished' },
  passed: { zh: '已通过', en: 'passed' },
  frozen: { zh: '已冻结', en: 'frozen' },
  succeeded: { zh: '修改成功', en: 'succeeded' },
  failed: { zh: '修改失败', en: 'failed' },
  refused: { zh: '被拒绝', en: 'refused' },
  abandoned: { zh: '已放弃', en: 'abandoned' },
  canceled: { zh: '已取消', en: 'canceled' },
  standing: { zh: '有效', en: 'standing' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
}
