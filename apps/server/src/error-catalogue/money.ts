import type { Entry } from './entry.ts'

/** What people may be told went wrong when they look money up, settle disagreements or export lists. */
export const moneyCatalogue = {
  QUERY_TOO_BROAD: {
    status: 422,
    message: 'Finding that among so many takes too long.',
    messageZh: '数据量过大，无法在限定时间内查出。',
    next: 'Name a merchant or a shorter time, or look for a number with GET /v1/search.',
    nextZh: '请指定商户或缩短时间范围，或用 GET /v1/search 按单号查找。',
  },
  MOVE_NOT_LEGAL: {
    status: 409,
    message: 'That may not be done about this disagreement.',
    messageZh: '不能对该差异执行此操作。',
    next: 'See `because` in the details, and the legal moves of the disagreement.',
    nextZh: '原因见 details.because；可执行的操作见该差异的 moves。',
  },
  REASON_REQUIRED: {
    status: 400,
    message: 'Settling a disagreement needs a reason.',
    messageZh: '了结差异须写明理由。',
    next: 'Add `reason`: what was done, and where it can be looked up.',
    nextZh: '请填写 `reason`：做了什么、凭证在哪里。',
  },
  EXPORT_NOT_FOUND: {
    status: 404,
    message: 'You have no such export, or its time is over.',
    messageZh: '没有这个导出，或已过期。',
    next: 'Ask for it anew with POST /v1/exports.',
    nextZh: '请用 POST /v1/exports 重新导出。',
  },
  EXPORT_NOT_READY: {
    status: 409,
    message: 'The file is not ready.',
    messageZh: '文件尚未就绪。',
    next: 'Look at the export until its state is `ready`.',
    nextZh: '请查看导出状态，待其为 `ready` 后再下载。',
  },
  TOO_MANY_EXPORTS: {
    status: 429,
    message: 'So many of your exports are being made that another must wait.',
    messageZh: '您正在进行的导出过多。',
    next: 'Wait until one is ready.',
    nextZh: '请等待其中一个完成。',
  },
} as const satisfies Record<string, Entry>
