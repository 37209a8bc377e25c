import { BILL_REASONS } from './reasons/bills.ts'
import { CALL_UP_REASONS } from './reasons/call-up.ts'
import { CODE_REASONS } from './reasons/codes.ts'
import { COMBINE_REASONS } from './reasons/combine.ts'
import { FAULT_REASONS } from './reasons/faults.ts'
import { FORM_REASONS } from './reasons/forms.ts'
import { IDENTITY_REASONS } from './reasons/identity.ts'
import { LOGIN_REASONS } from './reasons/login.ts'
import { MEDIA_REASONS } from './reasons/media.ts'
import { ORDER_REASONS } from './reasons/orders.ts'
import { PAY_SIGN_REASONS } from './reasons/pay-sign.ts'
import { PHONE_REASONS } from './reasons/phone.ts'
import { PRODUCT_REASONS } from './reasons/products.ts'
import { REFUND_REASONS } from './reasons/refunds.ts'
import { REQUEST_REASONS } from './reasons/request.ts'
import { SIGNING_REASONS } from './reasons/signing.ts'
import { SIGNING_TEXT_REASONS } from './reasons/signing-text.ts'
import { V2_REASONS } from './reasons/v2.ts'
import { V2_SIGNING_REASONS } from './reasons/v2-signing.ts'
import { VIOLATION_REASONS } from './reasons/violations.ts'

/** The closed list of everything that this WeChat objects to. A refusal without one of them does not compile. */
export const REASONS = {
  ...REQUEST_REASONS,
  ...FAULT_REASONS,
  ...SIGNING_REASONS,
  ...SIGNING_TEXT_REASONS,
  ...IDENTITY_REASONS,
  ...PRODUCT_REASONS,
  ...ORDER_REASONS,
  ...CODE_REASONS,
  ...REFUND_REASONS,
  ...COMBINE_REASONS,
  ...BILL_REASONS,
  ...MEDIA_REASONS,
  ...FORM_REASONS,
  ...VIOLATION_REASONS,
  ...V2_REASONS,
  ...V2_SIGNING_REASONS,
  ...LOGIN_REASONS,
  ...PHONE_REASONS,
  ...CALL_UP_REASONS,
  ...PAY_SIGN_REASONS,
} as const
