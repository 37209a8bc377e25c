import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { standingAgreement } from '../agreements/agreement.ts'
import { isSameSubject } from '../appids/binding.ts'
import { getBindings, listAppidsOf } from '../appids/get-appids.ts'
import { getDevelopmentIn } from '../development/get-development.ts'
import type { NumberDevelopment } from '../development/number-development.ts'
import { currentFollow } from '../development/setting.ts'
import { getGoldPlanIn } from '../gold-plans/get-gold-plan.ts'
import { identityTable } from '../identities/identity-table.ts'
import { getMerchantIn } from '../merchants/get-merchant.ts'
import type { Merchant } from '../merchants/merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import { assertVisible } from '../onboarding/list-merchants.ts'
import { findStandingStop } from '../operations/list-payment-stops.ts'
import { getPaymentIn } from '../payments/get-payment.ts'
import { getStandings } from '../payments/get-standings.ts'
import type { Standing } from '../payments/standing.ts'
import { getSetPermissions } from '../permissions/set-permission.ts'
import type { Mode } from '../providers/account.ts'
import { readAccountInFull } from '../providers/list-accounts.ts'
import type { Viewer } from '../providers/viewer.ts'
import { listRefundsOf } from '../refunds/get-refund.ts'
import { getAddressIn } from '../violations/get-address.ts'
import { getLimitationsIn } from '../violations/get-limitations.ts'
import { type Examination, examine, type NumberFacts } from './examination.ts'
import type { Probe } from './probe.ts'
import { selectLastTestPayment, selectProbes, selectTestPayment } from './store.ts'
import { countingRefund, type TestPayment, type TestPaymentInFull } from './test-payment.ts'

/** What is known of the merchant now. The outside is not asked: its latest answers are among the facts. */
export async function getExamination(ctx: Context, viewer: Viewer, merchantId: string): Promise<Examination> {
  assertVisible(viewer, merchantId)
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const merchant = await getMerchantIn(tx, merchantId)
    const standings = (await getStandings(tx, merchantId, viewer.mode)) ?? []
    if (!merchant) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: merchantId })
    const numbers: NumberFacts[] = []
    for (const standing of standings) numbers.push(await factsOf(ctx, tx, merchant, standing, viewer.mode))
    const stopReason = await stopReasonOf(tx, merchantId, standings)
    const last = await selectLastTestPayment(tx, merchantId, viewer.mode)
    return {
      merchantId,
      findings: examine({ stopReason, numbers }),
      askedAt: earliest(numbers.map(({ probes }) => probes)),
      numbers: numbers.map(({ subMerchantId, subMchid }) => ({ subMerchantId, subMchid })),
      lastTest: last ? await getTestPaymentIn(tx, last) : null,
    }
  })
}

/** @throws PublicError TEST_PAYMENT_NOT_FOUND */
export async function getTestPayment(ctx: Context, viewer: Viewer, id: string): Promise<TestPaymentInFull> {
  return inTenant(ctx, { providerId: viewer.providerId }, async (tx) => {
    const test = await selectTestPayment(tx, id)
    if (!test || test.mode !== viewer.mode) throw new PublicError('TEST_PAYMENT_NOT_FOUND', { id })
    assertVisible(viewer, test.merchantId)
    return getTestPaymentIn(tx, test)
  })
}

/** For an errand, whoever asks. */
export async function findTestPayment(ctx: Context, providerId: string, id: string): Promise<TestPaymentInFull | null> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const test = await selectTestPayment(tx, id)
    return test ? getTestPaymentIn(tx, test) : null
  })
}

/** Joins: a test with its payment and its refund, as far as there are any. */
export async function getTestPaymentIn(tx: Tx, test: TestPayment): Promise<TestPaymentInFull> {
  const viewer = { providerId: tx.providerId, merchantId: null, mode: test.mode }
  const payment = test.paymentId === null ? null : await getPaymentIn(tx, viewer, test.paymentId)
  // Also one that a person has made beside ours.
  return { test, payment, refund: payment && countingRefund(await listRefundsOf(tx, payment.id)) }
}

async function factsOf(
  ctx: Context,
  tenant: Tx,
  merchant: Merchant,
  standing: Standing,
  mode: Mode,
): Promise<NumberFacts> {
  const { id: subMerchantId, subMchid } = standing.subMerchant
  const tx = onClockOf(tenant, standing.account)
  const notifyUrl = `${ctx.publicUrl}/notify/wechat/${standing.account.id}`
  const development = await getDevelopmentIn(tx, await mustGetSubMerchant(tx, subMerchantId, mode))
  return {
    subMerchantId,
    subMchid,
    permissions: await getSetPermissions(tx, subMerchantId),
    products: identityTable(standing, notifyUrl, tx.now),
    appidsOfOthers: await appidsOfOthers(tx, merchant, subMerchantId),
    development,
    goldPlan: (await getGoldPlanIn(tx, subMerchantId)).plan,
    account: await readAccountInFull(tx, standing.account.id),
    notifyUrl,
    limitations: await getLimitationsIn(tx, standing.account.id, subMchid),
    violationAddress: await getAddressIn(tx, standing.account.id),
    domains: development.domains,
    follows: await followsOf(tx, merchant, development),
    probes: await selectProbes(tx, standing.account.id, subMerchantId),
    now: tx.now,
  }
}

/** The accounts that payers are asked to follow, by the rule of setting them: papers may have changed since. */
async function followsOf(
  tx: Tx,
  { subject }: Merchant,
  { settings, agreements }: NumberDevelopment,
): Promise<NumberFacts['follows']> {
  const set = settings.filter(({ kind, state }) => kind === 'follow' && state === 'set')
  // The newest for each sub_appid is the one that holds.
  const current = set.filter((one) => currentFollow(settings, one.subAppid) === one)
  const known = await listAppidsOf(
    tx,
    current.map(({ value }) => value),
  )
  return current.map(({ value: appid }) => {
    const owner = known.find((one) => one.appid === appid)?.subject ?? subject
    const paper = standingAgreement(agreements, 'recommend_follow', appid)
    return { appid, isAgreed: paper !== undefined || isSameSubject(owner, subject) }
  })
}

/** The same rule as on binding: papers may have changed since. */
async function appidsOfOthers(
  tx: Tx,
  { subject: merchantSubject }: Merchant,
  subMerchantId: string,
): Promise<string[]> {
  const bound = await getBindings(tx, subMerchantId)
  const known = await listAppidsOf(
    tx,
    bound.map(({ appid }) => appid),
  )
  return bound.flatMap(({ appid, letter }) => {
    const subject = known.find((one) => one.appid === appid)?.subject ?? merchantSubject
    return letter !== null || isSameSubject(subject, merchantSubject) ? [] : [appid]
  })
}

async function stopReasonOf(tx: Tx, merchantId: string, standings: readonly Standing[]): Promise<string | null> {
  for (const place of [merchantId, ...new Set(standings.map(({ account }) => account.id))]) {
    const stop = await findStandingStop(tx, place)
    if (stop) return stop.reason
  }
  return null
}

function earliest(probes: readonly (readonly Probe[])[]): Date | null {
  const moments = probes.map((of) => Math.min(...of.map(({ askedAt }) => askedAt.getTime())))
  const first = Math.min(...moments)
  return Number.isFinite(first) ? new Date(first) : null
}
