import { en } from './words-en.js'
import { zh } from './words-zh.js'

/** @typedef {'zh' | 'en'} Lang */

const dictionaries = { zh, en }
const STORED_AS = 'teyue.lang'

/** @type {Lang} */
let lang = 'zh'

export function currentLang() {
  return lang
}

/** The address wins over what was kept, and what was kept over Chinese. */
export function chooseLangFromPage() {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(STORED_AS)
  setLang(asked === 'en' ? 'en' : 'zh')
}

/** @param {Lang} wanted */
export function setLang(wanted) {
  lang = wanted
  localStorage.setItem(STORED_AS, wanted)
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en'
  document.title = t('title')
}

/**
 * A sentence in the page's language; `{name}` in it is replaced by the value of that name.
 * @param {keyof typeof zh} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  return dictionaries[lang][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

/** A word the simulator may not know yet is shown as it came, never left out.
 * @param {string} key
 * @param {string} otherwise */
export function wordFor(key, otherwise) {
  return Object.hasOwn(zh, key) ? t(/** @type {keyof typeof zh} */ (key)) : otherwise
}
