/** The company that runs Teyue for its merchants: the tenant. */
export type Provider = { readonly id: string; readonly name: string }

/** How far a provider has come: what it has, in numbers. */
export type Setup = {
  readonly testAccounts: number
  readonly liveAccounts: number
  readonly merchants: number
  readonly appids: number
}

/** Real money may move as soon as there is a number at WeChat. */
export function stageOf({ testAccounts, liveAccounts }: Setup): 'empty' | 'simulator' | 'live' {
  if (liveAccounts > 0) return 'live'
  return testAccounts > 0 ? 'simulator' : 'empty'
}
