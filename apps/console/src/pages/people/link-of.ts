/** Where an invitation is accepted. What stands behind the `#` is sent to nobody. */
export function linkOf(token: string): string {
  return `${location.origin}/invitation#${token}`
}
