import type { CodeStage } from './code-stage.ts'
import { ask } from './control-client.ts'
import { formWalk } from './form-walk.ts'
import { makeApp } from './login-client.ts'
import { recommend } from './recommend.ts'
import { signCallUp } from './sign-call-up.ts'

/** What one row asks, after whatever must be there before; it has to be answered with 200. */
export type Step = readonly [method: string, path: string, body?: unknown]
type Row = (stage: CodeStage) => Step | Promise<Step>

const DAY_MS = 86_400_000

/**
 * One call of each operation of the control API, by its id: `openapi.test.ts` makes them all, in this order, and holds
 * each answer against its schema. A new route needs a row here.
 */
export const walk: Readonly<Record<string, Row>> = {
  openapi: () => ['GET', '/openapi.json'],
  health: () => ['GET', '/health'],
  tls: () => ['GET', '/tls'],
  caPem: () => ['GET', '/tls/ca.pem'],
  'clock.read': () => ['GET', '/clock'],
  'clock.listen': ({ receiver }) => ['POST', '/clock/listeners', { url: receiver.url }],
  'clock.advance': () => ['POST', '/clock/advance', { ms: 1 }],
  events: () => ['GET', '/events?limit=5'],
  agenda: () => ['GET', '/agenda'],
  flush: () => ['POST', '/flush'],
  'rules.read': () => ['GET', '/rules'],
  'rules.change': () => ['PUT', '/rules', { invitationSeconds: 0 }],

  'providers.make': () => ['POST', '/providers', { verify_mode: 'both' }],
  'providers.list': () => ['GET', '/providers'],
  'providers.rotateCertificate': ({ provider }) => ['POST', `/providers/${provider.mchid}/rotate-certificate`],
  'providers.configureRefunds': ({ provider }) => ['PUT', `/providers/${provider.mchid}/refund-config`, { url: null }],
  'providers.bindAppid': ({ provider, spAppid: appid }) => ['POST', `/providers/${provider.mchid}/appids`, { appid }],
  'providers.permitCombine': ({ provider }) => permit(`/providers/${provider.mchid}/permissions/combine`),
  'providers.permitSubFundBill': ({ provider }) => permit(`/providers/${provider.mchid}/permissions/sub_fund_bill`),
  'providers.moveFunds': ({ provider: { mchid } }) => [
    'POST',
    `/providers/${mchid}/funds`,
    { account_type: 'BASIC', amount_fen: 1 },
  ],
  'providers.files': ({ provider }) => ['GET', `/providers/${provider.mchid}/files`],
  'providers.file': ({ provider }) => ['GET', `/providers/${provider.mchid}/files/apiclient_cert.p12`],
  'providers.setKeys': ({ provider: { mchid, api_v2_key } }) => ['PUT', `/providers/${mchid}/keys`, { api_v2_key }],
  'providers.funds': ({ provider }) => ['GET', `/providers/${provider.mchid}/funds`],

  'appids.make': () => ['POST', '/appids', { name: '小程序', kind: 'mini_program', subject: '晴天' }],
  'appids.list': () => ['GET', '/appids'],
  'appids.change': ({ subAppid }) => ['PUT', `/appids/${subAppid}`, { oauth_domains: ['a.example'] }],
  'appids.renewSecret': ({ subAppid }) => ['POST', `/appids/${subAppid}/secrets`],

  'merchants.make': ({ provider: { mchid } }) => [
    'POST',
    '/merchants',
    { provider: mchid, name: '二店', subject_type: 'micro', subject: '李四' },
  ],
  'merchants.list': () => ['GET', '/merchants'],
  'merchants.permit': ({ subMchid }) => permit(`/merchants/${subMchid}/permissions/app`),
  'merchants.allowCollecting': ({ subMchid }) => ['PUT', `/merchants/${subMchid}/collecting`, { allowed: true }],
  'merchants.bindAppid': ({ subMchid, subAppid: appid }) => ['POST', `/merchants/${subMchid}/appids`, { appid }],
  'merchants.goldPlan': ({ subMchid }) => ['GET', `/merchants/${subMchid}/gold-plan`],
  'merchants.portalLogin': ({ subMchid }) => ['GET', `/merchants/${subMchid}/portal-login`],
  'merchants.initialPassword': ({ subMchid }) => ['POST', `/merchants/${subMchid}/portal-login/initial-password`],
  'merchants.resetPortalLogin': ({ subMchid }) => ['POST', `/merchants/${subMchid}/portal-login/resets`],
  'merchants.signIn': async (stage) => {
    const path = `/merchants/${stage.subMchid}/portal-login`
    const { password } = await stage.control<{ password: string }>('POST', `${path}/initial-password`)
    return ['POST', `${path}/sign-ins`, { password, new_password: 'another-1' }]
  },
  'merchants.devConfig': ({ subMchid }) => ['GET', `/merchants/${subMchid}/dev-config`],
  'merchants.addPayPath': ({ subMchid }) => [
    'POST',
    `/merchants/${subMchid}/pay-paths`,
    { path: 'https://pay.example.com/cashier/' },
  ],
  'merchants.recommend': ({ subMchid, subAppid }) => [
    'POST',
    `/merchants/${subMchid}/recommendations`,
    { subscribe_appid: subAppid },
  ],
  'merchants.topUp': ({ subMchid }) => ['POST', `/merchants/${subMchid}/top-up`, { amount_fen: 10_000 }],
  'merchants.withdraw': ({ subMchid }) => ['POST', `/merchants/${subMchid}/withdraw`, { amount_fen: 1 }],
  'agreements.move': ({ subMchid }) => [
    'POST',
    `/merchants/${subMchid}/agreements`,
    { name: 'recommend_follow', act: 'ask' },
  ],
  'agreements.all': () => ['GET', '/agreements?state=asked'],
  'agreements.list': ({ subMchid }) => ['GET', `/merchants/${subMchid}/agreements`],

  'payers.make': () => ['POST', '/payers', { name: '李四' }],
  'payers.list': () => ['GET', '/payers'],
  'payers.change': ({ payer }) => ['PUT', `/payers/${payer}`, { password_free_limit_fen: 2_000 }],
  'payers.topUp': ({ payer }) => ['POST', `/payers/${payer}/top-up`, { amount_fen: 100 }],
  'payers.openid': ({ payer, spAppid }) => ['GET', `/payers/${payer}/openid?appid=${spAppid}`],
  'logins.openSession': ({ payer }) => ['POST', `/payers/${payer}/session`],
  'logins.makeCode': async (stage) => {
    const { appid } = await makeApp(stage, 'mini_program')
    return ['POST', `/payers/${stage.payer}/login-code`, { appid }]
  },
  'logins.authorize': async (stage) => {
    const { appid } = await makeApp(stage, 'service_account', { oauth_domains: ['pay.example.com'] })
    const asked = { appid, redirect_uri: 'https://pay.example.com/', response_type: 'code', scope: 'snsapi_base' }
    const url = `${stage.url}/connect/oauth2/authorize?${new URLSearchParams(asked)}`
    return ['POST', `/payers/${stage.payer}/authorize`, { url }]
  },

  'webViews.open': ({ payer, url }) => [
    'POST',
    '/web-views',
    { payer, url: 'https://shop.example/', phone: url, key: '0123456789abcdef' },
  ],
  'payPaths.set': ({ subMchid }) => ['PUT', `/pay-paths/${subMchid}`, { paths: ['https://shop.example/'] }],
  'payPaths.read': ({ subMchid }) => ['GET', `/pay-paths/${subMchid}`],
  'providers.setReceiptPage': ({ provider }) => [
    'PUT',
    `/providers/${provider.mchid}/receipt-page`,
    { url: 'https://shop.example/receipt' },
  ],
  callUp: async (stage) => {
    const payer = { sp_openid: await stage.openid(stage.payer, stage.spAppid) }
    const { body } = await stage.call('POST', '/v3/pay/partner/transactions/jsapi', stage.order('walk-js', { payer }))
    const params = signCallUp(stage.provider, stage.spAppid, String(body.prepay_id))
    return ['POST', '/call-ups', { payer: stage.payer, way: 'jsapi', page: 'https://shop.example/pay', params }]
  },

  scan: async (stage) => ['POST', '/scan', { code_url: (await stage.native('walk-1')).body.code_url }],
  pay: async (stage) => {
    const { code_url } = (await stage.native('walk-1')).body
    return ['POST', '/pay', { code_url, payer: stage.payer, password: '123456' }]
  },
  'orders.list': () => ['GET', '/orders?state=SUCCESS&limit=5'],
  'orders.endRefund': async (stage) => {
    await stage.refund('walk-1', 'walk-r1', 10)
    return ['PUT', `/refunds/${stage.provider.mchid}/walk-r1`, { status: 'ABNORMAL' }]
  },
  'merchants.refund': ({ subMchid }) => [
    'POST',
    `/merchants/${subMchid}/refunds`,
    { out_trade_no: 'walk-1', amount_fen: 5, reason: '少一杯' },
  ],
  'orders.find': ({ provider }) => ['GET', `/orders/${provider.mchid}/walk-1`],
  'payers.records': ({ payer }) => ['GET', `/payers/${payer}/records`],
  'codes.show': ({ payer }) => ['GET', `/payers/${payer}/payment-code`],
  'codes.renew': ({ payer }) => ['POST', `/payers/${payer}/payment-code`],
  'codes.passwordRequests': async (stage) => {
    await stage.charge('walk-code', 3_000)
    return ['GET', `/payers/${stage.payer}/password-requests`]
  },
  'codes.enterPassword': ({ payer, provider }) => [
    'POST',
    `/payers/${payer}/password-requests/${provider.mchid}/walk-code`,
    { password: '123456' },
  ],
  'payers.follows': async (stage) => {
    await recommend(stage)
    await stage.paid('walk-follow', { sub_appid: stage.subAppid })
    return ['GET', `/payers/${stage.payer}/follows`]
  },
  'payers.decideFollow': ({ payer, provider }) => [
    'PUT',
    `/payers/${payer}/follow-offers/${provider.mchid}/walk-1`,
    { follow: true },
  ],
  'payers.unfollow': ({ payer, subAppid }) => ['DELETE', `/payers/${payer}/follows/${subAppid}`],

  'notices.list': async (stage) => {
    await stage.control('POST', '/flush')
    return ['GET', '/notices?limit=9']
  },
  'notices.find': async (stage) => {
    const { notices } = await stage.control<{ notices: { id: string }[] }>('GET', '/notices')
    return ['GET', `/notices/${notices[0]?.id}`]
  },
  'notices.redeliver': async (stage) => {
    const { notices } = await stage.control<{ notices: { id: string }[] }>('GET', '/notices')
    return ['POST', `/notices/${notices[0]?.id}/redeliver`]
  },
  'notices.sendSigntest': ({ provider, receiver }) => [
    'POST',
    '/notices/signtest',
    { sp_mchid: provider.mchid, url: receiver.url },
  ],
  'notices.forge': ({ provider, receiver }) => [
    'POST',
    '/notices/forge',
    { sp_mchid: provider.mchid, url: receiver.url, kind: 'wrong_key' },
  ],
  'requests.list': () => ['GET', '/requests?refused=0'],
  'requests.find': async (stage) => ['GET', `/requests/${await refusedId(stage)}`],
  'requests.compare': async (stage) => ['POST', `/requests/${await refusedId(stage)}/compare`, { text: 'GET' }],

  'merchants.flows': ({ subMchid }) => ['GET', `/merchants/${subMchid}/flows?limit=5`],
  'try.samples': () => ['GET', '/samples'],
  'try.send': ({ provider }) => [
    'POST',
    '/try',
    { mchid: provider.mchid, api: 'v3', method: 'GET', path: '/v3/certificates', mistake: 'signedWithoutLastNewline' },
  ],

  'books.read': () => ['GET', '/books'],
  'books.flows': () => ['GET', '/books/flows?account=merchant&limit=2'],
  'books.totals': () => ['GET', '/books/totals'],
  'books.export': () => ['GET', '/books/flows.csv'],
  'books.orders': () => ['GET', '/books/orders?limit=2'],
  'settlements.account': ({ subMchid }) => ['GET', `/merchants/${subMchid}/settlement-account`],
  'settlements.failAccount': ({ subMchid }) => [
    'POST',
    `/merchants/${subMchid}/settlement-account/failure`,
    { reason: '账户不符' },
  ],
  'settlements.list': async (stage) => {
    await stage.advance(2 * DAY_MS)
    return ['GET', `/settlements?sub_mchid=${stage.subMchid}`]
  },
  'settlements.changeAccount': ({ subMchid }) => [
    'PUT',
    `/merchants/${subMchid}/settlement-account`,
    { account_bank: '招商银行', account_number: '6214830211114567' },
  ],
  'settlements.remit': async (stage) => {
    type Rows = { settlements: { day: string; state: string }[] }
    const { settlements } = await stage.control<Rows>('GET', '/settlements')
    const failed = settlements.find(({ state }) => state === 'failed')
    return ['POST', `/settlements/${stage.subMchid}/${failed?.day}/remittances`]
  },

  ...formWalk,

  'media.list': () => ['GET', '/media'],
  'faults.set': () => ['POST', '/faults', { seed: 1, rates: { notice_lost: 0.1 } }],
  'faults.read': () => ['GET', '/faults'],
  'faults.hits': () => ['GET', '/faults/hits'],
  'faults.endpoints': () => ['GET', '/faults/endpoints'],
  'handFaults.add': () => ['POST', '/faults/by-hand', { kind: 'slow', endpoint: 'native', wait_ms: 1 }],
  'handFaults.list': () => ['GET', '/faults/by-hand'],
  'faultPlans.save': () => ['POST', '/fault-plans', { name: '今天' }],
  'faultPlans.list': () => ['GET', '/fault-plans'],
  'faultPlans.file': () => ['GET', `/fault-plans/${encodeURIComponent('今天')}/file`],
  'faultPlans.bring': async (stage) => {
    const file = await stage.control<Record<string, unknown>>('GET', '/fault-plans/bad-day/file')
    return ['POST', '/fault-plans/files', { ...file, name: 'brought' }]
  },
  'faultPlans.rename': () => ['PUT', '/fault-plans/brought', { name: 'renamed' }],
  'faultPlans.remove': () => ['DELETE', '/fault-plans/renamed'],
  'faultPlans.load': () => ['POST', '/fault-plans/signature-probe/load'],
  'handFaults.remove': async (stage) => {
    const { faults } = await stage.control<{ faults: { id: string }[] }>('GET', '/faults/by-hand')
    return ['DELETE', `/faults/by-hand/${faults[0]?.id}`]
  },
  'handFaults.clear': () => ['DELETE', '/faults/by-hand'],
  'faults.clear': () => ['DELETE', '/faults'],
  'merchants.unbindAppid': ({ subMchid, subAppid }) => ['DELETE', `/merchants/${subMchid}/appids/${subAppid}`],
  'worlds.open': () => ['POST', '/worlds', { name: 'walked' }],
  'worlds.list': () => ['GET', '/worlds'],
  'worlds.remove': () => ['DELETE', '/worlds/walked'],
  'snapshots.take': () => ['POST', '/snapshots', { name: 'walked' }],
  'snapshots.list': () => ['GET', '/snapshots'],
  'snapshots.restore': () => ['POST', '/snapshots/walked/restorations'],
  'snapshots.download': () => ['GET', '/snapshots/walked'],
  'snapshots.upload': async ({ url }) => [
    'PUT',
    '/snapshots/walked',
    (await ask(url, 'GET', '/snapshots/walked')).body,
  ],
  'snapshots.remove': () => ['DELETE', '/snapshots/walked'],
  reset: () => ['POST', '/reset'],
  'templates.list': () => ['GET', '/templates'],
  'templates.use': () => ['POST', '/templates/shop'],
}

// One whose signature is compared, so that all there is to be told of it is told.
async function refusedId(stage: CodeStage): Promise<string> {
  await stage.call('GET', '/v3/certificates', undefined, { signedText: (text) => text.trimEnd() })
  const { requests } = await stage.control<{ requests: { id: string }[] }>('GET', '/requests?limit=1')
  return requests[0]?.id ?? ''
}

function permit(path: string): Step {
  return ['PUT', path, { granted: true }]
}
