// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { agreementsCalls } from './agreements.ts'
import { appidsCalls } from './appids.ts'
import { applymentsCalls } from './applyments.ts'
import { booksCalls } from './books.ts'
import { clockCalls } from './clock.ts'
import { codesCalls } from './codes.ts'
import { faultPlansCalls } from './fault-plans.ts'
import { faultsCalls } from './faults.ts'
import { formsCalls } from './forms.ts'
import { handFaultsCalls } from './hand-faults.ts'
import { loginsCalls } from './logins.ts'
import { mediaCalls } from './media.ts'
import { merchantsCalls } from './merchants.ts'
import { noticesCalls } from './notices.ts'
import { ordersCalls } from './orders.ts'
import { payPathsCalls } from './pay-paths.ts'
import { payersCalls } from './payers.ts'
import { providersCalls } from './providers.ts'
import { requestsCalls } from './requests.ts'
import { rulesCalls } from './rules.ts'
import { settlementsCalls } from './settlements.ts'
import { snapshotsCalls } from './snapshots.ts'
import { subjectsCalls } from './subjects.ts'
import { templatesCalls } from './templates.ts'
import { tryCalls } from './try.ts'
import { violationsCalls } from './violations.ts'
import { webViewsCalls } from './web-views.ts'
import { worldsCalls } from './worlds.ts'
import type { AgendaEntry, Happening } from './types/clock.ts'
import type { Paid, Scanned } from './types/orders.ts'
import type { CalledUp } from './types/pages.ts'

export function worldCalls(ask: Ask) {
  return {
    agreements: agreementsCalls(ask),
    appids: appidsCalls(ask),
    applyments: applymentsCalls(ask),
    books: booksCalls(ask),
    clock: clockCalls(ask),
    codes: codesCalls(ask),
    faultPlans: faultPlansCalls(ask),
    faults: faultsCalls(ask),
    forms: formsCalls(ask),
    handFaults: handFaultsCalls(ask),
    logins: loginsCalls(ask),
    media: mediaCalls(ask),
    merchants: merchantsCalls(ask),
    notices: noticesCalls(ask),
    orders: ordersCalls(ask),
    payPaths: payPathsCalls(ask),
    payers: payersCalls(ask),
    providers: providersCalls(ask),
    requests: requestsCalls(ask),
    rules: rulesCalls(ask),
    settlements: settlementsCalls(ask),
    snapshots: snapshotsCalls(ask),
    subjects: subjectsCalls(ask),
    templates: templatesCalls(ask),
    try: tryCalls(ask),
    violations: violationsCalls(ask),
    webViews: webViewsCalls(ask),
    worlds: worldsCalls(ask),

    /**
     * This API as an OpenAPI document.
     * 这份接口的 OpenAPI 文档。
     */
    openapi: () => ask<Readonly<Record<string, unknown>>>('GET', '/_control/openapi.json'),
    /**
     * Where the same is served over TLS, and the authority to trust.
     * TLS 的地址与应信任的证书。
     */
    tls: () =>
      ask<{
        readonly url: string
        readonly ca_pem: string
      }>('GET', '/_control/tls'),
    /**
     * The authority to trust, as a file.
     * 应信任的证书，一个文件。
     */
    caPem: () => ask<string>('GET', '/_control/tls/ca.pem', { as: 'text' }),
    /**
     * Whether it is ready.
     * 是否就绪。
     */
    health: () =>
      ask<{
        readonly status: 'ok'
        readonly now: string
      }>('GET', '/_control/health'),
    /**
     * Forgets everything and puts the clock right. Waits for deliveries under way first; clock listeners and the TLS authority stay.
     * 忘记一切，时钟复原。先等投递完成；时钟的听众与 TLS 证书保留。
     */
    reset: () => ask<Readonly<Record<string, never>>>('POST', '/_control/reset'),
    /**
     * Waits until nothing due is undone and no delivery is under way.
     * 等到期的事都已发生、投递都已完成。
     */
    flush: () => ask<Readonly<Record<string, never>>>('POST', '/_control/flush'),
    /**
     * What fell due and happened, in order; a stream that goes on when Accept is text/event-stream. `after` is the id of the last one that is known; without it the newest `limit` (200; 2,000 are kept). A stream goes on from Last-Event-ID, bears a comment each 15 s, and there are 50 at most.
     * 到期而发生的事，依次；Accept 为 text/event-stream 时是不断的流。after 为已知最后一件的 id，省略则为最近的 limit 件（默认 200，至多保留 2000 件）。流可用 Last-Event-ID 续接，每 15 秒一个注释行，至多同时 50 条。
     */
    events: (query: { readonly after?: number | string; readonly limit?: number | string } = {}) =>
      ask<{
        readonly events: readonly Happening[]
        readonly last: number
      }>('GET', '/_control/events', { query }),
    /**
     * What is to come by itself, in order. `total`: all of them; `limit`: 50, at most 1,000.
     * 将要发生的事，依次。total 为总数，limit 默认 50，至多 1000。
     */
    agenda: (query: { readonly limit?: number | string } = {}) =>
      ask<{
        readonly agenda: readonly AgendaEntry[]
        readonly total: number
      }>('GET', '/_control/agenda', { query }),
    /**
     * Scans a link: what is to be paid. Exactly one of code_url, h5_url, prepay_id. Of a combined order out_trade_no is its own, amount_fen the sum, parts its orders.
     * 扫码：看看要付什么。code_url、h5_url、prepay_id 三选一。合单：out_trade_no 为合单单号，amount_fen 为合计，parts 为子单。
     */
    scan: (body: { readonly code_url?: string; readonly h5_url?: string; readonly prepay_id?: string } = {}) =>
      ask<Scanned>('POST', '/_control/scan', { body }),
    /**
     * Pays on the phone, or cancels, or fails. A failed try leaves the order open. `follow`: what the payer does with the box that offers to follow an account (default: leaves it as it is). The notice goes out by itself; flush waits for it. OTHER_PAYER: a JSAPI order is for one payer.
     * 在手机上付款，或取消，或失败。失败后订单仍可支付。follow：对关注选项的选择（默认不动）。通知随后自动发出，flush 可等它。OTHER_PAYER：JSAPI 订单只属于一位付款人。
     */
    pay: (body: {
      readonly code_url?: string
      readonly h5_url?: string
      readonly prepay_id?: string
      readonly payer: string
      readonly password?: string
      readonly act?: 'pay' | 'cancel' | 'fail'
      readonly follow?: boolean
    }) => ask<Paid>('POST', '/_control/pay', { body }),
    /**
     * A page or mini program calls up a payment: whether WeChat would show its paying page. `params` is what getBrandWCPayRequest or wx.requestPayment were given; paySign is really verified, by the certificate of the SP (RSA) or its APIv2 key (MD5, HMAC-SHA256). Of a refusal message_zh is what WeChat says, `explanation` tells why, by which rule, and what would have been right; every call is in /_control/requests (`api` is callup), with what should have been signed. `jsapi` also needs a pay path. The payment itself is made by `pay` with prepay_id.
     * 网页或小程序调起支付：微信会不会显示付款页。params 是 getBrandWCPayRequest 或 wx.requestPayment 收到的参数，paySign 用服务商的证书（RSA）或 APIv2 密钥（MD5、HMAC-SHA256）真的验。拒绝时 message_zh 是微信的原话，explanation 说原因、规则与怎样才对；每次调起都在 /_control/requests 里（api 为 callup），签名错的有应签名的字符串。jsapi 还查支付授权目录。付款仍用 pay，带 prepay_id。
     */
    callUp: (body: {
      readonly payer: string
      readonly way: 'jsapi' | 'mini_program'
      readonly page: string
      readonly params: Readonly<Record<string, unknown>>
    }) => ask<CalledUp>('POST', '/_control/call-ups', { body }),
  }
}
