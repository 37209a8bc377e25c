import { X509Certificate } from 'node:crypto'
import { isPublicUrl } from '../../kit/public-url.ts'
import type { Product } from '../appids/product.ts'
import type { NumberDevelopment } from '../development/number-development.ts'
import type { GoldPlan } from '../gold-plans/gold-plan.ts'
import type { ProductRow } from '../identities/identity-table.ts'
import { permissionState, permissionsOf, type SetPermission } from '../permissions/permission.ts'
import type { AccountInFull } from '../providers/account.ts'
import type { Finding, FindingCode } from './finding.ts'
import { addressOf, domainsOf, followsOf, type LifeFacts, limitsOf } from './life-findings.ts'
import type { Probe, ProbeOutcome } from './probe.ts'
import type { TestPaymentInFull } from './test-payment.ts'

/** All that is known of one number before the first fen. */
export type NumberFacts = LifeFacts & {
  readonly subMerchantId: string
  readonly permissions: readonly SetPermission[]
  readonly products: readonly ProductRow[]
  /** Bound appids of another subject than the merchant's, without a letter. */
  readonly appidsOfOthers: readonly string[]
  readonly development: Pick<NumberDevelopment, 'look' | 'compared'>
  readonly goldPlan: GoldPlan
  readonly account: Pick<AccountInFull, 'spMchid' | 'certificatePem' | 'platformKeys' | 'mode'>
  readonly notifyUrl: string
  readonly probes: readonly Probe[]
  /** Business time of the account. */
  readonly now: Date
}

export type MerchantFacts = { readonly stopReason: string | null; readonly numbers: readonly NumberFacts[] }

export type Examination = {
  readonly merchantId: string
  readonly findings: readonly Finding[]
  /** When the outside was last asked; null where it never was, for one of the numbers. */
  readonly askedAt: Date | null
  readonly numbers: readonly Pick<NumberFacts, 'subMerchantId' | 'subMchid'>[]
  readonly lastTest: TestPaymentInFull | null
}

const DAY_MS = 86_400_000
const warnedMs = 30 * DAY_MS
// WeChat refuses from five minutes on; whoever is a minute off is on the way there.
const clockToleranceSeconds = 60

const names: Readonly<Record<Product, readonly [string, string]>> = {
  jsapi: ['JSAPI', '公众号支付'],
  mini_program: ['Mini program', '小程序支付'],
  native: ['Native', '扫码支付'],
  app: ['APP', 'APP 支付'],
  h5: ['H5', 'H5 支付'],
  code_payment: ['Code payment', '付款码支付'],
  combined: ['Combined', '合单支付'],
}
const productNames: ReadonlyMap<string, readonly [string, string]> = new Map(Object.entries(names))

/** Everything that must be right before the first fen, as the facts have it. Pure: what the outside says is among the facts. */
export function examine({ stopReason, numbers }: MerchantFacts): Finding[] {
  const stopped = stopReason === null ? found('PAYMENTS_TAKEN') : found('PAYMENTS_STOPPED', { reason: stopReason })
  const none = numbers.length === 0 ? [{ ...found('NUMBER_NONE'), about: 'number' as const }] : []
  return [{ ...stopped, about: 'payments' }, ...none, ...numbers.flatMap(examineNumber)]
}

function examineNumber(facts: NumberFacts): Finding[] {
  const of = (about: Finding['about'], ...said: readonly Said[]): Finding[] =>
    said.map((one) => ({ ...one, about, subMerchantId: facts.subMerchantId }))
  const granted = facts.products.filter(({ product }) => isGranted(facts, product))
  const isInPages = granted.some(({ product }) => product === 'jsapi' || product === 'mini_program')
  return [
    ...of('relation', relationOf(facts)),
    ...of('keys', certificateOf(facts), wechatKeysOf(facts)),
    ...of('clock', clockOf(facts)),
    ...of('products', ...productsOf(facts, granted)),
    ...of('refund', found(isGranted(facts, 'refund') ? 'REFUND_GOOD' : 'REFUND_MISSING')),
    ...of('appids', ...identitiesOf(granted)),
    ...of('subjects', ...subjectsOf(facts)),
    ...(isInPages ? of('openid', ...openidsOf(granted)) : []),
    ...(isInPages ? of('paths', pathsOf(facts)) : []),
    ...of('notify', notifyOf(facts)),
    ...of('gold_plan', goldPlanOf(facts, isInPages)),
    ...of('limits', ofNumber(limitsOf(facts))),
    ...of('violations', ofNumber(addressOf(facts))),
    ...(granted.some(({ product }) => product === 'h5') ? of('domains', ofNumber(domainsOf(facts))) : []),
    ...of('follow', ...followsOf(facts).map(ofNumber)),
  ]
}

type Said = Omit<Finding, 'about'>

function found(code: FindingCode, facts: Finding['facts'] = {}): Said {
  return { subMerchantId: null, code, facts }
}

function ofNumber({ code, facts }: Pick<Said, 'code' | 'facts'>): Said {
  return found(code, facts)
}

function isGranted({ permissions }: NumberFacts, name: Product | 'refund'): boolean {
  return permissionState(permissionsOf(permissions), name) === 'granted'
}

const relations: Partial<Record<ProbeOutcome, FindingCode>> = {
  good: 'RELATION_GOOD',
  no_relation: 'RELATION_NONE',
  number_unknown: 'RELATION_NUMBER',
  signature: 'RELATION_SIGNATURE',
  refused: 'RELATION_REFUSED',
  silent: 'RELATION_SILENT',
}

function relationOf({ probes, subMchid: number }: NumberFacts): Said {
  const probe = probes.find(({ about }) => about === 'relation')
  return found((probe && relations[probe.outcome]) ?? 'RELATION_UNASKED', { ...probe?.facts, number })
}

function certificateOf({ account: { certificatePem, spMchid: number }, now }: NumberFacts): Said {
  const end = certificatePem === null ? null : endOf(certificatePem)
  if (!end) return found('CERTIFICATE_UNSEEN', { number })
  const left = end.getTime() - now.getTime()
  const code = left <= 0 ? 'CERTIFICATE_ENDED' : left < warnedMs ? 'CERTIFICATE_ENDING' : 'CERTIFICATE_GOOD'
  return found(code, { number, until: end.toISOString().slice(0, 10) })
}

/** Null for what is no certificate. */
function endOf(pem: string): Date | null {
  try {
    return new Date(new X509Certificate(pem).validTo)
  } catch {
    return null
  }
}

function wechatKeysOf({ account: { platformKeys }, now }: NumberFacts): Said {
  const valid = platformKeys.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
  if (valid.length === 0) return found('WECHAT_KEYS_ENDED')
  const isPublicKey = valid.some(({ kind }) => kind === 'public_key')
  const [kind, kindZh] = isPublicKey ? ['public key', '微信支付公钥'] : ['platform certificate', '平台证书']
  return found('WECHAT_KEYS_GOOD', { kind, kindZh })
}

function clockOf({ probes }: NumberFacts): Said {
  const probe = probes.find(({ about }) => about === 'clock')
  if (!probe) return found('CLOCK_UNASKED')
  if (probe.outcome !== 'good') return found('CLOCK_UNMEASURED', { ...probe.facts })
  const isOff = Math.abs(Number(probe.facts.seconds)) > clockToleranceSeconds
  return found(isOff ? 'CLOCK_OFF' : 'CLOCK_GOOD', { ...probe.facts })
}

function productsOf({ permissions }: NumberFacts, granted: readonly ProductRow[]): Said[] {
  const refused = permissions.filter(({ state, wechat }) => state === 'withdrawn' && wechat)
  const [products, productsZh] = [0, 1].map((at) =>
    granted.map(({ product }) => names[product][at]).join(at ? '、' : ', '),
  )
  return [
    granted.length === 0
      ? found('PRODUCTS_NONE')
      : found('PRODUCTS_GOOD', { products: products!, productsZh: productsZh! }),
    ...refused.flatMap(({ name, wechat }) => {
      const said = productNames.get(name)
      return said ? [found('PRODUCT_REFUSED', { product: said[0], productZh: said[1], words: wechat!.message })] : []
    }),
  ]
}

function identitiesOf(granted: readonly ProductRow[]): Said[] {
  const blocked = granted.filter(({ problem }) => problem?.code === 'IDENTITY_INCOMPLETE')
  const verdict = blocked.length === 0 ? 'IDENTITY_GOOD' : blocked.length === granted.length ? 'IDENTITY_NONE' : null
  const missing = blocked.map(({ product, problem }) => {
    const [name, nameZh] = names[product]
    const { missing, missing_zh: missingZh } = problem!.details as { missing: string[]; missing_zh: string[] }
    return found('IDENTITY_MISSING', {
      product: name,
      productZh: nameZh,
      missing: missing.join(', '),
      missingZh: missingZh.join('、'),
    })
  })
  // A product that nobody means to use may well lack its appid.
  return verdict ? [found(verdict), ...missing] : missing
}

function subjectsOf({ appidsOfOthers }: NumberFacts): Said[] {
  return appidsOfOthers.length === 0
    ? [found('SUBJECTS_GOOD')]
    : appidsOfOthers.map((appid) => found('SUBJECTS_DIFFER', { appid }))
}

function openidsOf(granted: readonly ProductRow[]): Said[] {
  const appids = new Set(granted.flatMap(({ ways }) => ways.flatMap(({ payerAppid }) => payerAppid ?? [])))
  return appids.size === 0 ? [] : [found('OPENID_GOOD', { appids: [...appids].join(', ') })]
}

/** What WeChat had when its development settings were last asked for. */
function pathsOf({ development: { look, compared } }: NumberFacts): Said {
  if (!look?.seen) return found('PATHS_UNSEEN')
  const missing = compared.filter(({ kind, here, atWechat }) => kind !== 'follow' && here !== null && atWechat === null)
  if (missing.length > 0) return found('PATHS_MISSING', { names: missing.map(({ name }) => name ?? '').join(', ') })
  return look.seen.payPaths.length === 0
    ? found('PATHS_NONE')
    : found('PATHS_GOOD', { paths: look.seen.payPaths.join(', ') })
}

function notifyOf({ account: { mode }, notifyUrl: url, probes }: NumberFacts): Said {
  if (mode === 'live' && !isPublicUrl(url)) return found('NOTIFY_LOCAL', { url })
  const probe = probes.find(({ about }) => about === 'notify')
  const code =
    probe?.outcome === 'good'
      ? 'NOTIFY_GOOD'
      : probe?.outcome === 'elsewhere'
        ? 'NOTIFY_ELSEWHERE'
        : 'NOTIFY_UNREACHABLE'
  return found(probe ? code : 'NOTIFY_UNASKED', { ...probe?.facts, url })
}

function goldPlanOf({ goldPlan: { plan, receipt } }: NumberFacts, isInPages: boolean): Said {
  if (!isInPages) return found('GOLD_PLAN_UNNEEDED')
  if (!plan.open) return found('GOLD_PLAN_CLOSED')
  return found(receipt.open ? 'GOLD_PLAN_GOOD' : 'GOLD_PLAN_OFFICIAL')
}
