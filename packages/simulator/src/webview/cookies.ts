/**
 * Browsers keep cookies by host and not by port, and all web views are at one host: each therefore has its own names.
 * What is said of domain and of TLS concerns the address that the page has elsewhere.
 */
export function maskCookie(header: string, prefix: string): string {
  const [pair = '', ...attributes] = header.split(';')
  const kept = attributes.filter((attribute) => !/^\s*(domain|secure|samesite|partitioned)\b/i.test(attribute))
  return [`${prefix}${pair.trim()}`, ...kept].join(';')
}

/** Those of a request that are the page's own, under the names that it gave them. */
export function unmaskCookies(header: string | undefined, prefix: string): string {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => pair.slice(prefix.length))
    .join('; ')
}
