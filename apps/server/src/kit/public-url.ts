/** WeChat calls https addresses by their public name; a name without a dot, or a number, is none. */
export function isPublicUrl(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' && /\.[a-z]/i.test(hostname) && !/\.(local|internal|localhost)$/i.test(hostname)
}
