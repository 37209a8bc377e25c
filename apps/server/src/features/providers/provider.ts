/** The company that runs Teyue for its merchants: the tenant. */
export type Provider = { readonly id: string; readonly name: string }
