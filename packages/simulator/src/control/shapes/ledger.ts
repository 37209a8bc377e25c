import { FEN, FLAG, INTEGER, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

export const ACCOUNT_NAME = oneOf(
  'world',
  'payer',
  'merchant',
  'bank',
  'fee',
  'refund_transit',
  'sp_basic',
  'sp_operation',
  'sp_fees',
)
export const FLOW_KIND = oneOf(
  'payment',
  'refund',
  'refund_closed',
  'reversal',
  'settlement',
  'settlement_returned',
  'withdrawal',
  'top_up',
  'brought_forward',
)

export const LEDGER_LINE = named(
  'LedgerLine',
  record({
    id: INTEGER,
    number: TEXT,
    posting: orNull(TEXT),
    at: TIME,
    account: ACCOUNT_NAME,
    owner: TEXT,
    owner_name: orNull(TEXT),
    kind: FLOW_KIND,
    fee: FLAG,
    amount_fen: FEN,
    balance_fen: FEN,
    business_number: TEXT,
    sp_mchid: orNull(TEXT),
    out_trade_no: orNull(TEXT),
    out_refund_no: orNull(TEXT),
    note: TEXT,
  }),
)
