/**
 * Whether a page lies on a pay path 支付授权目录. A path that is only a domain lets in all of that domain; a longer one
 * lets in the pages of that very folder, and neither those above it nor those beneath.
 */
export function isOnPath(page: URL, path: string): boolean {
  if (!URL.canParse(path)) return false
  const registered = new URL(path)
  if (registered.origin !== page.origin) return false
  return registered.pathname === '/' || registered.pathname === folderOf(page)
}

/** What stands behind # belongs to the page's own script, and what stands behind ? to its server. */
export function folderOf({ pathname }: URL): string {
  return pathname.slice(0, pathname.lastIndexOf('/') + 1)
}
