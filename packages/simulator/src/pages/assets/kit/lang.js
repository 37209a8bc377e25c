/** @typedef {'zh' | 'en'} Lang */

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

/** The address would win over the button at the next load, so the language leaves it. */
export function turnLang() {
  setLang(lang === 'zh' ? 'en' : 'zh')
  const url = new URL(location.href)
  url.searchParams.delete('lang')
  history.replaceState(history.state, '', url)
}

/** @param {Lang} wanted */
function setLang(wanted) {
  lang = wanted
  localStorage.setItem(STORED_AS, wanted)
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en'
}
