import type { Entry } from './entry.ts'

/** What may be wrong with stores, terminals, and payments that name them. */
export const storeCatalogue = {
  STORE_NOT_FOUND: {
    status: 404,
    message: 'The merchant has no such store.',
    messageZh: '该商户没有这家门店。',
    next: 'GET /v1/stores?merchant=… lists its stores.',
    nextZh: '可用 GET /v1/stores?merchant=… 查看该商户的门店。',
  },
  STORE_CLOSED: {
    status: 409,
    message: 'This store is closed: nothing is taken or added there.',
    messageZh: '门店已停业，不能在此收款或新增终端、收银员。',
    next: 'Name another store, or open this one again.',
    nextZh: '请选择其他门店，或先在门店页恢复营业。',
  },
  STORE_NUMBER_TAKEN: {
    status: 409,
    message: 'Another store of the merchant, or another terminal in use in the store, has this number.',
    messageZh: '该编号已被同一商户的其他门店、或同一门店在用的其他终端使用。',
    next: 'Give another number, or change the one that has it.',
    nextZh: '请换一个编号，或先修改占用该编号的门店或终端。',
  },
  STORE_FOR_CASHIERS_ONLY: {
    status: 400,
    message: 'Only a cashier of a merchant may be bound to one store.',
    messageZh: '只有商户的收银员可以限定在一家门店。',
    next: 'Leave `store` out, or choose the role cashier at the merchant.',
    nextZh: '请去掉 `store`，或将角色设为该商户的收银员。',
  },
  STORE_ONLY: {
    status: 403,
    message: 'You take payments for one store, and sums of the whole merchant are not shown to you.',
    messageZh: '您只负责一家门店，不能查看整个商户的汇总。',
    next: 'Look at the payments of your store, or ask the owner.',
    nextZh: '请查看本店的支付，或联系店主。',
  },
  TOO_MANY_STORES: {
    status: 422,
    message: 'This merchant has as many stores as one may have.',
    messageZh: '该商户的门店数已达上限。',
    next: 'Change one that is closed into the new one; the limit is in the details.',
    nextZh: '请将已停业的门店改为新门店；上限见 details。',
  },
  TERMINAL_NOT_FOUND: {
    status: 404,
    message: 'The merchant has no such terminal.',
    messageZh: '该商户没有这台终端。',
    next: 'GET /v1/terminals?store=… lists those of a store.',
    nextZh: '可用 GET /v1/terminals?store=… 查看门店的终端。',
  },
  TERMINAL_RETIRED: {
    status: 409,
    message: 'This terminal is retired.',
    messageZh: '该终端已停用。',
    next: 'Name another one, or use it again in the store’s list of terminals.',
    nextZh: '请选择其他终端，或先在门店的终端列表中恢复使用。',
  },
  TERMINAL_ELSEWHERE: {
    status: 409,
    message: 'This terminal stands in another store.',
    messageZh: '该终端不在所选门店。',
    next: 'Name the store in the details, or a terminal of the store that was named.',
    nextZh: '请改为 details 所示门店，或选择该门店的终端。',
  },
  TOO_MANY_TERMINALS: {
    status: 422,
    message: 'This store has as many terminals in use as one may have.',
    messageZh: '该门店在用的终端数已达上限。',
    next: 'Retire one that is not used; the limit is in the details.',
    nextZh: '请先停用不再使用的终端；上限见 details。',
  },
} as const satisfies Record<string, Entry>
