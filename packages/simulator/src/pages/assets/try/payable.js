/**
 * What an answer of WeChat gave to be paid, of either API: a link for a code, of H5, or a prepay_id.
 * @param {string} body @returns {string | null}
 */
export function payableIn(body) {
  for (const name of ['code_url', 'h5_url', 'mweb_url', 'prepay_id']) {
    const json = new RegExp(`"${name}":"([^"]+)"`).exec(body)
    const xml = new RegExp(`<${name}><!\\[CDATA\\[([^\\]]+)\\]\\]>`).exec(body)
    const found = json?.[1] ?? xml?.[1]
    if (found !== undefined) return found
  }
  return null
}

/** The phone, as it meets what is to be paid. @param {string} payable */
export function phoneAddress(payable) {
  return `/?${new URLSearchParams({ scan: payable })}`
}
