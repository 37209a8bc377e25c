/** A store or a terminal as people tell it from others of the same name. */
export function labelOf({ name, number }: { readonly name: string; readonly number: string | null }): string {
  return number ? `${name}（${number}）` : name
}
