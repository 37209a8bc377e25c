import { FEN, listOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'
import { OFFERED } from './order.ts'

export const BANK = oneOf('works', 'refuses', 'error_after_paying', 'error_before_paying')
export const PAYER_ACCOUNT = oneOf('open', 'closed')

export const PAYER = named(
  'Payer',
  record({
    id: TEXT,
    name: TEXT,
    balance_fen: FEN,
    password_free_limit_fen: FEN,
    bank: BANK,
    account: PAYER_ACCOUNT,
  }),
)

export const FOLLOWS = named(
  'Follows',
  record({ follows: listOf(record({ appid: TEXT, name: TEXT, since: TIME, out_trade_no: TEXT })) }),
)

export const PAYER_RECORD = named(
  'PayerRecord',
  record({
    kind: oneOf('payment', 'refund'),
    at: TIME,
    amount_fen: FEN,
    'merchant_name?': TEXT,
    'description?': TEXT,
    sp_mchid: TEXT,
    'out_trade_no?': TEXT,
    'out_refund_no?': TEXT,
    'refund_id?': TEXT,
    'transaction_id?': { type: ['string', 'null'] },
    'follow?': orNull(OFFERED),
    state: TEXT,
  }),
)

export const PAYMENT_CODE = named('PaymentCode', record({ code: TEXT, expires_at: TIME }))

export const PASSWORD_REQUEST = named(
  'PasswordRequest',
  record({
    sp_mchid: TEXT,
    out_trade_no: TEXT,
    merchant_name: TEXT,
    description: TEXT,
    amount_fen: FEN,
    expires_at: TIME,
  }),
)
