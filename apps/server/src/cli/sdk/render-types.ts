import type { Document, Schema } from './openapi.ts'

/** A type for each named schema of the contract, with its sentences. */
export function renderTypes({ components }: Document): string {
  return Object.entries(components.schemas)
    .map(([name, schema]) => `${comment(schema.description, '')}export type ${name} = ${typeOf(schema, '')}\n`)
    .join('\n')
}

/** The TypeScript of a schema; `indent` is that of the line it begins on. */
export function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!
  if (schema.enum) return schema.enum.map(quoted).join(' | ')
  // A string of several formats is a string.
  if (schema.anyOf && schema.type !== 'string') return schema.anyOf.map((one) => typeOf(one, indent)).join(' | ')
  switch (schema.type) {
    case 'object':
      return schema.properties ? objectOf(schema, indent) : recordOf(schema, indent)
    case 'array':
      return `readonly (${typeOf(schema.items ?? {}, indent)})[]`
    case 'integer':
      return 'number'
    case undefined:
      return 'unknown'
    default:
      return schema.type
  }
}

export function comment(text: string | undefined, indent: string): string {
  return text ? `${indent}/** ${text.replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n` : ''
}

export function quoted(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "\\'")}'`
}

function objectOf({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `
  const fields = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? '' : '?'
    return `${comment(sentenceOf(schema), inner)}${inner}readonly ${name}${optional}: ${typeOf(schema, inner)}\n`
  })
  return `{\n${fields.join('')}${indent}}`
}

function recordOf({ additionalProperties }: Schema, indent: string): string {
  const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown'
  return `Readonly<Record<string, ${values}>>`
}

/** Of alternatives, as of what may be null, one speaks for all. */
function sentenceOf(schema: Schema): string | undefined {
  return schema.description ?? schema.anyOf?.map(sentenceOf).find((text) => text !== undefined)
}
