import { atTheTerminal } from '../base/audit.ts'
import { recordDisagreement } from '../base/disagreements.ts'
import { recordEvent } from '../base/events.ts'
import { sealExchange } from '../base/exchanges.ts'
import type { Context } from '../context.ts'
import { Disagreement } from '../errors.ts'
import { addAgreement } from '../features/agreements/add-agreement.ts'
import { watchAlerts } from '../features/alerts/watch-alerts.ts'
import type { Appid, KeptAppid } from '../features/appids/appid.ts'
import { addAppid, bindAppid } from '../features/appids/bind-appid.ts'
import { addPaper } from '../features/applyments/add-applyment-paper.ts'
import { createApplyment } from '../features/applyments/create-applyment.ts'
import { createApproval } from '../features/approvals/create-approval.ts'
import { addBillLines } from '../features/bill-lines/add-bill-lines.ts'
import { makeChannel } from '../features/channels/make-channel.ts'
import { addPayPath } from '../features/development/add-pay-path.ts'
import { addH5Domain } from '../features/development/set-h5-domain.ts'
import { upsertLook } from '../features/development/store.ts'
import { createExport } from '../features/exports/create-export.ts'
import { keepConditions } from '../features/exports/export.ts'
import { setMessagePush } from '../features/follows/set-message-push.ts'
import { insertFollow } from '../features/follows/store.ts'
import { createImport } from '../features/imports/create-import.ts'
import { inviteFromTerminal } from '../features/invitations/create-invitation.ts'
import { issueApiKey } from '../features/keys/issue-api-key.ts'
import { countRefusal, insertNotice } from '../features/notices/store.ts'
import { addAccountCalls } from '../features/operations/add-account-calls.ts'
import { makePaymentStop } from '../features/operations/make-payment-stop.ts'
import { countNewEvents } from '../features/overview/count-events.ts'
import { applyPaymentReport } from '../features/payments/apply-payment-report.ts'
import { createPayment } from '../features/payments/create-payment.ts'
import { paymentConditions } from '../features/payments/payment-filter.ts'
import { replaceRecoveryCodes } from '../features/people/store.ts'
import { storePlatformKeys } from '../features/providers/store-platform-keys.ts'
import { settleReconciliation } from '../features/reconciliation/settle-reconciliation.ts'
import { startReconciliation } from '../features/reconciliation/start-reconciliation.ts'
import { createRefund } from '../features/refunds/create-refund.ts'
import { addRequests } from '../features/requests/add-requests.ts'
import { setSettings } from '../features/settings/set-settings.ts'
import { applyAccountReport } from '../features/settlement-accounts/apply-account-report.ts'
import { createChange } from '../features/settlement-accounts/create-change.ts'
import { followKey } from '../features/settlement-accounts/promises.ts'
import { addStore } from '../features/stores/add-store.ts'
import { addTerminal } from '../features/stores/add-terminal.ts'
import { addConfirmationPaper } from '../features/subject-confirmations/add-confirmation-paper.ts'
import { createConfirmation } from '../features/subject-confirmations/create-confirmation.ts'
import { registerWebhookEndpoint } from '../features/webhooks/register-webhook-endpoint.ts'
import { fen } from '../kit/fen.ts'
import { newId } from '../kit/ids.ts'
import { withdrawJob } from '../queue/promise-job.ts'
import { inTenant } from '../storage/tenant.ts'
import { exampleTransaction, reportOn } from './examples.ts'
import { givenReady, givenStaying } from './given-ready.ts'
import { givenSignedIn } from './people.ts'
import { givenOtherMode, givenPaid, givenShop, requestOf, type Shop } from './shop.ts'

const dayMs = 86_400_000

/** A provider that has at least one row in every table of tenants, once the jobs that are due have run. */
export async function givenFullHouse(ctx: Context): Promise<Shop> {
  const shop = await givenShop(ctx)
  const { providerId, accountId, merchantId, subMerchantId, viewer } = shop
  const appid = shop.appid.replace('wx', 'wxm').slice(0, 18)
  const ofMerchant = { accountId: null, merchantId }
  await addAppid(ctx, providerId, { appid, kind: 'service_account', name: 'shop', subject: 'shop ltd', ...ofMerchant })
  await bindAppid(ctx, providerId, { subMerchantId, appid, isDefault: true, reason: 'members' })
  await issueApiKey(ctx, providerId, { mode: 'test', merchantId: null, name: 'key' })
  const key = { serial: 'PUB_KEY_ID_1', kind: 'public_key', pem: 'pem', expiresAt: null } as const
  await storePlatformKeys(ctx, providerId, accountId, [key])
  await registerWebhookEndpoint(ctx, { ...viewer, url: 'http://127.0.0.1:9/hook', eventTypes: ['payment.paid'] })

  const payment = await givenPaid(ctx, shop)
  await hearOfPayment(ctx, shop, payment.id)
  await createRefund(ctx, viewer, 'key', { paymentId: payment.id, amount: fen(1), reference: 'refund', reason: null })
  const { payment: wrong } = await createPayment(ctx, shop.asking, requestOf(shop, { reference: 'order 2' }))
  const transaction = exampleTransaction({ transactionId: 'other' })
  await applyPaymentReport(ctx, shop.owner, reportOn(wrong, 'paid', { amount: fen(1), transaction }))
  await letPeopleIn(ctx, shop)
  await askSecondPerson(ctx, shop)
  await keepNotice(ctx, shop)
  await countCall(ctx, shop)
  await tellAlert(ctx, shop)
  await addRequests(ctx, providerId, [exampleRequest(ctx.now())])
  const actor = { ...atTheTerminal, merchantId: null }
  await makePaymentStop(ctx, providerId, actor, { accountId, merchantId: null, reason: 'full' })
  await compareDay(ctx, shop)
  await countAndExport(ctx, shop)
  await prepareApplyment(ctx, shop)
  await giveFile(ctx, shop)
  await givenReady(ctx, shop)
  await changeSettlement(ctx, shop)
  await setAtWechat(ctx, shop, await addAppid(ctx, providerId, groupsAppid(merchantId)))
  await openStore(ctx, shop)
  const confirmation = await createConfirmation(ctx, shop.viewer, null, {
    subMerchantId: shop.subMerchantId,
    from: null,
  })
  const file = { filename: 'a.bmp', content: Buffer.from('BM') }
  await addConfirmationPaper(ctx, shop.viewer, null, { formId: confirmation.id, ...file })
  await givenStaying(ctx, shop)
  return shop
}

/** An appid of a group that the merchant belongs to, of which a shop has one. */
function groupsAppid(merchantId: string): Appid {
  const appid = `wxg${newId('appid').slice(-15)}`
  return { appid, kind: 'service_account', name: 'group', subject: 'group ltd', accountId: null, merchantId }
}

/** What stands at WeChat by a person's hand, with the paper that lets it, and what WeChat said of it. */
async function setAtWechat(ctx: Context, { viewer, subMerchantId }: Shop, { id: appidId }: KeptAppid): Promise<void> {
  const asked = { ...viewer, merchantId: null }
  const paper = { kind: 'joint_operation', signedBy: 'both', signedOn: '2026-11-20', filename: 'a.pdf' } as const
  const content = Buffer.from('%PDF-1')
  await addAgreement(ctx, asked, null, { ...paper, subMerchantId, appidId, content })
  const path = { path: 'https://pay.example.com/', owner: 'merchant', byHand: true } as const
  await addPayPath(ctx, asked, null, { subMerchantId, ...path })
  await addH5Domain(ctx, asked, null, { subMerchantId, domain: 'example.com', owner: 'merchant', note: '' })
  const secrets = { token: 'token', aesKey: 'k'.repeat(43) }
  const { appid } = await setMessagePush(ctx, viewer.providerId, null, { id: appidId, secrets })
  await inTenant(ctx, asked, async (tx) => {
    await upsertLook(tx, subMerchantId, { seen: { payPaths: [], appids: [] } })
    await insertFollow(tx, appid, { transactionId: '42', followedAt: tx.now })
  })
}

async function letPeopleIn(ctx: Context, { providerId }: Shop): Promise<void> {
  const { id } = await givenSignedIn(ctx, providerId, { role: 'administrator' })
  await inviteFromTerminal(ctx, providerId, { merchantId: null, role: 'support', name: 'new' })
  const passkey = {
    id: newId('passkey'),
    personId: id,
    credentialId: id,
    publicKey: Buffer.of(1),
    counter: 0,
    name: 'key',
  }
  await inTenant(ctx, { providerId }, async (tx) => {
    await replaceRecoveryCodes(tx, id, [Buffer.alloc(32)])
    const times = { createdAt: tx.now, usedAt: tx.now }
    await tx.db
      .insertInto('passkeys')
      .values({ ...passkey, ...times, providerId })
      .execute()
  })
}

/** A refund that waits for a second person, because the provider says so. */
async function askSecondPerson(ctx: Context, { providerId, asking }: Shop): Promise<void> {
  const { id: personId } = await givenSignedIn(ctx, providerId, { role: 'finance' })
  await givenSignedIn(ctx, providerId, { role: 'administrator' })
  const settings = { secondFactorRefundAbove: null, fourEyesRefundAbove: fen(1), fourEyesFor: [] }
  await setSettings(ctx, providerId, atTheTerminal, settings)
  const held = { method: 'POST', url: '/v1/payments/none/refunds', headers: {}, body: { amount: 2 } } as const
  const route = {
    kind: 'refunds',
    act: 'refunds.make',
    route: 'POST /v1/payments/:id/refunds',
    subjectId: null,
  } as const
  const actor = { ...atTheTerminal, personId, sessionId: 'none' }
  await createApproval(ctx, actor, { ...route, providerId, mode: asking.mode, held })
}

/** Two days on: the bill of today knows a payment that the books do not. */
async function compareDay(ctx: Context, { owner }: Shop): Promise<void> {
  const now = new Date(ctx.now().getTime() + 2 * dayMs)
  const later = { ...ctx, now: () => now }
  const started = await startReconciliation(later, owner)
  const line = {
    kind: 'payment',
    number: 'elsewhere',
    transactionId: '42',
    subMchid: '1600000001',
    amount: fen(1),
  } as const
  const unknown = { ...line, number: 'other', transactionId: '43', subMchid: '1699999999' }
  await addBillLines(later, started!, [line, unknown])
  await settleReconciliation(later, started!)
}

function exampleRequest(at: Date) {
  const asked = { method: 'GET', route: '/v1/payments', subjectId: null, requestId: 'r', mode: 'test' } as const
  return { id: newId('request'), at, keyId: 'key', merchantId: null, status: 200, code: null, durationMs: 1, ...asked }
}

/** There is something that wants a person, and somebody to be told. */
async function tellAlert(ctx: Context, shop: Shop): Promise<void> {
  const { providerId } = shop
  const wanted = { language: 'zh', minSeverity: 'warning', afterMinutes: 0, perHour: 10 } as const
  const target = { kind: 'wecom', url: 'http://127.0.0.1:9/robot', secret: null } as const
  await makeChannel(ctx, providerId, atTheTerminal, { name: 'robot', target, ...wanted })
  // Nobody is told of what happens in test mode.
  const { owner } = await givenOtherMode(ctx, shop)
  const where = { ...owner, subjectId: newId('payment'), source: 'query', exchange: null } as const
  await recordDisagreement(ctx, where, new Disagreement('payment_amount', 'differs', { amount: 1 }, { amount: 2 }))
  await watchAlerts(ctx, providerId)
}

async function countCall(ctx: Context, { providerId, accountId }: Shop): Promise<void> {
  const call = { operation: 'orders.native', outcome: 'unknown', code: 'NO_ANSWER', ms: 5_000, at: ctx.now() } as const
  ctx.calls.add({ providerId, accountId, ...call })
  await addAccountCalls(ctx)
}

/** Two days on: what happened is in the tallies, and a list is asked for as a file, which a job will make. */
async function countAndExport(ctx: Context, { providerId }: Shop): Promise<void> {
  const now = new Date(ctx.now().getTime() + 2 * dayMs)
  await countNewEvents({ ...ctx, now: () => now }, providerId)
  const filter = {
    asked: {},
    conditions: keepConditions(paymentConditions({ mode: 'test', merchantId: null, storeId: null }, {})),
  }
  const asked = { providerId, mode: 'test', askedBy: 'nobody', merchantId: null, filter } as const
  await createExport(ctx, { ...asked, kind: 'payments', format: 'csv', language: 'en' })
}

async function openStore(ctx: Context, { viewer, merchantId }: Shop): Promise<void> {
  const place = { name: 'store', number: '1', areaCode: '440305', address: 'street 1', phone: null }
  const { id: storeId } = await addStore(ctx, viewer, null, { ...place, merchantId })
  await addTerminal(ctx, viewer, null, { storeId, name: 'till', kind: 'till', number: null })
}

async function prepareApplyment(ctx: Context, { viewer, merchantId, accountId }: Shop): Promise<void> {
  const request = { merchantId, accountId, feeRatePpm: 6_000, draft: {} }
  const { id: applymentId } = await createApplyment(ctx, viewer, null, request)
  await addPaper(ctx, viewer, null, { formId: applymentId, filename: 'a.bmp', content: Buffer.from('BM') })
}

/** A merchant that exists already, in a file that a job will look at. */
async function giveFile(ctx: Context, { providerId }: Shop): Promise<void> {
  const content = Buffer.from('name,subject,subject_type,sub_mchid,fee\nA,A ltd,company,1900000001,0.6')
  const given = { providerId, mode: 'test', givenBy: 'nobody', kind: 'merchants', filename: 'a.csv', content } as const
  await createImport(ctx, given)
}

/** An account that is known, and another that is wanted. */
async function changeSettlement(ctx: Context, { providerId, viewer, ...shop }: Shop): Promise<void> {
  const { accountId, merchantId, subMerchantId } = shop
  const account = {
    accountType: 'ACCOUNT_TYPE_BUSINESS',
    accountBank: 'bank',
    bankName: null,
    bankBranchId: null,
  } as const
  const told = { ...account, accountNumber: '62***01', verifyResult: null, verifyFailReason: null }
  const number = { id: subMerchantId, merchantId, accountId, subMchid: 'none' }
  await applyAccountReport(ctx, { providerId, number, told, exchange: sealExchange(ctx.vault, emptyWire(ctx.now())) })
  const wanted = { ...account, accountNumber: '6200', accountName: null }
  const change = await createChange(ctx, { ...viewer, merchantId: null }, null, { subMerchantId, wanted })
  // This shop is known to no WeChat: nothing is sent.
  await inTenant(ctx, { providerId }, async (tx) => withdrawJob(tx, followKey(change)))
}

/** What went over the wire, and said nothing new. */
async function hearOfPayment(ctx: Context, { owner, accountId, merchantId }: Shop, subjectId: string): Promise<void> {
  const exchange = sealExchange(ctx.vault, emptyWire(ctx.now()))
  const told = {
    subjectId,
    accountId,
    merchantId,
    facts: {},
    exchange,
    type: 'payment.asked',
    source: 'query',
  } as const
  await inTenant(ctx, owner, async (tx) => recordEvent(tx, told))
}

async function keepNotice(ctx: Context, { owner, accountId }: Shop): Promise<void> {
  const contentSealed = ctx.vault.seal('{}', `notice:${accountId}:notice`)
  const notice = { id: 'notice', eventType: 'NEW.KIND', contentSealed }
  await inTenant(ctx, owner, async (tx) => {
    insertNotice(tx, accountId, { ...notice, exchange: sealExchange(ctx.vault, emptyWire(ctx.now())) })
    await countRefusal(tx, accountId, 'SIGNTEST')
  })
}

function emptyWire(startedAt: Date) {
  const empty = { requestHeaders: {}, requestBody: Buffer.alloc(0), answerHeaders: {}, answerBody: Buffer.alloc(0) }
  return { method: 'POST', url: 'http://127.0.0.1/', status: 204, startedAt, durationMs: 0, ...empty }
}
