import { about, FEN, FLAG, INTEGER, listOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

export const PORTAL_LOGIN = named(
  'PortalLogin',
  record({
    sub_mchid: TEXT,
    state: oneOf('unfetched', 'initial', 'chosen'),
    fetched_at: orNull(TIME),
    changed_at: orNull(TIME),
    signed_in_at: orNull(TIME),
  }),
)
export const INITIAL_PASSWORD = named('InitialPassword', record({ sub_mchid: TEXT, password: TEXT }))

export const PORTAL_FILE = named('PortalFile', record({ name: TEXT, type: TEXT, bytes: INTEGER }))

const RECOMMENDATION = named(
  'Recommendation',
  record({
    sub_appid: about(
      orNull(TEXT),
      '支付时带此 sub_appid；null 为不带',
      'for payments with this sub_appid, or with none',
    ),
    subscribe_appid: orNull(TEXT),
    receipt_appid: orNull(TEXT),
    changed_at: TIME,
    changeable_at: about(TIME, '30 天内不可再改', 'not to be changed again for 30 days'),
  }),
)
export const DEV_CONFIG = named(
  'DevConfig',
  record({ sub_mchid: TEXT, pay_paths: listOf(TEXT), recommendations: listOf(RECOMMENDATION) }),
)

export const FLOW = named(
  'Flow',
  record({
    number: TEXT,
    at: TIME,
    kind: oneOf(
      'payment',
      'refund',
      'refund_closed',
      'reversal',
      'settlement',
      'settlement_returned',
      'withdrawal',
      'top_up',
      'brought_forward',
    ),
    fee: FLAG,
    amount_fen: FEN,
    balance_fen: FEN,
    business_number: TEXT,
    note: TEXT,
  }),
)
