import { type Because, why } from '../explain/because.ts'
import { refuseDeed, type V2Refusal } from './refusals.ts'
import type { XmlFields } from './xml.ts'

/** One field of a request. In XML all are texts; `max` and `min` count characters, and a number is fen or a count. */
export type V2Field = {
  readonly label: string
  readonly required?: boolean
} & (
  | { readonly type: 'text'; readonly max: number; readonly min?: number; readonly pattern?: RegExp }
  | { readonly type: 'choice'; readonly of: readonly string[] }
  | { readonly type: 'number'; readonly min: number; readonly max: number }
)

export type V2Fields = { readonly [name: string]: V2Field }

/** Refuses what WeChat would refuse. Fields that are not listed are signed like all others, and else ignored. */
export function checkV2Fields(given: XmlFields, fields: V2Fields): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = given.get(name) ?? ''
    if (value !== '') checkValue(name, field, value)
    else if (field.required) {
      throw refuseDeed(
        'fieldMissing',
        why('fieldMissing', { field: name, label: field.label, location: 'body' }),
        ` ${name}`,
      )
    }
  }
}

function checkValue(name: string, field: V2Field, value: string): void {
  if (field.type === 'choice') {
    if (field.of.includes(value)) return
    throw wrong(name, '格式错误', why('fieldChoice', { field: name, given: value, choices: field.of.join(', ') }))
  } else if (field.type === 'number') checkNumber(name, field, value)
  else checkText(name, field, value)
}

function checkText(name: string, field: V2Field & { type: 'text' }, value: string): void {
  const characters = Array.from(value).length
  const min = field.min ?? 1
  if (characters < min || characters > field.max) {
    throw wrong(name, '长度有误', why('fieldLength', { field: name, given: characters, min, max: field.max }))
  }
  if (field.pattern && !field.pattern.test(value)) {
    throw wrong(name, '格式错误', why('fieldPattern', { field: name, given: value, pattern: field.pattern.source }))
  }
}

// The digits are counted before they are read, so that no number is ever rounded.
function checkNumber(name: string, field: V2Field & { type: 'number' }, value: string): void {
  const type = { wanted_zh: '由数字组成的整数', wanted_en: 'a whole number in digits' }
  if (!/^\d{1,15}$/.test(value)) throw wrong(name, '格式错误', why('fieldType', { field: name, given: value, ...type }))
  const number = Number(value)
  if (number < field.min || number > field.max) {
    throw wrong(name, '取值有误', why('fieldRange', { field: name, given: number, min: field.min, max: field.max }))
  }
}

function wrong(name: string, what: string, because: Because): V2Refusal {
  return refuseDeed('fieldWrong', because, `：${name}参数${what}`)
}
