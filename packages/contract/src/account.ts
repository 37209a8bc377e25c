import Type, { type Static } from 'typebox'
import { id, mode, moment, nullable, ONE_LINE, oneOf } from './fields.ts'
import { listOf, listQuery } from './list.ts'
import { ref } from './named.ts'

/** Files come as text, in base64 where they are bytes: real ones have about 3 kB. */
const MAX_FILE_CHARACTERS = 16_384
const MAX_KEY_CHARACTERS = 64

const number = Type.String({
  pattern: '^[0-9]{8,12}$',
  description: "The provider's number at WeChat, 服务商号",
  examples: ['1900000100'],
})

const file = (description: string) => Type.String({ minLength: 1, maxLength: MAX_FILE_CHARACTERS, description })
const key = (description: string) => Type.String({ minLength: 1, maxLength: MAX_KEY_CHARACTERS, description })

const given = {
  p12: Type.Optional(
    file('apiclient_cert.p12 in base64; its password is the number. Instead of `certificate` and `private_key`'),
  ),
  certificate: Type.Optional(file('apiclient_cert.pem')),
  private_key: Type.Optional(file('apiclient_key.pem')),
  api_v3_key: Type.Optional(key('The APIv3 key, 32 characters')),
  api_v2_key: Type.Optional(key('The APIv2 key, 32 characters, where APIv2 is used')),
  public_key: Type.Optional(file("WeChat's public key, pub_key.pem")),
  public_key_id: Type.Optional(key('Its id, PUB_KEY_ID_…')),
}

const accountMode = oneOf(['test', 'live'], 'Whether it is a number at the simulator (`test`) or at WeChat (`live`)')

export const AccountKeys = Type.Object(given, {
  $id: 'AccountKeys',
  additionalProperties: false,
  description: 'Keys of an account. What is not given again stays',
})
export type AccountKeys = Static<typeof AccountKeys>

export const NewAccount = Type.Object(
  { mode: accountMode, sp_mchid: number, ...given },
  { $id: 'NewAccount', additionalProperties: false, description: 'One of your numbers at WeChat, with its keys' },
)
export type NewAccount = Static<typeof NewAccount>

export const NewAccountCheck = Type.Object(
  { mode: accountMode, sp_mchid: Type.Optional(number), ...given },
  {
    $id: 'NewAccountCheck',
    additionalProperties: false,
    description: 'What is at hand so far. Nothing of it is kept',
  },
)
export type NewAccountCheck = Static<typeof NewAccountCheck>

const finding = Type.Object(
  {
    about: oneOf(
      ['sp_mchid', 'certificate', 'private_key', 'api_v3_key', 'api_v2_key', 'public_key', 'wechat'],
      'What was looked at; `wechat` is whether WeChat accepts it all',
    ),
    state: oneOf(
      ['good', 'wrong', 'missing', 'waiting'],
      '`waiting`: it is looked at once the rest is there and right',
    ),
    code: Type.String({ description: 'The finding', examples: ['P12_PASSWORD'] }),
    detail: Type.String({ description: 'What was found, in English' }),
    detail_zh: Type.String({ description: 'What was found, in Chinese' }),
    next: nullable(Type.String({ description: 'What to do now, in English; null where nothing is to be done' })),
    next_zh: nullable(Type.String({ description: 'What to do now, in Chinese' })),
  },
  { additionalProperties: false },
)

const merchantCertificate = Type.Object(
  {
    serial: Type.String({ description: 'Its serial', examples: ['5157F09EFDC096DE15EBE81A47057A72'] }),
    sp_mchid: Type.String({ description: 'The number in it' }),
    subject: nullable(Type.String({ description: 'The company in it' })),
    valid_from: moment('From when it is valid'),
    expires_at: moment('When it ends'),
  },
  { additionalProperties: false, description: 'The merchant certificate, which requests are signed under' },
)

export const AccountCheck = Type.Object(
  {
    object: Type.Literal('account_check'),
    is_complete: Type.Boolean({ description: 'Whether all is there and right, so that it may be connected' }),
    certificate: nullable(merchantCertificate),
    findings: Type.Array(finding, { description: 'What was looked at, in order' }),
  },
  { $id: 'AccountCheck', additionalProperties: false, description: 'What is right, wrong and missing, in words' },
)
export type AccountCheck = Static<typeof AccountCheck>

const platformKey = Type.Object(
  {
    serial: Type.String({ description: 'Serial of a certificate, or PUB_KEY_ID_…' }),
    kind: oneOf(['certificate', 'public_key'], 'A public key does not expire'),
    expires_at: nullable(moment('When the certificate ends')),
    added_at: moment('When it came to us'),
  },
  { additionalProperties: false },
)

export const Account = Type.Object(
  {
    id: id('acct', 'The account'),
    object: Type.Literal('account'),
    mode,
    sp_mchid: Type.String({ description: "The provider's number at WeChat", examples: ['1900000100'] }),
    serial: Type.String({ description: 'Serial of the merchant certificate that requests are signed under' }),
    certificate: nullable(merchantCertificate),
    has_api_v2_key: Type.Boolean({ description: 'Whether an APIv2 key is there. Keys themselves are never shown' }),
    platform_keys: Type.Array(platformKey, { description: "WeChat's keys, by which its word is verified" }),
    keys_version: Type.Integer({ description: 'Counts the changes of keys' }),
    keys_asked_at: nullable(moment('When WeChat was last asked for its certificates')),
    sub_merchant_count: Type.Integer({ description: 'How many merchants’ numbers it has accepted' }),
    created_at: moment('When it was connected'),
  },
  {
    $id: 'Account',
    additionalProperties: false,
    description: "One of the provider's numbers at WeChat, without secrets",
  },
)
export type Account = Static<typeof Account>

export const AccountList = listOf('AccountList', Account)
export const AccountListQuery = listQuery({})
export type AccountListQuery = Static<typeof AccountListQuery>

export const Provider = Type.Object(
  {
    id: id('prv', 'The provider'),
    object: Type.Literal('provider'),
    name: Type.String({ description: 'Its name', examples: ['示例科技有限公司'] }),
    created_at: moment('When it was opened'),
  },
  { $id: 'Provider', additionalProperties: false, description: 'The company that runs this for its merchants' },
)
export type Provider = Static<typeof Provider>

export const ProviderChange = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 80, pattern: ONE_LINE, description: 'Its name' }) },
  { $id: 'ProviderChange', additionalProperties: false, description: 'What is to be another' },
)
export type ProviderChange = Static<typeof ProviderChange>

const count = (description: string) => Type.Integer({ minimum: 0, description })

export const Setup = Type.Object(
  {
    object: Type.Literal('setup'),
    provider: ref(Provider),
    test_accounts: count('Numbers at the simulator'),
    live_accounts: count('Numbers at WeChat'),
    merchants: count('Merchants, of both modes'),
    appids: count("The provider's own appids"),
    simulator: nullable(Type.String({ description: 'Where the simulator is that test accounts talk to' })),
    stage: oneOf(
      ['empty', 'simulator', 'live'],
      '`empty`: no account yet; `simulator`: test accounts only; `live`: real money may move',
    ),
  },
  { $id: 'Setup', additionalProperties: false, description: 'How far this provider is set up' },
)
export type Setup = Static<typeof Setup>
