import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { OFFICIAL_BASE_URL } from '@teyue/wechatpay/connections'
import { WechatPayError } from '@teyue/wechatpay/errors'
import { createKeyring } from '@teyue/wechatpay/keyring'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { issueApiKey } from '../features/keys/issue-api-key.ts'
import type { NewAccount, PlatformKey } from '../features/providers/account.ts'
import { addAccount } from '../features/providers/add-account.ts'
import { createProvider } from '../features/providers/create-provider.ts'
import { rotateAccountKeys } from '../features/providers/rotate-account-keys.ts'
import { isId } from '../kit/ids.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { downloadPlatformKeys } from '../wechat/download-platform-keys.ts'
import { checkMerchantKeys } from '../wechat/merchant-keys.ts'
import { type MerchantFile, openP12 } from '../wechat/open-p12.ts'
import { isApiKey } from '../wechat/read-keys.ts'
import { openForLooking } from './doctor/open-for-looking.ts'
import { inviteFirstAdministrator } from './first-administrator.ts'
import { assertSchemaFits } from './open-database.ts'
import { openContext } from './platform.ts'

export const connectUsage = `teyue connect: connects one of your numbers at WeChat Pay, or gives one that is connected other keys;
everything is checked before anything is kept

  --mchid NUMBER            the service provider's merchant number
  --provider NAME           a new provider of this name, or the id of one that is there (prv_…)
  --p12 FILE                apiclient_cert.p12 as WeChat ships it; or instead of it
  --cert FILE --key FILE    apiclient_cert.pem and apiclient_key.pem
  --api-v3-key FILE         a file with the APIv3 key, 32 characters
  --api-v2-key FILE         a file with the APIv2 key, if you use APIv2
  --public-key FILE --public-key-id PUB_KEY_ID_…   WeChat's public key, where the account has one
  --base-url URL            another address than WeChat's: the account is then a test account
`

const options = {
  mchid: { type: 'string' },
  provider: { type: 'string' },
  p12: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  'api-v3-key': { type: 'string' },
  'api-v2-key': { type: 'string' },
  'public-key': { type: 'string' },
  'public-key-id': { type: 'string' },
  'base-url': { type: 'string' },
} as const

const foreignKeyViolation = '23503'

type Asked = Partial<Record<keyof typeof options, string>>

/** Connects an account, or exchanges its keys, and issues a key for the provider's own systems. Secrets are read from files: arguments are seen by everybody. */
export async function run(config: Config, args: readonly string[]): Promise<void> {
  const asked = readArguments(args)
  const given = readAccount(asked)
  const account = { ...given, platformKeys: await askForKeys(given) }
  const database = await openForLooking(config)
  const { ctx, close } = openContext(config, database.url, false)
  try {
    await assertSchemaFits(database.owner)
    process.stdout.write(await connect(ctx, needed(asked, 'provider'), account))
  } finally {
    await close()
    await database.close()
  }
}

function readArguments(args: readonly string[]): Asked {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n\n${connectUsage}`)
  }
}

/** What the files say; WeChat's own keys are those that were given. */
function readAccount(asked: Asked): NewAccount {
  const spMchid = needed(asked, 'mchid')
  const baseUrl = asked['base-url'] ?? OFFICIAL_BASE_URL
  const { privateKeyPem, certificatePem } = readKeys(asked, spMchid)
  const { serial } = said(() => checkMerchantKeys(certificatePem, privateKeyPem, spMchid, new Date()))
  const mode = baseUrl === OFFICIAL_BASE_URL ? 'live' : 'test'
  const apiV3Key = readKeyText(needed(asked, 'api-v3-key'))
  const v2File = asked['api-v2-key']
  const apiV2Key = v2File === undefined ? null : readKeyText(v2File)
  const platformKeys = readPublicKey(asked)
  return { mode, spMchid, baseUrl, serial, privateKeyPem, certificatePem, apiV3Key, apiV2Key, platformKeys }
}

function readKeys(asked: Asked, password: string): MerchantFile {
  if (asked.p12 !== undefined) {
    const file = asked.p12
    return said(() => openP12(readWhole(file), password))
  }
  const [certificatePem, privateKeyPem] = (['cert', 'key'] as const).map((name) =>
    readWhole(needed(asked, name)).toString(),
  )
  return { certificatePem: certificatePem!, privateKeyPem: privateKeyPem! }
}

function readKeyText(file: string): string {
  const text = readWhole(file).toString('utf8').trim()
  if (!isApiKey(text)) throw new OperatorError(`${file} does not hold a key of 32 characters.`)
  return text
}

function readPublicKey(asked: Asked): PlatformKey[] {
  const [file, serial] = [asked['public-key'], asked['public-key-id']]
  if ((file === undefined) !== (serial === undefined)) {
    throw new OperatorError("WeChat's public key needs both --public-key and --public-key-id.")
  }
  if (file === undefined || serial === undefined) return []
  const pem = readWhole(file).toString()
  said(() => createKeyring({ publicKeys: [{ id: serial, pem }] }))
  return [{ serial, pem, kind: 'public_key', expiresAt: null }]
}

const hints: Readonly<Record<string, string>> = {
  RESOURCE_NOT_EXISTS: 'This account has a public key instead: give --public-key and --public-key-id. ',
  // The certificates that the answer brings open under the right key only.
  BAD_SIGNATURE: 'Most likely the APIv3 key is another one: it is set under 账户中心 → API安全. ',
  SIGN_ERROR: 'Most likely the certificate is not the one that is valid now. ',
}

async function askForKeys(account: NewAccount): Promise<readonly PlatformKey[]> {
  const { platformKeys: publicKeys } = account
  try {
    return await downloadPlatformKeys(account, () => new Date())
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    if (error.code === 'RESOURCE_NOT_EXISTS' && publicKeys.length > 0) return publicKeys
    throw new OperatorError(
      `WeChat does not accept these keys: ${error.message}. ${hints[error.code] ?? ''}Nothing was kept.`,
    )
  }
}

async function connect(ctx: Context, named: string, account: NewAccount): Promise<string> {
  const known = isId('provider', named)
  const rotated = known ? await rotateAccountKeys(ctx, named, account) : null
  if (rotated) return `${rotated.spMchid} has its new keys; programs that run use them from their next call on.\n`
  const provider = known ? named : (await createProvider(ctx, named)).id
  const { id, spMchid, mode } = await addAccount(ctx, provider, account).catch((error: unknown) => {
    if ((error as { code?: unknown } | null)?.code !== foreignKeyViolation) throw error
    throw new OperatorError(`There is no provider ${provider}. Give a name, and one is made.`)
  })
  const { text } = await issueApiKey(ctx, provider, { mode, merchantId: null, name: 'teyue connect' })
  return `${spMchid} is connected.
  provider   ${provider}
  account    ${id} (${mode})
  API key    ${text}   shown once, keep it now
${await inviteFirstAdministrator(ctx, provider)}`
}

function needed(asked: Asked, name: keyof Asked): string {
  const value = asked[name]
  if (value === undefined) throw new OperatorError(`--${name} is missing.\n\n${connectUsage}`)
  return value
}

function readWhole(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new OperatorError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** What is wrong with a key is the operator's to mend. */
function said<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof TypeError) throw new OperatorError(`${error.message}.`)
    throw error
  }
}
