/** A name within an address. */
export function part(name: string | number): string {
  return encodeURIComponent(name)
}
