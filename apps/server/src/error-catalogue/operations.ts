import type { Entry } from './entry.ts'

/** What may be told about stops, jobs, alerts and the master key. */
export const operationsCatalogue = {
  PAYMENTS_STOPPED: {
    status: 409,
    message: 'The provider takes no payments here for now; the reason is in the details.',
    messageZh: '服务商已暂停在此收款，原因见 details.reason。',
    next: 'Nothing was made. Ask again once it takes payments again; open payments, refunds and queries go on.',
    nextZh: '本次未创建任何支付。恢复收款后请重新提交；已有支付、退款和查询不受影响。',
  },
  ALREADY_STOPPED: {
    status: 409,
    message: 'Payments are stopped there already.',
    messageZh: '该处已经暂停收款。',
    next: 'The stop that stands is in the details; end it to take payments again.',
    nextZh: '当前的暂停见 details.payment_stop；结束它即可恢复收款。',
  },
  PAYMENT_STOP_NOT_FOUND: {
    status: 404,
    message: 'No such stop stands.',
    messageZh: '没有这个仍在生效的暂停。',
    next: 'GET /v1/payment-stops lists those that stand.',
    nextZh: '可用 GET /v1/payment-stops 查看生效中的暂停。',
  },
  ONE_PLACE_NEEDED: {
    status: 400,
    message: 'Name either an account or a merchant.',
    messageZh: '请指明一个服务商号或一个商户，且只指明其一。',
    next: 'Send `account` or `merchant`, not both.',
    nextZh: '请填写 `account` 或 `merchant` 之一。',
  },
  ACCOUNT_NOT_FOUND: {
    status: 404,
    message: 'You have no such account.',
    messageZh: '没有这个服务商号。',
    next: 'Look the id up among your accounts.',
    nextZh: '请核对服务商号的 id。',
  },
  JOB_NOT_FOUND: {
    status: 404,
    message: 'There is no such job, or it runs just now.',
    messageZh: '没有这个任务，或它正在运行。',
    next: 'GET /v1/jobs lists those that want a look. What is gone from there has been done.',
    nextZh: '可用 GET /v1/jobs 查看需要处理的任务；已不在列表中的任务已完成。',
  },
} as const satisfies Record<string, Entry>
