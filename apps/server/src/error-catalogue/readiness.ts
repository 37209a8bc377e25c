import type { Entry } from './entry.ts'

/** What may be wrong with a merchant's files, products and gold plan. */
export const readinessCatalogue = {
  ATTACHMENT_NOT_FOUND: {
    status: 404,
    message: 'The merchant has no such file.',
    messageZh: '该商户没有这个附件。',
    next: 'GET /v1/merchants/{id}/attachments lists them.',
    nextZh: '可用 GET /v1/merchants/{id}/attachments 查看。',
  },
  ATTACHMENT_KIND: {
    status: 400,
    message: 'This is no PDF or picture, or not what its name says.',
    messageZh: '附件须为 PDF 或图片，且内容与文件名相符。',
    next: 'Send pdf, jpg or png.',
    nextZh: '请上传 pdf、jpg 或 png。',
  },
  ATTACHMENT_TOO_LARGE: {
    status: 413,
    message: 'The file is too large to be kept.',
    messageZh: '附件过大。',
    next: 'Make it smaller; the limit is in the details.',
    nextZh: '请压缩后重新上传，上限见 details.limit_bytes。',
  },
  ATTACHMENT_DELETED: {
    status: 410,
    message: 'The content of this file was deleted.',
    messageZh: '该附件的内容已删除。',
    next: 'Its name and hash stay; add the file again if it is needed.',
    nextZh: '名称与哈希仍保留；如需内容请重新上传。',
  },
  VIOLATION_NOT_FOUND: {
    status: 404,
    message: 'There is no such record of risk control in this mode.',
    messageZh: '当前模式下没有这条处置记录。',
    next: 'GET /v1/violations lists them.',
    nextZh: '可用 GET /v1/violations 查看。',
  },
  VIOLATION_OVER: {
    status: 409,
    message: 'This record of risk control is over already.',
    messageZh: '这条处置记录已结束，无需再次结案。',
    next: 'GET /v1/violations/{id} says how it ended. What WeChat tells anew makes it stand again.',
    nextZh: '结束方式见 GET /v1/violations/{id}；微信支付再次通知时会重新生效。',
  },
  GOLD_PLAN_BUSY: {
    status: 409,
    message: 'A change of this gold plan has no answer from WeChat yet.',
    messageZh: '该点金计划有一项变更还没有得到微信支付的答复。',
    next: 'Wait for it: it is sent again by itself. Then ask for the next one.',
    nextZh: '系统会自动重发，请等它有结果后再操作。',
  },
  GOLD_PLAN_JUST_CLOSED: {
    status: 409,
    message: 'The gold plan was closed within the last 24 hours; WeChat does not open it again before.',
    messageZh: '点金计划关闭未满 24 小时，微信支付暂不受理重新开通。',
    next: 'Open it from the moment in `details.from` on.',
    nextZh: '请在 details.from 所示时间之后再开通。',
  },
  GOLD_PLAN_RECEIPT_FIRST: {
    status: 409,
    message: 'The receipt page is not switched on: until it is, payers would see WeChat’s own receipt.',
    messageZh: '商家小票还没有打开：此时开通点金计划，付款人看到的是微信官方小票。',
    next: 'Switch `receipt` on first; or send `official_receipt: true` if WeChat’s own is wanted.',
    nextZh: '请先打开商家小票；若就要用官方小票，请传 official_receipt: true。',
  },
  GOLD_PLAN_CLOSED: {
    status: 409,
    message: 'There are no adverts without the gold plan.',
    messageZh: '未开通点金计划，不能设置广告。',
    next: 'Open the plan first.',
    nextZh: '请先开通点金计划。',
  },
  TEST_PAYMENT_NOT_FOUND: {
    status: 404,
    message: 'You have no such test payment.',
    messageZh: '没有这笔测试收款。',
    next: 'Check the id and the mode (test or live) of the request.',
    nextZh: '请核对编号与请求的模式（test 或 live）。',
  },
  TOO_MANY_ATTACHMENTS: {
    status: 409,
    message: 'There are as many files as there may be.',
    messageZh: '附件数量已达上限。',
    next: 'Name fewer; the limit is in the details.',
    nextZh: '请减少附件，上限见 details.limit。',
  },
} as const satisfies Record<string, Entry>
