import { currentLang } from './lang.js'

/**
 * The sentences of one folder of pages in both languages: `t` says one, with `{name}` in it replaced by the value of that
 * name; `wordFor` shows a word that the page may not know yet as it came, never leaves it out.
 * @template {string} Key
 * @param {Record<Key, string>} zh
 * @param {Record<NoInfer<Key>, string>} en
 */
export function dictionary(zh, en) {
  const sentences = { zh, en }
  return {
    /** @param {Key} key @param {Record<string, string | number>} [values] */
    t: (key, values = {}) => sentences[currentLang()][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name])),
    /** @param {string} key @param {string} otherwise */
    wordFor: (key, otherwise) =>
      Object.hasOwn(zh, key) ? sentences[currentLang()][/** @type {Key} */ (key)] : otherwise,
  }
}
