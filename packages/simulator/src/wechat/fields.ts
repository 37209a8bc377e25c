import { Refusal, type RefusalDetail } from '../kit/refusal.ts'

const PARAM_ERROR_INNER = 268_435_461
const UNKNOWN_FIELD_INNER = 270_924_358
const OUT_OF_RANGE_INNER = 268_435_464

type Common = { readonly label: string; readonly required?: boolean }

/** WeChat's field lists in the form of data. `min` and `max` of a text are characters. */
export type Field =
  | (Common & { type: 'text'; min?: number; max: number; pattern?: RegExp; oneOf?: readonly string[] })
  | (Common & { type: 'integer'; min: number; max: number })
  | (Common & { type: 'boolean' })
  | (Common & { type: 'object'; fields: Fields })
  | (Common & { type: 'array'; min?: number; max: number; item: Field })

export type Fields = { readonly [name: string]: Field }
type Location = 'body' | 'query' | 'url'

/** Refuses what WeChat would refuse, with its code and its way of saying so; changes nothing. */
export function checkFields(value: unknown, fields: Fields, location: Location): void {
  checkObject(value, fields, '', location)
}

function checkObject(value: unknown, fields: Fields, path: string, location: Location): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongType(path, '对象', value, location, '此字段需要一个合法的 JSON 对象')
  }
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name))
  if (unknown.length > 0) {
    const paths = unknown.map((name) => `/${location}${path}/${name}`)
    throw paramError('请求中含有未在API文档中定义的参数', UNKNOWN_FIELD_INNER, {
      field: `${path}/${unknown[0]}`,
      value: paths,
      issue: 'undefined parameter',
      location,
    })
  }
  for (const [name, field] of Object.entries(fields)) {
    const inner = (value as Record<string, unknown>)[name]
    if (inner === undefined) {
      if (field.required) throw missing(`${path}/${name}`, field.label, location)
    } else checkField(inner, field, `${path}/${name}`, location)
  }
}

function checkField(value: unknown, field: Field, path: string, location: Location): void {
  if (field.type === 'text') checkText(value, field, path, location)
  else if (field.type === 'integer') checkInteger(value, field, path, location)
  else if (field.type === 'object') checkObject(value, field.fields, path, location)
  else if (field.type === 'array') checkArray(value, field, path, location)
  else if (typeof value !== 'boolean') {
    throw wrongType(path, field.label, value, location, '此字段需要一个合法的布尔值')
  }
}

function checkArray(value: unknown, field: Field & { type: 'array' }, path: string, location: Location): void {
  if (!Array.isArray(value)) throw wrongType(path, field.label, value, location, '此字段需要一个合法的数组')
  if (value.length < (field.min ?? 0)) {
    throw outOfBounds(path, field.label, value.length, `元素个数小于最小值 ${field.min}`, location)
  }
  if (value.length > field.max) {
    throw outOfBounds(path, field.label, value.length, `元素个数大于最大值 ${field.max}`, location)
  }
  value.forEach((item, index) => {
    checkField(item, field.item, `${path}/${index}`, location)
  })
}

function checkText(value: unknown, field: Field & { type: 'text' }, path: string, location: Location): void {
  if (typeof value !== 'string') throw wrongType(path, field.label, value, location, '此字段需要一个合法的字符串')
  const characters = Array.from(value).length
  const min = field.min ?? 1
  if (characters < min) throw broken(path, field.label, value, `字符数 ${characters}，小于最小值 ${min}`, location)
  if (characters > field.max) {
    throw broken(path, field.label, value, `字符数 ${characters}，大于最大值 ${field.max}`, location)
  }
  if (field.pattern && !field.pattern.test(value)) {
    throw broken(path, field.label, value, `字符串必须匹配正则表达式“${field.pattern.source}”`, location)
  }
  if (field.oneOf && !field.oneOf.includes(value)) {
    throw broken(path, field.label, value, `取值必须是 ${field.oneOf.join('、')} 之一`, location)
  }
}

function checkInteger(value: unknown, field: Field & { type: 'integer' }, path: string, location: Location): void {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw wrongType(path, field.label, value, location, '此字段需要一个合法的 64 位有符号整数')
  }
  if (value < field.min) throw outOfBounds(path, field.label, value, `小于最小值 ${field.min}`, location)
  if (value > field.max) throw outOfBounds(path, field.label, value, `大于最大值 ${field.max}`, location)
}

function missing(path: string, label: string, location: Location): Refusal {
  const message = `输入源“/${location}${path}”映射到字段“${label}”必填性规则校验失败，此字段为必填项`
  return paramError(message, PARAM_ERROR_INNER, { field: path, value: '', issue: 'required', location })
}

function wrongType(path: string, label: string, value: unknown, location: Location, why: string): Refusal {
  const message = `无法将 JSON 输入源“/${location}${path}”映射到目标字段“${label}”中，${why}`
  return paramError(message, PARAM_ERROR_INNER, { field: path, value, issue: 'wrong type', location })
}

function broken(path: string, label: string, value: string, why: string, location: Location): Refusal {
  const message = `输入源“/${location}${path}”映射到值字段“${label}”字符串规则校验失败，${why}`
  return paramError(message, PARAM_ERROR_INNER, { field: path, value, issue: 'invalid string', location })
}

function outOfBounds(path: string, label: string, value: number, why: string, location: Location): Refusal {
  const message = `输入源“/${location}${path}”映射到数值字段“${label}”规则校验失败，值 ${value} ${why}`
  return paramError(message, OUT_OF_RANGE_INNER, { field: path, value, issue: 'out of range', location })
}

export function paramError(message: string, inner: number, detail: RefusalDetail): Refusal {
  return new Refusal({ status: 400, code: 'PARAM_ERROR', message, inner, detail })
}
