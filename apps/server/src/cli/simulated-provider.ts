import { request } from 'undici'
import type { AppidKind } from '../features/appids/appid.ts'
import type { PlatformKey } from '../features/providers/account.ts'
import { OperatorError } from '../kit/operator-error.ts'

export type SimulatedAppid = {
  readonly appid: string
  readonly kind: AppidKind
  readonly name: string
  readonly subject: string
}

export type SimulatedMerchant = {
  readonly name: string
  readonly subjectType: 'company' | 'individual'
  readonly subject: string
  readonly subMchid: string
  readonly feeRatePpm: number
}

export type SimulatedProvider = {
  readonly mchid: string
  readonly serial: string
  readonly privateKeyPem: string
  readonly certificatePem: string
  readonly apiV3Key: string
  readonly apiV2Key: string
  readonly platformKeys: readonly PlatformKey[]
  readonly spAppid: SimulatedAppid
  readonly companyAppid: SimulatedAppid
  readonly company: SimulatedMerchant
  readonly individual: SimulatedMerchant
  readonly payers: readonly { readonly id: string; readonly name: string }[]
}

type MadeProvider = {
  readonly mchid: string
  readonly serial: string
  readonly api_v3_key: string
  readonly api_v2_key: string
  readonly certificate_pem: string
  readonly private_key_pem: string
  readonly platform_certificates: readonly {
    readonly serial: string
    readonly pem: string
    readonly expires_at: string
  }[]
  readonly public_key: { readonly id: string; readonly pem: string } | null
}

const simulatorTimeoutMs = 5_000
const providerSubject = '示例科技有限公司'
const companySubject = '南山咖啡有限公司'
const individualSubject = '阿强小吃店'

/** Makes at the simulator what a provider gets at WeChat's desks and portals. */
export async function makeSimulatedProvider(url: string): Promise<SimulatedProvider> {
  const made = await askSimulator<MadeProvider>(url, '/_control/providers', { name: '示例服务商', verify_mode: 'both' })
  const spAppid = await makeAppid(url, '示例服务商服务号', providerSubject)
  await askSimulator(url, `/_control/providers/${made.mchid}/appids`, { appid: spAppid.appid })
  const company = await makeMerchant(url, made.mchid, '南山咖啡', 'company', companySubject)
  const individual = await makeMerchant(url, made.mchid, '阿强小吃', 'individual', individualSubject)
  const companyAppid = await makeAppid(url, '南山咖啡服务号', companySubject)
  await askSimulator(url, `/_control/merchants/${company.subMchid}/appids`, { appid: companyAppid.appid })
  for (const name of ['refund', 'app', 'h5']) {
    await askSimulator(url, `/_control/merchants/${company.subMchid}/permissions/${name}`, { granted: true }, 'PUT')
  }
  const payers = [await makePayer(url, '小明'), await makePayer(url, '小红')]
  return {
    mchid: made.mchid,
    serial: made.serial,
    privateKeyPem: made.private_key_pem,
    certificatePem: made.certificate_pem,
    apiV3Key: made.api_v3_key,
    apiV2Key: made.api_v2_key,
    platformKeys: platformKeysOf(made),
    spAppid,
    companyAppid,
    company,
    individual,
    payers,
  }
}

/** Asks the simulator's control API. */
export async function askSimulator<T>(
  url: string,
  path: string,
  body: object,
  method: 'POST' | 'PUT' = 'POST',
): Promise<T> {
  const answer = await request(new URL(path, url), {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    headersTimeout: simulatorTimeoutMs,
    bodyTimeout: simulatorTimeoutMs,
  }).catch(() => {
    throw new OperatorError(
      `The simulator at ${url} cannot be reached. Start it with "teyue simulate", or correct TEYUE_SIMULATOR_URL.`,
    )
  })
  const text = await answer.body.text()
  if (answer.statusCode >= 300) throw new Error(`the simulator answered ${answer.statusCode} to ${path}: ${text}`)
  return (text ? JSON.parse(text) : {}) as T
}

async function makeAppid(url: string, name: string, subject: string): Promise<SimulatedAppid> {
  const { appid } = await askSimulator<{ appid: string }>(url, '/_control/appids', {
    name,
    kind: 'service_account',
    subject,
  })
  return { appid, kind: 'service_account', name, subject }
}

async function makeMerchant(
  url: string,
  provider: string,
  name: string,
  subjectType: SimulatedMerchant['subjectType'],
  subject: string,
): Promise<SimulatedMerchant> {
  type Made = { sub_mchid: string; fee_rate_ppm: number }
  const made = await askSimulator<Made>(url, '/_control/merchants', {
    provider,
    name,
    subject_type: subjectType,
    subject,
  })
  return { name, subjectType, subject, subMchid: made.sub_mchid, feeRatePpm: made.fee_rate_ppm }
}

async function makePayer(url: string, name: string): Promise<{ id: string; name: string }> {
  const { id } = await askSimulator<{ id: string }>(url, '/_control/payers', { name })
  return { id, name }
}

function platformKeysOf({ platform_certificates, public_key }: MadeProvider): PlatformKey[] {
  const certificates = platform_certificates.map(({ serial, pem, expires_at }) => ({
    serial,
    pem,
    kind: 'certificate' as const,
    expiresAt: new Date(expires_at),
  }))
  const publicKeys = public_key
    ? [{ serial: public_key.id, pem: public_key.pem, kind: 'public_key' as const, expiresAt: null }]
    : []
  return [...certificates, ...publicKeys]
}
