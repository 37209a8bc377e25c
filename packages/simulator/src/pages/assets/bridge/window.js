import { tell } from './line.js'
import { told } from './told.js'

const GOLD_PLAN_PAGE = 'https://payapp.weixin.qq.com'

/** Makes the window what it is in WeChat: no frame around it, WeChat's name, the page's own cookies. */
export function dressWindow() {
  const parent = told.receipt ? { postMessage: postToGoldPlan } : window
  Object.defineProperty(window, 'parent', { value: parent, configurable: true })
  Object.defineProperty(navigator, 'userAgent', { get: () => told.userAgent, configurable: true })
  Object.defineProperty(document, 'cookie', { configurable: true, get: readCookies, set: writeCookie })
  window.open = (url) => {
    if (url) location.href = String(url)
    return window
  }
}

/**
 * A receipt posts to the page around it by WeChat's address, and what is posted elsewhere is heard by nobody.
 * @param {unknown} data @param {string | { targetOrigin?: string }} target
 */
function postToGoldPlan(data, target) {
  const wanted = typeof target === 'string' ? target : (target?.targetOrigin ?? '/')
  if (wanted === '*' || wanted === GOLD_PLAN_PAGE) tell('receipt', { data })
}

const jar = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')

// Cookies of all origins share this machine's name, so the page's own have a mark that it does not see.
function readCookies() {
  const pairs = String(jar?.get?.call(document)).split('; ')
  const own = pairs.filter((pair) => pair.startsWith(told.cookiePrefix))
  return own.map((pair) => pair.slice(told.cookiePrefix.length)).join('; ')
}

/** @param {unknown} text */
function writeCookie(text) {
  const [pair, ...attributes] = String(text).split(';')
  const kept = attributes.filter((attribute) => !/^\s*(domain|secure|samesite|partitioned)\b/i.test(attribute))
  jar?.set?.call(document, [told.cookiePrefix + pair, ...kept].join(';'))
}
