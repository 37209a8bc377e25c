import type { Entry } from './entry.ts'

/** What may be wrong with onboardings, their papers, and questions that are put to WeChat at once. */
export const applymentCatalogue = {
  APPLYMENT_NOT_FOUND: {
    status: 404,
    message: 'You have no such applyment.',
    messageZh: '没有这个进件申请。',
    next: 'Check the id and the mode (test or live) of the request.',
    nextZh: '请核对编号与请求的模式（test 或 live）。',
  },
  APPLYMENT_CLOSED: {
    status: 409,
    message: 'WeChat has it under way, or it has ended: it can neither be changed nor taken back.',
    messageZh: '申请正在微信支付办理或已结束，不能修改或撤回。',
    next: 'Wait for WeChat’s word; after a rejection it can be corrected and submitted anew. `details.state` says how it stands.',
    nextZh: '请等待微信支付的结果；被驳回后可以修改并重新提交。当前状态见 details.state。',
  },
  APPLYMENT_INCOMPLETE: {
    status: 409,
    message: 'Something of the form is missing or wrong, so it was not sent.',
    messageZh: '申请资料不全或有误，未提交。',
    next: 'GET /v1/applyments/{id}/findings says for each field what is wrong and what to do.',
    nextZh: '可用 GET /v1/applyments/{id}/findings 逐项查看问题与处理办法。',
  },
  FORM_CHANGED: {
    status: 409,
    message: 'Somebody has changed the form since you looked at it, so nothing was done.',
    messageZh: '您查看之后，申请单已被他人修改，本次没有执行。',
    next: 'Look at it again: the details say which fields, by whom and when. Then ask anew with the `version` that you see.',
    nextZh: '请重新查看申请单：details 列出被改的字段、修改人和时间。确认后用新的 version 再次请求。',
  },
  TOO_MANY_OPEN_FORMS: {
    status: 409,
    message: 'As many forms are open as may be at once.',
    messageZh: '未办结的申请单数量已达上限。',
    next: 'Submit or give up some of those that are open. `details.of` says whose limit it is, `details.limit` how many.',
    nextZh:
      '请先提交或作废部分未办结的申请单。details.of 为上限所属（merchant 商户、agent 代理、provider 服务商），details.limit 为上限数量。',
  },
  APPLYMENT_NOT_SUBMITTED: {
    status: 409,
    message: 'It was never submitted, so WeChat knows nothing of it.',
    messageZh: '该申请尚未提交，微信支付没有记录。',
    next: 'Submit it first.',
    nextZh: '请先提交。',
  },
  PAPER_NOT_FOUND: {
    status: 404,
    message: 'You have no such paper.',
    messageZh: '没有这份资料。',
    next: 'The applyment lists its papers.',
    nextZh: '可在进件申请中查看其资料列表。',
  },
  PAPER_KIND: {
    status: 400,
    message: 'This is no file of a kind that WeChat takes, or not what its name says.',
    messageZh: '文件类型不受支持，或内容与文件名不符。',
    next: 'Send a picture (jpg, png, bmp), or for the film of the legal representative mp4, mov or avi.',
    nextZh: '请上传图片（jpg、png、bmp）；法人开户意愿视频请上传 mp4、mov 或 avi。',
  },
  PAPER_TOO_LARGE: {
    status: 413,
    message: 'The file is larger than WeChat takes.',
    messageZh: '文件超过微信支付的上限。',
    next: 'Make it smaller; the limit is in the details.',
    nextZh: '请压缩后重新上传，上限见 details.limit_bytes。',
  },
  TOO_MANY_PAPERS: {
    status: 409,
    message: 'The applyment has as many papers as it may have.',
    messageZh: '该申请的资料数量已达上限。',
    next: 'Remove those that the form does not name.',
    nextZh: '请删除申请单未引用的资料。',
  },
  PAPERS_DELETED: {
    status: 410,
    message: 'The content was deleted: what is personal is not kept for ever.',
    messageZh: '内容已删除：个人资料不会长期保存。',
    next: 'The masked copy stays; for what is more, ask the merchant again.',
    nextZh: '脱敏副本仍可查看；如需原件，请向商户重新索取。',
  },
  WECHAT_UNANSWERED: {
    status: 503,
    message: 'WeChat has not answered this question.',
    messageZh: '微信支付没有答复本次查询。',
    next: 'Ask again in a few seconds; nothing was changed.',
    nextZh: '请几秒后重试；没有任何改动。',
  },
  WECHAT_REFUSED: {
    status: 502,
    message: 'WeChat refuses this question; its code and its words are in the details.',
    messageZh: '微信支付拒绝了本次查询，代码与原文见 details。',
    next: 'Correct what it names. NO_AUTH: ask the account manager to open the interface.',
    nextZh: '请按其说明更正。NO_AUTH 时请联系商务经理开通接口权限。',
  },
} as const satisfies Record<string, Entry>
