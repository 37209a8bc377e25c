const SHOWN_DIGITS = 4

/** What a form says in a place; an empty text where it says nothing. @param {unknown} form @param {...string} names */
export function textIn(form, ...names) {
  /** @type {unknown} */
  let value = form
  for (const name of names) {
    if (typeof value !== 'object' || value === null) return ''
    value = /** @type {Record<string, unknown>} */ (value)[name]
  }
  return typeof value === 'string' ? value : ''
}

/** The last digits of an account, as phones show it. @param {string} number */
export function maskedNumber(number) {
  return number === '' ? '' : `•••• ${number.slice(-SHOWN_DIGITS)}`
}
