import { MOMENT } from '@teyue/contract/fields'
import type { Problem } from '@teyue/contract/problem'

/** Which field a schema refused, and what it expected, in both languages. */
export type RefusedField = {
  readonly field?: string
  readonly location: NonNullable<Problem['location']>
  readonly detail: string
  readonly detailZh: string
}

/** What Fastify hands over when a schema refuses. */
type Refusal = {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}
type Validated = Error & { readonly validation?: readonly Refusal[]; readonly validationContext?: string }
type Words = readonly [english: string, chinese: string]

const locations: Readonly<Record<string, RefusedField['location']>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
}
const MAX_NAME_CHARACTERS = 120

/** Says what a schema has refused; undefined for any other failure. */
export function explainValidation(thrown: Error): RefusedField | undefined {
  const { validation, validationContext = 'body' } = thrown as Validated
  const refusal = validation?.at(-1)
  if (!validation || !refusal) return undefined
  const location = locations[validationContext] ?? 'body'
  const field = fieldOf(refusal)
  const [english, chinese] = expectation(refusal, validation)
  const name = field.slice(0, MAX_NAME_CHARACTERS)
  if (!field) return { location, detail: `The ${location} ${english}.`, detailZh: `请求的 ${location} ${chinese}。` }
  return { field, location, detail: `\`${name}\` ${english}.`, detailZh: `字段 \`${name}\` ${chinese}。` }
}

/** A dotted path: `payer.openid`, `event_types.0`. */
function fieldOf({ instancePath, params }: Refusal): string {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const named = params.missingProperty ?? params.additionalProperty ?? params.propertyName
  return (named === undefined ? path : [...path, String(named)]).join('.')
}

function expectation({ keyword, params }: Refusal, all: readonly Refusal[]): Words {
  switch (keyword) {
    case 'required':
      return ['is missing', '缺失']
    case 'additionalProperties':
      return ['is not known here', '未知，此处不接受']
    case 'type':
      return typeWords(String(params.type))
    case 'enum':
      return [`must be one of ${list(params.allowedValues)}`, `须为以下之一：${list(params.allowedValues)}`]
    case 'minimum':
      return [`must be at least ${params.limit}`, `不得小于 ${params.limit}`]
    case 'maximum':
      return [`must be at most ${params.limit}`, `不得大于 ${params.limit}`]
    case 'minLength':
      return [`must have at least ${params.limit} characters`, `至少 ${params.limit} 个字符`]
    case 'maxLength':
      return [`must have at most ${params.limit} characters`, `至多 ${params.limit} 个字符`]
    case 'minItems':
    case 'minProperties':
      return [`must have at least ${params.limit} entries`, `至少 ${params.limit} 项`]
    case 'maxItems':
    case 'maxProperties':
      return [`must have at most ${params.limit} entries`, `至多 ${params.limit} 项`]
    case 'uniqueItems':
      return ['must not name anything twice', '不得有重复项']
    case 'pattern':
      if (params.pattern === MOMENT) return formatWords(['date-time'])
      return [`must match ${params.pattern}`, `须符合 ${params.pattern}`]
    case 'format':
      return formatWords([String(params.format)])
    case 'anyOf':
      return formatWords(all.filter((one) => one.keyword === 'format').map((one) => String(one.params.format)))
    default:
      return ['is not valid', '无效']
  }
}

function typeWords(type: string): Words {
  const words: Readonly<Record<string, Words>> = {
    integer: ['must be a whole number, not text', '须为整数，不能是文本'],
    number: ['must be a number, not text', '须为数字，不能是文本'],
    string: ['must be text', '须为文本'],
    boolean: ['must be true or false', '须为 true 或 false'],
    object: ['must be a JSON object', '须为 JSON 对象'],
    array: ['must be a list', '须为数组'],
  }
  return words[type] ?? [`must be of type ${type}`, `类型须为 ${type}`]
}

function formatWords(formats: readonly string[]): Words {
  if (formats.includes('date-time')) {
    return [
      'must be a moment with its offset, such as 2026-11-23T20:15:00+08:00',
      '须为带时区的时间，例如 2026-11-23T20:15:00+08:00',
    ]
  }
  if (formats.length === 0) return ['is not valid', '无效']
  return [`must be of the form ${formats.join(' or ')}`, `格式须为 ${formats.join(' 或 ')}`]
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => `\`${value}\``).join(', ') : String(values)
}
