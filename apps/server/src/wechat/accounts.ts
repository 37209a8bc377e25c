import { createPrivateKey, type KeyObject } from 'node:crypto'
import { createWechatPay, type WechatPay } from '@teyue/wechatpay/client'
import { createKeyring, type Keyring } from '@teyue/wechatpay/keyring'
import { createWechatPayV2, type WechatPayV2 } from '@teyue/wechatpay/v2/client'
import type { CallTally } from '../kit/call-tally.ts'
import type { Metrics } from '../kit/metrics.ts'
import { inTenant, type Storage, type Tx } from '../storage/tenant.ts'
import { measured, measuredGroup, type TellCall } from './measured-client.ts'
import { findSecureDoor } from './secure-door.ts'

/** Which account, in which version of its keys, and on which clock. Use cases hand it to errands. */
export type AccountRef = {
  readonly providerId: string
  readonly id: string
  readonly version: number
  readonly clockOffsetMs: number
}

/** An account ready to talk to WeChat: its keys opened once and kept as objects. */
export type WechatAccount = {
  readonly client: WechatPay
  readonly keyring: Keyring
  readonly apiV3Key: string
  /** Null where the account does without APIv2: notices in XML cannot be proven then. */
  readonly apiV2Key: string | null
  readonly privateKey: KeyObject
  /** Business time of the account. */
  readonly now: () => Date
}

export type WechatAccounts = {
  /** The account's client; built anew when the account's keys have changed. */
  of(ref: AccountRef): Promise<WechatAccount>
  /**
   * The account's client for APIv2, opened for one errand: whoever asks for it closes it. Null where the account lacks the key or
   * the certificate file that it needs.
   */
  openV2(ref: AccountRef): Promise<WechatPayV2 | null>
}

type Measuring = { readonly metrics: Pick<Metrics, 'wechatCall'>; readonly calls: Pick<CallTally, 'add'> }
type Opening = { open(sealed: Buffer, context: string): Buffer }
type Entry = { readonly version: number; readonly account: WechatAccount; readonly clock: { offsetMs: number } }

const maxAccounts = 10_000

/** Keeps one client per account in this process. Bounded: the account longest unused makes room. */
export function createWechatAccounts(storage: Storage, vault: Opening, measuring: Measuring): WechatAccounts {
  const entries = new Map<string, Entry>()
  return {
    of: async (ref) => {
      const key = `${ref.providerId}/${ref.id}`
      const known = entries.get(key)
      const entry = known?.version === ref.version ? known : await openAccount(storage, vault, measuring, ref)
      entry.clock.offsetMs = ref.clockOffsetMs
      entries.delete(key)
      entries.set(key, entry)
      const oldest = entries.keys().next().value
      if (entries.size > maxAccounts && oldest) entries.delete(oldest)
      return entry.account
    },
    openV2: (ref) => openV2(storage, vault, measuring, ref),
  }
}

async function openAccount(storage: Storage, vault: Opening, measuring: Measuring, ref: AccountRef): Promise<Entry> {
  const { account, keys } = await inTenant(storage, ref, (tx) => readAccount(tx, ref.id))
  const clock = { offsetMs: ref.clockOffsetMs }
  const now = () => new Date(storage.now().getTime() + clock.offsetMs)
  const privateKey = createPrivateKey(
    vault.open(account.privateKeySealed, `account.private_key:${ref.id}`).toString('utf8'),
  )
  const apiV3Key = vault.open(account.apiV3KeySealed, `account.api_v3_key:${ref.id}`).toString('utf8')
  const v2Sealed = account.apiV2KeySealed
  const apiV2Key = v2Sealed && vault.open(v2Sealed, `account.api_v2_key:${ref.id}`).toString('utf8')
  const keyring = createKeyring({
    certificates: keys.filter((key) => key.kind === 'certificate').map(({ serial, pem }) => ({ serial, pem })),
    publicKeys: keys.filter((key) => key.kind === 'public_key').map(({ serial, pem }) => ({ id: serial, pem })),
  })
  const { spMchid, serial, baseUrl } = account
  const wechat = createWechatPay({ spMchid, serial, privateKey, apiV3Key, keyring, baseUrl, now })
  const client = measured(wechat, tellOf(storage, measuring, ref))
  return { version: account.version, clock, account: { client, keyring, apiV3Key, apiV2Key, privateKey, now } }
}

async function openV2(
  storage: Storage,
  vault: Opening,
  measuring: Measuring,
  ref: AccountRef,
): Promise<WechatPayV2 | null> {
  const { account } = await inTenant(storage, ref, (tx) => readAccount(tx, ref.id))
  const { spMchid, baseUrl, certificatePem, apiV2KeySealed, privateKeySealed } = account
  if (!certificatePem || !apiV2KeySealed) return null
  const apiV2Key = vault.open(apiV2KeySealed, `account.api_v2_key:${ref.id}`).toString('utf8')
  const keyPem = vault.open(privateKeySealed, `account.private_key:${ref.id}`).toString('utf8')
  const secure = account.mode === 'test' ? await findSecureDoor(baseUrl) : {}
  const client = createWechatPayV2({
    ...{ spMchid, apiV2Key, certificate: { certPem: certificatePem, keyPem }, baseUrl, ...secure },
    now: () => new Date(storage.now().getTime() + ref.clockOffsetMs),
  })
  return { ...client, development: measuredGroup('development', client.development, tellOf(storage, measuring, ref)) }
}

function tellOf(storage: Storage, { metrics, calls }: Measuring, ref: AccountRef): TellCall {
  return (operation, outcome, code, ms) => {
    metrics.wechatCall(operation, outcome, ms / 1000)
    calls.add({ providerId: ref.providerId, accountId: ref.id, operation, outcome, code, ms, at: storage.now() })
  }
}

async function readAccount(tx: Tx, id: string) {
  const account = await tx.db
    .selectFrom('accounts')
    .selectAll()
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const keys = await tx.db
    .selectFrom('platformKeys')
    .select(['serial', 'kind', 'pem'])
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', id)
    .execute()
  return { account, keys }
}
