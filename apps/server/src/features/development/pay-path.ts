import { PublicError } from '../../errors.ts'

/** WeChat takes no more. */
export const maxPayPaths = 5
const maxPathCharacters = 256

/**
 * A pay path 支付授权目录 as WeChat takes it: a folder of the web, with its last stroke, and without a query.
 * @throws PublicError PAY_PATH_INVALID
 */
export function readPayPath(path: string): string {
  const url = URL.canParse(path) ? new URL(path) : null
  const isFolder = url !== null && /^https?:$/.test(url.protocol) && /^https?:\/\/[^\s?#]+\/$/.test(path)
  if (!isFolder || url.username !== '' || path.length > maxPathCharacters)
    throw new PublicError('PAY_PATH_INVALID', { field: 'path', path })
  return path
}

/** What it is that a page's address begins with: another stroke or another host is another path. */
export function readDomain(domain: string): string {
  const isName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(domain)
  if (!isName) throw new PublicError('H5_DOMAIN_INVALID', { field: 'domain', domain })
  return domain
}
