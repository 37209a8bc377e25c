import type { Merchant } from '../storage/merchant-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import type { V2Fields } from './fields.ts'
import type { DeedName } from './refusals.ts'
import type { SignType } from './sign.ts'
import type { XmlFields } from './xml.ts'

/** A request that was proved to come from this SP for this sub-merchant, with its fields checked. */
export type V2Call = {
  readonly provider: Provider
  readonly merchant: Merchant
  readonly signType: SignType
  readonly fields: XmlFields
}

/** A call that may be made for the SP itself: `merchant` is null when it names none. */
export type V2ProviderCall = Omit<V2Call, 'merchant'> & { readonly merchant: Merchant | null }

/** A text is written in CDATA, a number bare. */
export type V2Answer =
  | { readonly fields: Readonly<Record<string, string | number>> }
  /** A downloaded file, unsigned. */
  | { readonly file: AsyncIterable<Buffer>; readonly contentType: string }

export type V2Act = (world: World, call: V2Call) => V2Answer

export type V2Route = {
  readonly path: string
  /** The name that fault plans and logs use. */
  readonly endpoint: string
  readonly fields: V2Fields
  /** The sign types it takes; the first is meant when `sign_type` is absent. */
  readonly signTypes: readonly [SignType, ...SignType[]]
  /** Which field bears the number by which the caller knows this thing. */
  readonly numberField?: string
  /** What a fault of the kind `refuse` says besides "too often". */
  readonly refusal?: DeedName
  /** What each refusal says besides its code and words. */
  readonly refusalSays?: (code: string) => Readonly<Record<string, string>>
  /** False where WeChat answers without a sign. */
  readonly signed?: false
} & (
  | { readonly for?: 'merchant'; readonly act: V2Act }
  | { readonly for: 'provider'; readonly act: (world: World, call: V2ProviderCall) => V2Answer }
)

export const BOTH_SIGN_TYPES = ['MD5', 'HMAC-SHA256'] as const

/** The field's value; an empty one counts as not given. */
export function textOf(call: { readonly fields: XmlFields }, name: string): string | undefined {
  return call.fields.get(name) || undefined
}

/** A field that passed as a number. */
export function numberOf(call: { readonly fields: XmlFields }, name: string): number | undefined {
  const text = textOf(call, name)
  return text === undefined ? undefined : Number(text)
}
