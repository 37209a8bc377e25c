import { callsIn, type Document, namesIn, type Schema } from './document.ts'

/** Which file has which named type: that of the chapter whose calls speak of it first. */
export function homesOf(document: Document): Map<string, string> {
  const homes = new Map<string, string>()
  const settle = (name: string, home: string) => {
    if (homes.has(name)) return
    homes.set(name, home)
    for (const inner of namesIn(document.components.schemas[name])) settle(inner, home)
  }
  for (const { told } of callsIn(document)) {
    for (const name of namesIn({ ...told, responses: told.responses['200'] })) settle(name, told.tags[0]!)
  }
  return homes
}

/** A type for each named schema of one chapter. */
export function renderTypes({ components }: Document, homes: Map<string, string>, home: string): string {
  const names = [...homes].filter(([, itsHome]) => itsHome === home).map(([name]) => name)
  const types = names.map((name) => `export type ${name} = ${typeOf(components.schemas[name]!)}\n`)
  const used = names.flatMap((name) => namesIn(components.schemas[name]))
  return `${importsOf(used, homes, (other) => (other === home ? null : `./${other}.ts`))}\n${types.join('\n')}`
}

/** `import type` for each of these names; `where` says from which file, or null for the one that they are in. */
export function importsOf(
  names: readonly string[],
  homes: Map<string, string>,
  where: (home: string) => string | null,
): string {
  const files = Map.groupBy(
    [...new Set(names)].toSorted().filter((name) => where(homes.get(name)!) !== null),
    (name) => where(homes.get(name)!)!,
  )
  return [...files]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([file, inIt]) => `import type { ${inIt.join(', ')} } from '${file}'\n`)
    .join('')
}

/** The TypeScript of a schema. */
export function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return [...new Set(choices.map((one) => typeOf(one)))].join(' | ')
  const kinds = typeof schema.type === 'object' ? schema.type : [schema.type]
  return kinds.map((kind) => kindOf(kind, schema)).join(' | ')
}

function kindOf(kind: string | undefined, schema: Schema): string {
  switch (kind) {
    case 'object':
      return schema.properties ? recordOf(schema) : mapOf(schema)
    case 'array':
      return `readonly (${typeOf(schema.items ?? {})})[]`
    case 'integer':
      return 'number'
    case undefined:
      return 'unknown'
    default:
      return kind
  }
}

export function comment(...lines: readonly (string | undefined)[]): string {
  const told = lines.flatMap((line) => (line ? line.replaceAll('*/', '*\\/').split(/\n+/) : []))
  if (told.length === 0) return ''
  return told.length === 1 ? `/** ${told[0]} */\n` : `/**\n${told.map((line) => ` * ${line}\n`).join('')} */\n`
}

function recordOf({ properties = {}, required = [] }: Schema): string {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? '' : '?'
    return `${comment(sentenceOf(schema))}readonly ${JSON.stringify(name)}${optional}: ${typeOf(schema)}\n`
  })
  return fields.length === 0 ? 'Readonly<Record<string, never>>' : `{\n${fields.join('')}}`
}

function mapOf({ additionalProperties }: Schema): string {
  const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'
  return `Readonly<Record<string, ${values}>>`
}

/** Of alternatives, as of what may be null, one speaks for all. */
function sentenceOf(schema: Schema): string | undefined {
  return schema.description ?? (schema.anyOf ?? schema.oneOf)?.map(sentenceOf).find((text) => text !== undefined)
}
