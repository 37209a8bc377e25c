import { AGREEMENT_NAMES } from '../../agreements/agreement.ts'
import { FEN, FLAG, INTEGER, listOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

export const APPID_KIND = oneOf('service_account', 'mini_program', 'mobile_app')
export const APPID_ROW = named(
  'Appid',
  record({
    appid: TEXT,
    name: TEXT,
    kind: APPID_KIND,
    subject: TEXT,
    app_secret: TEXT,
    open_platform: orNull(TEXT),
    oauth_domains: listOf(TEXT),
  }),
)

export const PERMISSION_NAMES = [
  'jsapi',
  'native',
  'mini_program',
  'app',
  'h5',
  'codepay',
  'combine',
  'refund',
  'red_packets',
] as const
const PERMISSIONS = named('Permissions', record(Object.fromEntries(PERMISSION_NAMES.map((name) => [name, FLAG]))))
export const SUBJECT_TYPE = oneOf('company', 'individual', 'micro')

export const MERCHANT = named(
  'Merchant',
  record({
    sub_mchid: TEXT,
    provider: TEXT,
    name: TEXT,
    subject_type: SUBJECT_TYPE,
    subject: TEXT,
    fee_rate_ppm: INTEGER,
    permissions: PERMISSIONS,
    appids: listOf(record({ appid: TEXT, joint_operation_letter: FLAG })),
    'restricted?': FLAG,
    paid_fen: FEN,
    refunded_fen: FEN,
    balance_fen: FEN,
  }),
)

export const AGREEMENT_NAME = oneOf(...AGREEMENT_NAMES)
export const AGREEMENT_ACT = oneOf('ask', 'sign', 'refuse', 'withdraw')
const AGREEMENT_STATE = oneOf('none', 'asked', 'granted', 'refused', 'withdrawn')
export const AGREEMENT_WAY = oneOf('desk', 'invitation')

export const AGREEMENT = named(
  'Agreement',
  record({
    sub_mchid: TEXT,
    name: AGREEMENT_NAME,
    appid: orNull(TEXT),
    state: AGREEMENT_STATE,
    effective_at: orNull(TIME),
    history: listOf(
      record({
        at: TIME,
        act: AGREEMENT_ACT,
        state: AGREEMENT_STATE,
        by: TEXT,
        why: orNull(TEXT),
        way: AGREEMENT_WAY,
      }),
    ),
  }),
)

const SWITCH = named('Switch', record({ open: FLAG, effective: FLAG, changed_at: orNull(TIME) }))
export const GOLD_PLAN = named(
  'GoldPlan',
  record({
    sub_mchid: TEXT,
    plan: SWITCH,
    scene: oneOf('JSAPI_AND_MINIPROGRAM', 'JSAPI', 'MINIPROGRAM'),
    custom_page: SWITCH,
    advertising: SWITCH,
    filters: listOf(TEXT),
  }),
)
