/**
 * The number by which the page's policy knows styles that our own scripts make. Ant Design takes it as a setting, but not all of
 * its parts do, so that every style element made by a script is given it here.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

export function markStyles(): void {
  const make = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
