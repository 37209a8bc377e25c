import { ask, tell } from './line.js'
import { told } from './told.js'

/**
 * @typedef {(answer: Record<string, unknown>) => void} Callback
 * @typedef {{ success?: Callback, fail?: Callback, cancel?: Callback, complete?: Callback } & Record<string, any>} Options
 */

let configured = ''

/** The JS-SDK of pages, as far as paying goes. */
const webSdk = {
  /** @param {{ appId?: string }} asked */
  config(asked) {
    configured = String(asked?.appId ?? '')
  },
  /** @param {() => void} act */
  ready: (act) => void setTimeout(act),
  error() {},
  /** @param {Options} options */
  checkJsApi({ jsApiList = [], ...options }) {
    const names = /** @type {string[]} */ (jsApiList)
    const checkResult = Object.fromEntries(names.map((name) => [name, name === 'chooseWXPay']))
    finish(options, { errMsg: 'checkJsApi:ok', checkResult }, 'success')
  },
  /** @param {Options} options */
  async chooseWXPay({ timestamp, nonceStr, package: prepay, signType, paySign, ...options }) {
    const params = { appId: configured, timeStamp: String(timestamp), nonceStr, package: prepay, signType, paySign }
    const { result, words } = await ask('pay', { params })
    const way = result === 'ok' ? 'success' : result === 'cancel' && options.cancel ? 'cancel' : 'fail'
    finish(options, { errMsg: `chooseWXPay:${result}`, ...(words ? { err_desc: words } : {}) }, way)
  },
  closeWindow: () => tell('close'),
  hideOptionMenu() {},
  showOptionMenu() {},
}

/** What a page has that stands for a mini program. */
const miniSdk = {
  /** @param {Options} [options] */
  async login(options = {}) {
    const { result, words } = await ask('login')
    if (result === 'ok') return end(options, { errMsg: 'login:ok', code: words }, true)
    return end(options, { errMsg: `login:fail ${words}` }, false)
  },
  /** @param {Options} options */
  async requestPayment({ timeStamp, nonceStr, package: prepay, signType, paySign, ...options }) {
    const params = { appId: told.miniAppid, timeStamp, nonceStr, package: prepay, signType, paySign }
    const { result, words } = await ask('pay', { params })
    const why = result === 'cancel' ? 'fail cancel' : `fail ${words}`
    return end(options, { errMsg: `requestPayment:${result === 'ok' ? 'ok' : why}` }, result === 'ok')
  },
}

export const sdk = told.miniAppid === null ? webSdk : miniSdk

/** @param {Options} options @param {Record<string, unknown>} answer @param {'success' | 'cancel' | 'fail'} way */
function finish(options, answer, way) {
  options[way]?.(answer)
  options.complete?.(answer)
}

/** Mini programs are answered by callbacks, and by a promise where there are none. @param {Options} options @param {Record<string, unknown>} answer @param {boolean} good */
function end(options, answer, good) {
  finish(options, answer, good ? 'success' : 'fail')
  const calledBack = options.success ?? options.fail ?? options.complete
  return good || calledBack ? answer : Promise.reject(answer)
}
