import { about, FEN, listOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

export const BOOKS = named(
  'Books',
  record({
    accounts: listOf(
      record({
        account: oneOf(
          'world',
          'payer',
          'merchant',
          'bank',
          'fee',
          'refund_transit',
          'sp_basic',
          'sp_operation',
          'sp_fees',
        ),
        owner: TEXT,
        owner_name: orNull(TEXT),
        balance_fen: FEN,
        'available_fen?': about(FEN, '不再结算的部分（分）', 'fen of it that are settled no more'),
      }),
    ),
    sum_fen: about(FEN, '恒为 0', 'always 0'),
    merchants: listOf(
      record({
        sub_mchid: TEXT,
        balance_fen: FEN,
        available_fen: FEN,
        settled_fen: about(FEN, '已到银行（分）', 'fen at the bank'),
        fee_fen: about(FEN, '微信手续费（分）', 'fen that WeChat keeps'),
        refunding_fen: about(FEN, '退款受理未完（分）', 'fen of refunds accepted, not ended'),
        paid_fen: FEN,
        refunded_fen: about(FEN, '退款成功（分）', 'fen of refunds that succeeded'),
      }),
    ),
  }),
)

export const BOOK_LINE = named(
  'BookLine',
  record({
    sp_mchid: TEXT,
    sub_mchid: TEXT,
    out_trade_no: TEXT,
    transaction_id: orNull(TEXT),
    state: TEXT,
    amount_fen: FEN,
    refunded_fen: FEN,
    fee_fen: about(FEN, '支付时的手续费（分）', 'fee at payment, before any return (fen)'),
    reversed_fen: FEN,
    fee_returned_fen: about(FEN, '随退款返还的手续费（分）', 'what came back of it with refunds (fen)'),
    refunds: listOf(record({ out_refund_no: TEXT, status: TEXT, amount_fen: FEN, mended_to: orNull(TEXT) })),
  }),
)

export const SETTLEMENT = named(
  'Settlement',
  record({
    sub_mchid: TEXT,
    day: TEXT,
    state: oneOf('due', 'nothing', 'remitted', 'failed', 'off'),
    paid_fen: FEN,
    fee_fen: FEN,
    refunded_fen: FEN,
    fee_returned_fen: FEN,
    other_fen: FEN,
    net_fen: FEN,
    amount_fen: about(
      { type: ['integer', 'null'] },
      '结算前为 null；须先支付其他日子的退款时与 net_fen 不同（分）',
      'null until the day is settled; differs from net_fen where refunds of other days had to be paid (fen)',
    ),
    account_bank: orNull(TEXT),
    account_number: orNull(TEXT),
    attempts: listOf(record({ at: TIME, number: TEXT, failure: orNull(TEXT) })),
  }),
)

export const SETTLEMENT_ACCOUNT_TYPE = oneOf('ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE')
export const SETTLEMENT_ACCOUNT = named(
  'SettlementAccount',
  record({
    sub_mchid: TEXT,
    account_type: SETTLEMENT_ACCOUNT_TYPE,
    account_bank: TEXT,
    account_number: TEXT,
    fails_with: about(orNull(TEXT), '银行退回的原因', 'why the bank will send the next remittance back'),
  }),
)
