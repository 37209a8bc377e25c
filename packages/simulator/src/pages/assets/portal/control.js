import { get } from '../kit/ask.js'
import { flag, listOf, maybe, record, text, whole } from '../kit/read.js'

/** What the portals' pages read of the control API, each answer checked. */

const move = record({ at: text, act: text, state: text, by: text, why: maybe(text), way: text })
export const agreement = record({
  sub_mchid: text,
  name: text,
  appid: maybe(text),
  state: text,
  effective_at: maybe(text),
  history: listOf(move),
})

export const merchant = record({
  sub_mchid: text,
  provider: text,
  name: text,
  subject_type: text,
  subject: text,
  fee_rate_ppm: whole,
  appids: listOf(record({ appid: text, joint_operation_letter: flag })),
  restricted: maybe(flag),
  paid_fen: whole,
  refunded_fen: whole,
  balance_fen: whole,
})

export const provider = record({
  mchid: text,
  name: text,
  verify_mode: text,
  api_v2_key: text,
  api_v3_key: text,
  may_combine: flag,
  sub_fund_bill: flag,
  refund_notify_url: maybe(text),
  serial: text,
  certificate_expires_at: text,
  appids: listOf(text),
  platform_certificates: listOf(record({ serial: text, expires_at: text })),
  public_key: maybe(record({ id: text })),
})

export const appid = record({
  appid: text,
  name: text,
  kind: text,
  subject: text,
  app_secret: text,
  oauth_domains: listOf(text),
})

const devConfig = record({
  pay_paths: listOf(text),
  recommendations: listOf(
    record({
      sub_appid: maybe(text),
      subscribe_appid: maybe(text),
      receipt_appid: maybe(text),
      changed_at: text,
      changeable_at: text,
    }),
  ),
})

/** @typedef {ReturnType<typeof agreement>} Agreement */
/** @typedef {ReturnType<typeof merchant>} Merchant */
/** @typedef {ReturnType<typeof provider>} Provider */
/** @typedef {ReturnType<typeof appid>} Appid */
/** @typedef {ReturnType<typeof devConfig>} DevConfig */

export async function merchants() {
  return (await get('/merchants', record({ merchants: listOf(merchant) }))).merchants
}

export async function providers() {
  return (await get('/providers', record({ providers: listOf(provider) }))).providers
}

export async function appids() {
  return (await get('/appids', record({ appids: listOf(appid) }))).appids
}

/** Every request at the desk that was ever moved, the last moved first. @param {URLSearchParams} query */
export async function allAgreements(query) {
  return (await get(`/agreements?${query}`, record({ agreements: listOf(agreement) }))).agreements
}

/** @param {string} subMchid */
export async function agreementsOf(subMchid) {
  const path = `/merchants/${encodeURIComponent(subMchid)}/agreements`
  return (await get(path, record({ agreements: listOf(agreement) }))).agreements
}

/** One sub-merchant, or null when there is none of this number. @param {string} subMchid */
export async function merchantOf(subMchid) {
  return (await merchants()).find((one) => one.sub_mchid === subMchid) ?? null
}

/** @param {string} mchid */
export async function providerOf(mchid) {
  return (await providers()).find((one) => one.mchid === mchid) ?? null
}

/** @param {string} subMchid */
export function devConfigOf(subMchid) {
  return get(`/merchants/${subMchid}/dev-config`, devConfig)
}
