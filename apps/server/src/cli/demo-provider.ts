import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { addAppid, bindAppid } from '../features/appids/bind-appid.ts'
import { issueApiKey } from '../features/keys/issue-api-key.ts'
import { addSubMerchant, createMerchant } from '../features/merchants/create-merchant.ts'
import { setPermission } from '../features/permissions/set-permission.ts'
import { addAccount } from '../features/providers/add-account.ts'
import { createProvider } from '../features/providers/create-provider.ts'
import { findAccount } from '../features/providers/get-account.ts'
import {
  askSimulator,
  makeSimulatedProvider,
  type SimulatedMerchant,
  type SimulatedProvider,
} from './simulated-provider.ts'

/** What `npm run demo` and a reader of the README need: written once, readable by its owner only. */
export type Demo = {
  readonly simulator: string
  readonly provider: string
  readonly account: string
  readonly merchants: { readonly company: string; readonly individual: string }
  readonly keys: { readonly provider: string; readonly company: string; readonly individual: string }
  readonly sp_mchid: string
  readonly appids: { readonly sp: string; readonly company: string }
  readonly payers: readonly { readonly id: string; readonly name: string }[]
}

/**
 * One provider with one simulated account and two merchants: a company with its own service account bound and refund
 * authority granted, and an individual business with neither. Made on the first start and kept.
 */
export async function ensureDemo(
  ctx: Context,
  config: Config,
): Promise<{ readonly demo: Demo; readonly file: string }> {
  const file = join(config.dataDir, 'demo.json')
  const kept = await readKept(ctx, file)
  const demo = kept ?? (await makeDemo(ctx, config.simulator.url))
  if (!kept) await writeWhole(file, `${JSON.stringify(demo, null, 2)}\n`)
  await listenToClock(ctx, config.simulator.url, demo.account)
  return { demo, file }
}

/** The demo made earlier, if it is in this database; one that belongs to another database is put aside. */
async function readKept(ctx: Context, file: string): Promise<Demo | undefined> {
  if (!existsSync(file)) return undefined
  const kept = JSON.parse(await readFile(file, 'utf8')) as Demo
  if (await findAccount(ctx, kept.account)) return kept
  await rename(file, join(file, '..', `demo-${kept.provider}.json`))
  return undefined
}

/** Makes the demo's provider, at the simulator and here. */
export async function makeDemo(ctx: Context, simulatorUrl: string): Promise<Demo> {
  const simulated = await makeSimulatedProvider(simulatorUrl)
  const provider = await createProvider(ctx, '示例服务商 Demo provider')
  const account = await addAccount(ctx, provider.id, {
    mode: 'test',
    spMchid: simulated.mchid,
    baseUrl: simulatorUrl,
    serial: simulated.serial,
    privateKeyPem: simulated.privateKeyPem,
    certificatePem: simulated.certificatePem,
    apiV3Key: simulated.apiV3Key,
    apiV2Key: simulated.apiV2Key,
    platformKeys: simulated.platformKeys,
  })
  await addAppid(ctx, provider.id, { ...simulated.spAppid, accountId: account.id, merchantId: null })
  const company = await takeOn(ctx, provider.id, account.id, simulated.company)
  const individual = await takeOn(ctx, provider.id, account.id, simulated.individual)
  await equipCompany(ctx, provider.id, company, simulated)
  const key = async (merchantId: string | null, name: string) =>
    (await issueApiKey(ctx, provider.id, { mode: 'test', merchantId, name })).text
  return {
    simulator: simulatorUrl,
    provider: provider.id,
    account: account.id,
    merchants: { company: company.merchantId, individual: individual.merchantId },
    keys: {
      provider: await key(null, 'demo provider'),
      company: await key(company.merchantId, 'demo company'),
      individual: await key(individual.merchantId, 'demo individual'),
    },
    sp_mchid: simulated.mchid,
    appids: { sp: simulated.spAppid.appid, company: simulated.companyAppid.appid },
    payers: simulated.payers,
  }
}

type TakenOn = { readonly merchantId: string; readonly subMerchantId: string }

async function takeOn(
  ctx: Context,
  providerId: string,
  accountId: string,
  simulated: SimulatedMerchant,
): Promise<TakenOn> {
  const { name, subjectType, subject, subMchid, feeRatePpm } = simulated
  const merchant = await createMerchant(ctx, providerId, { name, subjectType, subject })
  const subMerchant = await addSubMerchant(ctx, providerId, {
    merchantId: merchant.id,
    accountId,
    subMchid,
    feeRatePpm,
  })
  return { merchantId: merchant.id, subMerchantId: subMerchant.id }
}

async function equipCompany(
  ctx: Context,
  providerId: string,
  company: TakenOn,
  { companyAppid }: SimulatedProvider,
): Promise<void> {
  await addAppid(ctx, providerId, { ...companyAppid, accountId: null, merchantId: company.merchantId })
  const reason = 'Its members are known by their openid under its own service account'
  await bindAppid(ctx, providerId, {
    subMerchantId: company.subMerchantId,
    appid: companyAppid.appid,
    isDefault: true,
    reason,
  })
  for (const name of ['refund', 'app', 'h5'] as const) {
    await setPermission(ctx, providerId, company.subMerchantId, name, 'granted')
  }
}

/** Lets the simulator knock whenever its clock is turned, also after a restart under another address. */
export async function listenToClock(ctx: Context, simulatorUrl: string, accountId: string): Promise<void> {
  await askSimulator(simulatorUrl, '/_control/clock/listeners', {
    url: `${ctx.publicUrl}/notify/simulator/${accountId}`,
  })
}

/** Whole or not at all: a start that is killed half-way begins anew. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
