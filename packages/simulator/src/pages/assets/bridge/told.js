/**
 * What the server told this web view; nothing of it is left lying about for the page.
 * @typedef {{ origin: string, phone: string, key: string, miniAppid: string | null, receipt: boolean, userAgent: string,
 *   cookiePrefix: string, go: string }} Told
 */
export const told = /** @type {Told} */ (Reflect.get(globalThis, 'teyueWebView'))
Reflect.deleteProperty(globalThis, 'teyueWebView')
