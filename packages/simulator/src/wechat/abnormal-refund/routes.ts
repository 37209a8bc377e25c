import type { Route } from '../route.ts'
import { applyAbnormalRefund } from './apply-abnormal-refund.ts'

export const ABNORMAL_REFUND_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)\/apply-abnormal-refund$/,
    endpoint: 'abnormal-refund',
    act: applyAbnormalRefund,
    // WeChat's own number, in the path, is random; a fault plan knows the refund by the caller's.
    numberField: 'out_refund_no',
  },
]
