import { get, post } from '../kit/ask.js'
import { explanation } from '../kit/explanation.js'
import { listOf, maybe, record, text, whole } from '../kit/read.js'

const TRY_TIMEOUT_MS = 40_000

const provider = record({ mchid: text, name: text })
const merchant = record({ sub_mchid: text, provider: text, name: text })
const sample = record({
  key: text,
  api: text,
  title_zh: text,
  title_en: text,
  method: text,
  path: text,
  body: anything,
  needs_zh: maybe(text),
  needs_en: maybe(text),
})
const mistake = record({ reason: text, zh: text, en: text })
const tried = record({
  status: whole,
  headers: listOf(text),
  body: text,
  truncated: (value) => value === true,
  id: maybe(text),
  explanation: maybe(explanation),
})

/** @typedef {ReturnType<typeof mistake>} Mistake */
/** @typedef {ReturnType<typeof provider>} Provider */
/** @typedef {ReturnType<typeof merchant>} Merchant */
/** @typedef {ReturnType<typeof sample>} Sample */
/** @typedef {ReturnType<typeof tried>} Tried */

export async function providers() {
  return (await get('/providers', record({ providers: listOf(provider) }))).providers
}

/** @param {string} mchid */
export async function merchantsOf(mchid) {
  const { merchants } = await get('/merchants', record({ merchants: listOf(merchant) }))
  return merchants.filter((one) => one.provider === mchid)
}

/** @param {string} mchid @param {string} subMchid */
export function samplesFor(mchid, subMchid) {
  const query = new URLSearchParams({ mchid, ...(subMchid === '' ? {} : { sub_mchid: subMchid }) })
  return get(`/samples?${query}`, record({ samples: listOf(sample), mistakes: listOf(mistake) }))
}

/** @param {{ mchid: string, api: string, method: string, path: string, body?: unknown, mistake?: string }} asked */
export function send(asked) {
  return post('/try', asked, tried, TRY_TIMEOUT_MS)
}

/** @param {unknown} value */
function anything(value) {
  return value
}
