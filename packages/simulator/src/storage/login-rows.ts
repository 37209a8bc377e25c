export type LoginScope = 'snsapi_base' | 'snsapi_userinfo'

/** What stands for a payer, under a secret name: a phone's session, a code on its way, a token of OAuth. */
export type Login = {
  readonly kind: 'phone' | 'web_code' | 'mini_code' | 'access' | 'refresh'
  readonly payer: string
  readonly appid: string | null
  readonly scope: LoginScope | null
  readonly expires_at: number
  readonly used: boolean
}

export type AppToken = { readonly text: string; readonly expires_at: number }

/** An appid's own tokens, the newest first, of the plain and of the stable door, and how often today. */
export type AppTokens = {
  readonly plain: readonly AppToken[]
  readonly stable: readonly AppToken[]
  readonly day: string
  readonly plain_calls: number
  readonly forced_calls: number
  readonly forced_at: number
}
