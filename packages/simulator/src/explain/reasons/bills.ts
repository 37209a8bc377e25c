import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Bills and balances. */
export const BILL_REASONS = {
  billDayInvalid: reason(
    null,
    PAGE.tradeBill,
    ['{day} 不是日历上的一天。', '{day} is no day of the calendar.'],
    ['用 {form}，且确有这一天。', 'Use {form}, and a day that there is.'],
  ),
  billDayWrong: reason(
    null,
    PAGE.tradeBill,
    [
      '{day} 不能取账单：只有近三个月、且不含今天（{today}）。',
      'There is no bill for {day}: only for the last three months, and never for today ({today}).',
    ],
    ['取昨天或更早、三个月以内的一天。', 'Ask for a day before today, within three months.'],
  ),
  billCreating: reason(
    null,
    PAGE.tradeBill,
    ['{day} 的账单还在生成：现在是 {now}（北京时间）。', 'The bill of {day} is being made: it is {now} in Shanghai.'],
    ['次日 10:00 以后再取。', 'Ask after 10:00 of the next day.'],
  ),
  billNone: reason(
    null,
    PAGE.tradeBill,
    ['{day} 没有任何记录，所以没有账单。', 'Nothing happened on {day}, so there is no bill.'],
    ['按“当日无交易”处理。', 'Take it for a day without trades.'],
  ),
  billMerchantUnknown: reason(
    'M1',
    PAGE.tradeBill,
    ['没有特约商户 {named}。', 'There is no sub-merchant {named}.'],
    ['sub_mchid 填 {known}，或不传（取全部）。', 'Name {known} in sub_mchid, or leave it out for all.'],
  ),
  billNotYours: reason(
    'M1',
    PAGE.tradeBill,
    [
      '{named} 是服务商 {owner} 的，{mchid} 无权取它的账单。',
      '{named} belongs to {owner}: {mchid} may not have its bill.',
    ],
    ['由 {owner} 取。', 'Let {owner} ask.'],
  ),
  billTokenUnknown: reason(
    null,
    PAGE.downloadBill,
    ['下载地址里的 token 不存在。', 'The token of this address does not exist.'],
    ['重新申请账单，原样使用返回的 download_url。', 'Ask for the bill again and use download_url as it is.'],
  ),
  billTokenExpired: reason(
    null,
    PAGE.downloadBill,
    [
      '下载地址已于 {expired} 过期：它只有五分钟有效。',
      'This address expired at {expired}: it lives for five minutes.',
    ],
    ['重新申请账单。', 'Ask for the bill again.'],
  ),
  subBillNotOpen: reason(
    null,
    PAGE.subFundBill,
    [
      '服务商 {mchid} 没有“下载二级商户资金账单”权限。',
      'The provider {mchid} has not been granted its sub-merchants’ fund bills.',
    ],
    [
      '在服务商平台 → 产品中心 开通（控制接口可授予）。',
      'Have it opened on the partner platform (the control API grants it).',
    ],
  ),
  fundDayWrong: reason(
    null,
    PAGE.dayEndBalance,
    [
      '{day} 没有日终余额：只有近 90 天、且不含今天（{today}）。',
      'There is no balance at the end of {day}: only for 90 days back, and never for today ({today}).',
    ],
    ['取昨天或更早的一天。', 'Ask for a day before today.'],
  ),
} as const
