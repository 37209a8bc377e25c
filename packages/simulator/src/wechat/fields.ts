import { type Because, why } from '../explain/because.ts'
import { Refusal, type RefusalDetail } from '../kit/refusal.ts'

const PARAM_ERROR_INNER = 268_435_461
const UNKNOWN_FIELD_INNER = 270_924_358
const OUT_OF_RANGE_INNER = 268_435_464

type Common = {
  readonly label: string
  readonly required?: boolean
  /** Of a text in a form: sealed for a platform key, or the media_id of something that was uploaded. */
  readonly holds?: 'sealed' | 'picture' | 'video'
}

/** WeChat's field lists in the form of data. `min` and `max` of a text are characters. */
export type Field =
  | (Common & { type: 'text'; min?: number; max: number; pattern?: RegExp; oneOf?: readonly string[] })
  | (Common & { type: 'integer'; min: number; max: number })
  | (Common & { type: 'boolean' })
  | (Common & { type: 'object'; fields: Fields })
  | (Common & { type: 'array'; min?: number; max: number; item: Field })

export type Fields = { readonly [name: string]: Field }
type Location = 'body' | 'query' | 'url'
type Where = { readonly path: string; readonly label: string; readonly location: Location }

// How each type is called: in WeChat's complaint, and in the explanation.
const TYPES = {
  object: ['此字段需要一个合法的 JSON 对象', '一个 JSON 对象', 'a JSON object'],
  array: ['此字段需要一个合法的数组', '一个数组', 'an array'],
  text: ['此字段需要一个合法的字符串', '一个字符串（加引号）', 'a string (in quotes)'],
  integer: ['此字段需要一个合法的 64 位有符号整数', '一个整数（不加引号）', 'a whole number (without quotes)'],
  boolean: ['此字段需要一个合法的布尔值', 'true 或 false（不加引号）', 'true or false (without quotes)'],
} as const
const SHOWN_CHARACTERS = 100

/** Refuses what WeChat would refuse, with its code and its way of saying so; changes nothing. */
export function checkFields(value: unknown, fields: Fields, location: Location): void {
  checkObject(value, fields, '', location)
}

function checkObject(value: unknown, fields: Fields, path: string, location: Location): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongType({ path, label: '对象', location }, value, 'object')
  }
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name))
  if (unknown.length > 0) throw notDocumented(unknown, path, location)
  for (const [name, field] of Object.entries(fields)) {
    const inner = (value as Record<string, unknown>)[name]
    const where = { path: `${path}/${name}`, label: field.label, location }
    if (inner === undefined) {
      if (field.required) throw missing(where)
    } else checkField(inner, field, where)
  }
}

function checkField(value: unknown, field: Field, where: Where): void {
  if (field.type === 'text') checkText(value, field, where)
  else if (field.type === 'integer') checkInteger(value, field, where)
  else if (field.type === 'object') checkObject(value, field.fields, where.path, where.location)
  else if (field.type === 'array') checkArray(value, field, where)
  else if (typeof value !== 'boolean') throw wrongType(where, value, 'boolean')
}

function checkArray(value: unknown, field: Field & { type: 'array' }, where: Where): void {
  if (!Array.isArray(value)) throw wrongType(where, value, 'array')
  const { min = 0, max } = field
  const because = why('listLength', { field: where.path, given: value.length, min, max })
  if (value.length < min) throw outOfBounds(where, value.length, `元素个数小于最小值 ${min}`, because)
  if (value.length > max) throw outOfBounds(where, value.length, `元素个数大于最大值 ${max}`, because)
  value.forEach((item, index) => {
    checkField(item, field.item, { ...where, path: `${where.path}/${index}`, label: field.item.label })
  })
}

function checkText(value: unknown, field: Field & { type: 'text' }, where: Where): void {
  if (typeof value !== 'string') throw wrongType(where, value, 'text')
  const { path } = where
  const characters = Array.from(value).length
  const { min = 1, max, pattern, oneOf } = field
  if (characters < min || characters > max) {
    const limit = characters < min ? `小于最小值 ${min}` : `大于最大值 ${max}`
    const because = why('fieldLength', { field: path, given: characters, min, max })
    throw broken(where, value, `字符数 ${characters}，${limit}`, because)
  }
  const given = shown(value)
  if (pattern && !pattern.test(value)) {
    const because = why('fieldPattern', { field: path, given, pattern: pattern.source })
    throw broken(where, value, `字符串必须匹配正则表达式“${pattern.source}”`, because)
  }
  if (oneOf && !oneOf.includes(value)) {
    const because = why('fieldChoice', { field: path, given, choices: oneOf.join(', ') })
    throw broken(where, value, `取值必须是 ${oneOf.join('、')} 之一`, because)
  }
}

function checkInteger(value: unknown, field: Field & { type: 'integer' }, where: Where): void {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrongType(where, value, 'integer')
  const { min, max } = field
  if (value >= min && value <= max) return
  const because = why('fieldRange', { field: where.path, given: value, min, max })
  throw outOfBounds(where, value, value < min ? `小于最小值 ${min}` : `大于最大值 ${max}`, because)
}

function notDocumented(unknown: readonly string[], path: string, location: Location): Refusal {
  const paths = unknown.map((name) => `/${location}${path}/${name}`)
  const field = `${path}/${unknown[0]}`
  return paramError(
    '请求中含有未在API文档中定义的参数',
    UNKNOWN_FIELD_INNER,
    { field, value: paths, issue: 'undefined parameter', location },
    why('fieldUnknown', { field, location }),
  )
}

/** Also of a field that other fields make necessary. */
export function missing({ path, label, location }: Where): Refusal {
  const message = `输入源“/${location}${path}”映射到字段“${label}”必填性规则校验失败，此字段为必填项`
  const because = why('fieldMissing', { field: path, label, location })
  return paramError(message, PARAM_ERROR_INNER, { field: path, value: '', issue: 'required', location }, because)
}

function wrongType({ path, label, location }: Where, value: unknown, type: keyof typeof TYPES): Refusal {
  const [complaint, zh, en] = TYPES[type]
  const message = `无法将 JSON 输入源“/${location}${path}”映射到目标字段“${label}”中，${complaint}`
  const given = value === undefined ? '—' : shown(JSON.stringify(value))
  const because = why('fieldType', { field: path || `/${location}`, given, wanted_zh: zh, wanted_en: en })
  return paramError(message, PARAM_ERROR_INNER, { field: path, value, issue: 'wrong type', location }, because)
}

function broken({ path, label, location }: Where, value: string, complaint: string, because: Because): Refusal {
  const message = `输入源“/${location}${path}”映射到值字段“${label}”字符串规则校验失败，${complaint}`
  return paramError(message, PARAM_ERROR_INNER, { field: path, value, issue: 'invalid string', location }, because)
}

function outOfBounds({ path, label, location }: Where, value: number, complaint: string, because: Because): Refusal {
  const message = `输入源“/${location}${path}”映射到数值字段“${label}”规则校验失败，值 ${value} ${complaint}`
  return paramError(message, OUT_OF_RANGE_INNER, { field: path, value, issue: 'out of range', location }, because)
}

function shown(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}

function paramError(message: string, inner: number, detail: RefusalDetail, because: Because): Refusal {
  return new Refusal({ status: 400, code: 'PARAM_ERROR', message, inner, detail, because })
}
