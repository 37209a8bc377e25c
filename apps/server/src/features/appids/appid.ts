export type AppidKind = 'service_account' | 'mini_program' | 'mobile_app'

/** An appid of the provider's own account, or of a merchant: exactly one of the two owners is set. */
export type Appid = {
  readonly appid: string
  readonly kind: AppidKind
  readonly name: string
  /** The legal subject 主体 it is registered to. */
  readonly subject: string
  readonly accountId: string | null
  readonly merchantId: string | null
}

/** An appid as it is kept. */
export type KeptAppid = Appid & { readonly id: string; readonly createdAt: Date }

/** An appid bound to a sub-merchant as its `sub_appid` (M13–M20). */
export type BoundAppid = { readonly appid: string; readonly kind: AppidKind; readonly isDefault: boolean }

/** A binding with its reason, and the joint-operation letter where the subjects differ. */
export type Binding = BoundAppid & {
  readonly id: string
  readonly reason: string
  /** The agreement by its id; of old bindings the words that were given for it. */
  readonly letter: string | null
  /** Whether WeChat has it: until then payments do not name it. */
  readonly isBound: boolean
  readonly boundAt: Date
}

/** An appid of the provider's account: it may stand as `sp_appid`. */
export type OwnAppid = { readonly appid: string; readonly kind: AppidKind }
