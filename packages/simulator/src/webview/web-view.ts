import type http from 'node:http'

/** Where a web view's requests go: the origin that the page has for everybody else, and the address that is really asked. */
export type Target = { readonly origin: string; readonly base: URL }

/** Who looks, and through what: all pages that a payer comes to in one web view share it. */
export type Viewer = {
  readonly payer: string
  /** The session by which the simulator's own login knows the payer. */
  readonly session: string
  /** As which mini program the page runs; null is a page in WeChat's browser. */
  readonly miniAppid: string | null
  /** A receipt in the frame of the gold plan's page, which speaks to WeChat's page around it. */
  readonly receipt: boolean
  /** The page with the phone, to which alone the bridge speaks. */
  readonly phone: string
  /** Proves to the phone that a message comes from its own web view. */
  readonly key: string
}

/** One origin as one payer sees it: a listener of its own, so that scripts, storage and cookies of origins stay apart. */
export type WebView = {
  readonly id: string
  viewer: Viewer
  readonly target: Target
  /** Where the phone's frame finds it. */
  readonly url: string
  readonly server: http.Server
}

/** What belongs to the phone and not to the page. */
export const RESERVED = '/.teyue-webview/'
export const BRIDGE = `${RESERVED}bridge.js`
/** Leads to any address, through a web view. */
export const GO = `${RESERVED}go`

/** Names of cookies begin so. */
export function cookiePrefixOf({ id }: WebView): string {
  return `wv${id}.`
}
