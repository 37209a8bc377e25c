import { FUND_TYPES } from '../../funds/provider-funds.ts'
import { FEN, FLAG, listOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

export const VERIFY_MODE = oneOf('certificate', 'public_key', 'both')

const PLATFORM_CERTIFICATE = named('PlatformCertificate', record({ serial: TEXT, pem: TEXT, expires_at: TIME }))

export const PROVIDER = named(
  'Provider',
  record({
    mchid: TEXT,
    name: TEXT,
    verify_mode: VERIFY_MODE,
    api_v2_key: TEXT,
    api_v3_key: TEXT,
    may_combine: FLAG,
    sub_fund_bill: FLAG,
    refund_notify_url: orNull(TEXT),
    violation_notify_url: orNull(TEXT),
    serial: TEXT,
    certificate_expires_at: TIME,
    certificate_pem: TEXT,
    private_key_pem: TEXT,
    appids: listOf(TEXT),
    platform_certificates: listOf(PLATFORM_CERTIFICATE),
    public_key: orNull(record({ id: TEXT, pem: TEXT })),
  }),
)

export const FUND_TYPE = oneOf(...FUND_TYPES)
export const FUNDS = named(
  'Funds',
  record({ mchid: TEXT, accounts: listOf(record({ account_type: FUND_TYPE, balance_fen: FEN })) }),
)
