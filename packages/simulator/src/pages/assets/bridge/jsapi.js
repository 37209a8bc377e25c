import { ask, tell } from './line.js'
import { told } from './told.js'

/** @typedef {Record<string, unknown>} Params */

/** @type {Record<string, (params: Params) => Promise<Params>>} */
const acts = {
  getBrandWCPayRequest: pay,
  preVerifyJSAPI: async () => ({ err_msg: 'preVerifyJSAPI:ok', verifyAppid: true }),
  closeWindow: async () => {
    tell('close')
    return { err_msg: 'close_window:ok' }
  },
}
// What would change WeChat's own bars does nothing here.
for (const name of ['hideOptionMenu', 'showOptionMenu', 'hideToolbar', 'showToolbar', 'hideMenuItems']) {
  acts[name] = async () => ({ err_msg: `${name}:ok` })
}

export const weixinJsBridge = {
  /** @param {string} name @param {Params} [params] @param {(answer: Params) => void} [callback] */
  invoke(name, params = {}, callback = () => undefined) {
    const act = acts[name]
    if (act) act(params).then(callback)
    else callback({ err_msg: 'system:function_not_exist' })
  },
  /** @param {string} name @param {Params} [params] */
  call(name, params) {
    weixinJsBridge.invoke(name, params)
  },
  on() {},
  log() {},
}

/** @param {Params} params @returns {Promise<Params>} */
async function pay(params) {
  if (told.miniAppid !== null) return { err_msg: 'system:access_denied' }
  const { result, words, code } = await ask('pay', { params: { ...params } })
  // Of what is wrong with the prepay id or the appid WeChat tells the page in words of their own.
  if (code === 'TOTAL_FEE') return { err_msg: words }
  const failed = result === 'fail' ? { err_code: code, err_desc: words } : {}
  return { err_msg: `get_brand_wcpay_request:${result}`, ...failed }
}
