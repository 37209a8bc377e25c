import { post } from '../kit/ask.js'
import { flag, listOf, maybe, record, text, whole } from '../kit/read.js'

const calledUp = record({
  sp_mchid: text,
  out_trade_no: text,
  merchant_name: text,
  description: text,
  amount_fen: whole,
  trade_type: text,
  state: text,
  parts: maybe(listOf(record({ merchant_name: text, description: text, amount_fen: whole }))),
  prepay_id: text,
  gold_plan: flag,
  receipt_url: maybe(text),
})

/**
 * @typedef {import('../phone/phone.js').Payer} Payer
 * @typedef {ReturnType<typeof calledUp>} CalledUp what a page asked to be paid, and what follows
 */

/**
 * Where the frame finds a page of whatever origin.
 * @param {Payer} payer
 * @param {{ url: string, key: string, miniAppid?: string | null, receipt?: boolean }} page
 */
export const openWebView = ({ id }, { url, key, miniAppid = null, receipt = false }) =>
  post(
    '/web-views',
    { payer: id, url, key, phone: location.origin, receipt, ...(miniAppid === null ? {} : { mini_appid: miniAppid }) },
    record({ url: text }),
  )

/** @param {Payer} payer @param {{ page: string, miniAppid: string | null, params: Record<string, unknown> }} call */
export const callUp = ({ id }, { page, miniAppid, params }) =>
  post('/call-ups', { payer: id, way: miniAppid === null ? 'jsapi' : 'mini_program', page, params }, calledUp)

/** What wx.login gives. @param {Payer} payer @param {string} appid */
export const loginCode = ({ id }, appid) =>
  post(`/payers/${encodeURIComponent(id)}/login-code`, { appid }, record({ code: text }))
