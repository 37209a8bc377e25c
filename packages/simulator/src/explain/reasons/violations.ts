import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Where an SP is told what risk control does with its sub-merchants. */
export const VIOLATION_REASONS = {
  violationUrlThere: reason(
    null,
    PAGE.violationUrl,
    ['服务商 {mchid} 已设置地址 {url}。', 'The SP {mchid} has the address {url} already.'],
    ['用修改接口（PUT）换地址，或先删除。', 'Change it by PUT, or remove it first.'],
  ),
  violationUrlNone: reason(
    null,
    PAGE.violationUrl,
    ['服务商 {mchid} 没有设置违规通知地址。', 'The SP {mchid} has set no address for notices of violations.'],
    ['先用创建接口（POST）设置。', 'Set one first, by POST.'],
  ),
} as const
