import { RISK_TYPES } from '../../violations/risk-types.ts'
import { named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

export const VIOLATION_EVENT = oneOf('VIOLATION.PUNISH', 'VIOLATION.INTERCEPT', 'VIOLATION.APPEAL')
export const RISK_TYPE = oneOf(...Object.keys(RISK_TYPES))
/** Plans are texts of WeChat's, of at most 2,048 characters; here one sentence does. */
export const DISPOSAL_TEXT = { type: 'string', minLength: 1, maxLength: 500 }

export const VIOLATION = named(
  'Violation',
  record({
    record_id: TEXT,
    mchid: TEXT,
    sub_mchid: TEXT,
    event_type: VIOLATION_EVENT,
    company_name: TEXT,
    punish_plan: TEXT,
    punish_description: TEXT,
    risk_type: TEXT,
    risk_description: TEXT,
    at: TIME,
    notice: orNull(TEXT),
  }),
)
