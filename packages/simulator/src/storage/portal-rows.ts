/** A sub-merchant's login to WeChat's merchant platform 商户平台. */
export type PortalLogin = {
  readonly sub_mchid: string
  /** `initial`: the password that was shown once still stands and must be replaced. */
  readonly state: 'unfetched' | 'initial' | 'chosen'
  /** Both base64; the password itself is kept nowhere. */
  readonly salt: string
  readonly hash: string
  readonly fetched_at: number | null
  readonly changed_at: number | null
  readonly signed_in_at: number | null
}
