import { NOTICE_FAULTS } from '../../faults/kinds.ts'
import { about, FLAG, INTEGER, listOf, mapOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

const ATTEMPT_FIELDS = {
  at: TIME,
  status: orNull(INTEGER),
  error: orNull(TEXT),
  duration_ms: { type: 'number' },
  extra: FLAG,
  'fault?': about(oneOf(...NOTICE_FAULTS), '遇到的故障', 'the bad luck that struck it'),
}
const ATTEMPT = named('NoticeAttempt', record(ATTEMPT_FIELDS))
const WIRE = named('SentBytes', record({ headers: mapOf(TEXT), body: TEXT, 'answer?': TEXT }))
export const NOTICE_STATE = oneOf('pending', 'delivered', 'given_up')
const NOTICE_FIELDS = {
  id: TEXT,
  sp_mchid: TEXT,
  event_type: oneOf(
    'TRANSACTION.SUCCESS',
    'REFUND.SUCCESS',
    'REFUND.ABNORMAL',
    'REFUND.CLOSED',
    'VIOLATION.PUNISH',
    'VIOLATION.INTERCEPT',
    'VIOLATION.APPEAL',
  ),
  api: oneOf('v3', 'v2'),
  number: TEXT,
  url: TEXT,
  state: NOTICE_STATE,
  created_at: TIME,
  next_at: orNull(TIME),
  attempts: listOf(ATTEMPT),
  resource: mapOf({}),
}
export const NOTICE = named('Notice', record(NOTICE_FIELDS))
export const WHOLE_NOTICE = named(
  'WholeNotice',
  record({ ...NOTICE_FIELDS, attempts: listOf(record({ ...ATTEMPT_FIELDS, sent: orNull(WIRE) })) }),
)
/** `refused` says whether the receiver did what it must. */
export const SENT = named(
  'SentNotice',
  record({
    status: orNull(INTEGER),
    error: orNull(TEXT),
    body: { type: ['string', 'null'] },
    refused: FLAG,
    sent: WIRE,
  }),
)
