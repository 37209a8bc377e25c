import { NoAnswer, Refused } from './ask.js'
import { currentLang } from './lang.js'
import { Unreadable } from './read.js'
import { t } from './words.js'

/** What went wrong, as a sentence for whoever looks at the page. @param {unknown} error */
export function sentenceOf(error) {
  if (error instanceof Refused) return error.messages[currentLang()] ?? error.messages.zh ?? error.code
  if (error instanceof Unreadable) return t('unreadable', { what: error.message })
  if (error instanceof NoAnswer) return t('lost')
  throw error
}
