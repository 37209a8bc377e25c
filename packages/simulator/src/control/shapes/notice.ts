import { FLAG, INTEGER, listOf, mapOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

const ATTEMPT = named(
  'NoticeAttempt',
  record({ at: TIME, status: orNull(INTEGER), error: orNull(TEXT), duration_ms: { type: 'number' }, extra: FLAG }),
)
export const NOTICE = named(
  'Notice',
  record({
    id: TEXT,
    sp_mchid: TEXT,
    event_type: oneOf('TRANSACTION.SUCCESS', 'REFUND.SUCCESS', 'REFUND.ABNORMAL', 'REFUND.CLOSED'),
    api: oneOf('v3', 'v2'),
    number: TEXT,
    url: TEXT,
    state: oneOf('pending', 'delivered', 'given_up'),
    created_at: TIME,
    next_at: orNull(TIME),
    attempts: listOf(ATTEMPT),
    resource: mapOf({}),
  }),
)
/** `refused` says whether the receiver did what it must. */
export const SENT = named(
  'SentNotice',
  record({ status: orNull(INTEGER), error: orNull(TEXT), body: { type: ['string', 'null'] }, refused: FLAG }),
)
