import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Language = 'zh' | 'en'
export type Said = Readonly<Record<Language, string>>
type Values = Readonly<Record<string, string | number>>

/** The same place as the simulator's pages use, so that a person chooses once. */
const KEPT_UNDER = 'teyue.lang'

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh',
  resources: {},
  interpolation: { escapeValue: false },
  initAsync: false,
})
i18next.on('languageChanged', markDocument)
markDocument(language())

/** The words of one page or part: its name, and its keys as a type. */
export type Words<Key extends string> = { readonly name: string; readonly keys: readonly Key[] }

/**
 * The words of one page or part, Chinese first; a word that English lacks does not compile. `{{count}}` in a sentence is filled
 * from the values given with it.
 */
export function defineWords<const Zh extends Readonly<Record<string, string>>>(
  name: string,
  zh: Zh,
  en: Readonly<Record<keyof Zh, string>>,
): Words<keyof Zh & string> {
  i18next.addResourceBundle('zh', name, zh)
  i18next.addResourceBundle('en', name, en)
  return { name, keys: Object.keys(zh) }
}

/** Says a word or sentence in the language of now. */
export function useWords<Key extends string>({ name }: Words<Key>): (key: Key, values?: Values) => string {
  // i18next types its sentences by one table for all; here each part has its own, which `Key` checks.
  const t = useTranslation(name).t as (key: string, values: Values) => string
  return (key, values = {}) => t(key, values)
}

export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'zh'
}

/** The language of now; a component that calls it is drawn again when it changes. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh'
}

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(KEPT_UNDER, chosen)
  void i18next.changeLanguage(chosen)
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_UNDER)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

function markDocument(chosen: string): void {
  document.documentElement.lang = chosen === 'en' ? 'en' : 'zh-CN'
}
