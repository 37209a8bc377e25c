import type { Sealer } from './sealing.ts'
import { isRecord } from './shapes.ts'

/**
 * The fields of forms that travel sealed, all of them, by their names. Official pages: 提交申请单, 修改结算账户, 提交商户开户意愿申请单, and
 * the public openapi YAML (`x-is-sensitive`). No form has a field of one of these names that is not sensitive.
 */
export const SENSITIVE_FIELDS = [
  // 超级管理员, 联系人
  'contact_name',
  'contact_id_number',
  'openid',
  'mobile_phone',
  'contact_email',
  'name',
  'mobile',
  // 经营者, 法定代表人
  'id_card_name',
  'id_card_number',
  'id_card_address',
  'id_doc_name',
  'id_doc_number',
  'id_doc_address',
  'identification_name',
  'identification_number',
  'identification_address',
  // 最终受益人
  'ubo_id_doc_name',
  'ubo_id_doc_number',
  'ubo_id_doc_address',
  'ubo_name',
  'ubo_id_number',
  // 结算银行账户
  'account_name',
  'account_number',
] as const

export type SensitiveField = (typeof SENSITIVE_FIELDS)[number]

declare const sealedFor: unique symbol
/** Base64 that only WeChat can open. There is no other way to make one than `sealForm`. */
export type SealedText = string & { readonly [sealedFor]: 'WeChat' }

/** A form as it travels: a clear text in the place of a sensitive field does not compile. */
export type Sealed<T> = T extends readonly (infer Item)[]
  ? readonly Sealed<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: K extends SensitiveField ? SealedText | Extract<T[K], undefined> : Sealed<T[K]> }
    : T

const sensitive: ReadonlySet<string> = new Set(SENSITIVE_FIELDS)

/**
 * A copy of the form with every sensitive field sealed for one and the same key, and what is `undefined` left out. Throws
 * TypeError for a text, list or object with nothing in it, which WeChat answers with 系统繁忙, and for a sensitive field that is
 * no text; RangeError for one too long to seal. The errors name the field and never its value.
 */
export function sealForm<T extends object>(form: T, { seal }: Sealer): Sealed<T> {
  return copied(form, '', seal) as Sealed<T>
}

function copied(value: unknown, path: string, seal: Sealer['seal']): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) throw emptyAt(path)
    return value.map((item, index) => copied(item, `${path}/${index}`, seal))
  }
  if (isRecord(value)) {
    const there = Object.entries(value).filter(([, inner]) => inner !== undefined)
    if (there.length === 0) throw emptyAt(path)
    const copies = there.map(([name, inner]) => [name, copiedField(name, inner, `${path}/${name}`, seal)])
    return Object.fromEntries(copies)
  }
  if (value === null || (typeof value === 'string' && value.trim() === '')) throw emptyAt(path)
  return value
}

function copiedField(name: string, value: unknown, path: string, seal: Sealer['seal']): unknown {
  const checked = copied(value, path, seal)
  if (!sensitive.has(name)) return checked
  if (typeof checked !== 'string') throw new TypeError(`${path} is sensitive, and only a text can be sealed`)
  try {
    return seal(checked)
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`${path}: ${error.message}`)
    throw error
  }
}

function emptyAt(path: string): TypeError {
  return new TypeError(`${path || '/'} is empty: a form leaves out what it does not say`)
}
