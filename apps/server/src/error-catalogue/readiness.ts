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
  TOO_MANY_ATTACHMENTS: {
    status: 409,
    message: 'There are as many files as there may be.',
    messageZh: '附件数量已达上限。',
    next: 'Name fewer; the limit is in the details.',
    nextZh: '请减少附件，上限见 details.limit。',
  },
} as const satisfies Record<string, Entry>
