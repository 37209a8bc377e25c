/** Something that is opened and closed, and takes effect a little later. */
export type Switch = {
  readonly open: boolean
  /** What held until the last change took effect. */
  readonly before: boolean
  readonly changed_at: number | null
}

export type GoldPlanScene = 'JSAPI_AND_MINIPROGRAM' | 'JSAPI' | 'MINIPROGRAM'

/** A sub-merchant's page after paying 点金计划: WeChat's own, with the merchant's receipt in a frame if it has one. */
export type GoldPlan = {
  readonly sub_mchid: string
  readonly plan: Switch
  readonly scene: GoldPlanScene
  readonly custom_page: Switch
  readonly advertising: Switch
  /** Industries whose advertisements are kept away. */
  readonly filters: readonly string[]
}
