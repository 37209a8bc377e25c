/**
 * What a pasted text asks the phone to do. `as` is the name under which `/_control/scan` takes it.
 * @typedef {{ as: 'code_url' | 'h5_url' | 'prepay_id', value: string }} Code
 * @typedef {{ web: string }} WebAddress
 * @typedef {{ form: 'applyment' | 'subject', id: number }} FormCode a form that waits for somebody's confirmation
 * @typedef {{ refused: 'empty' | 'mode1' | 'payment_code' | 'other' }} Refusal
 */

const PREPAY_ID = /^wx\d[0-9A-Za-z]{9,62}$/
// What the codes of WeChat's forms hold: a link to sign by, and the page of a mini program.
const SIGN_PAGE = '/public/apply4ec_sign/s'
const SUBJECT_PAGE = /^\/?pages\/apply\/apiv4\/welcome\/welcome\?applyment_id=(\d{1,16})$/
const PAYMENT_CODE = /^1[0-5]\d{16}$/

/**
 * Native modes are told apart by their parameters, never by their prefix: both begin `weixin://wxpay/bizpayurl`.
 * @param {string} text
 * @returns {Code | WebAddress | FormCode | Refusal}
 */
export function readCode(text) {
  const value = text.replace(/^prepay_id=/, '').replace(/\s+/g, '')
  if (value === '') return { refused: 'empty' }
  if (PREPAY_ID.test(value)) return { as: 'prepay_id', value }
  if (PAYMENT_CODE.test(value)) return { refused: 'payment_code' }
  const subject = SUBJECT_PAGE.exec(value)
  if (subject !== null) return { form: 'subject', id: Number(subject[1]) }
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null) return { refused: 'other' }
  if (url.protocol === 'weixin:') return readWeixin(url, value)
  const form = isWeb(url) ? readForm(url.pathname, url.search) : null
  if (form !== null) return form
  if (isWeb(url) && /^\/h5\/[^/]+$/.test(url.pathname)) return { as: 'h5_url', value: url.origin + url.pathname }
  return isWeb(url) ? { web: url.href } : { refused: 'other' }
}

/**
 * Where an H5 order sends its payer afterwards, when that is a web page.
 * @param {string} search the query of the page's own address
 * @returns {string | null}
 */
export function readRedirect(search) {
  const target = new URLSearchParams(search).get('redirect_url')
  if (target === null || !URL.canParse(target)) return null
  const url = new URL(target)
  return isWeb(url) ? url.href : null
}

/**
 * The form that a page's address stands for, if it does.
 * @param {string} path @param {string} search @returns {FormCode | null}
 */
export function readForm(path, search) {
  if (path === SIGN_PAGE) return formOf('applyment', new URLSearchParams(search).get('applymentId'))
  return SUBJECT_PAGE.test(path + search) ? formOf('subject', new URLSearchParams(search).get('applyment_id')) : null
}

/** @param {FormCode['form']} form @param {string | null} id @returns {FormCode | null} */
function formOf(form, id) {
  return id !== null && /^\d{1,16}$/.test(id) ? { form, id: Number(id) } : null
}

/** @param {URL} url @param {string} value @returns {Code | Refusal} */
function readWeixin(url, value) {
  if (url.searchParams.has('product_id')) return { refused: 'mode1' }
  return url.searchParams.has('pr') ? { as: 'code_url', value } : { refused: 'other' }
}

/** @param {URL} url */
function isWeb(url) {
  return url.protocol === 'http:' || url.protocol === 'https:'
}
