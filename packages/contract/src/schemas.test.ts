import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namedSchemas } from './schemas.ts'

type Node = {
  readonly $id?: string
  readonly $ref?: string
  readonly type?: string
  readonly description?: string
  readonly additionalProperties?: unknown
  readonly properties?: Readonly<Record<string, Node>>
  readonly patternProperties?: Readonly<Record<string, Node>>
  readonly items?: Node
  readonly anyOf?: readonly Node[]
  readonly const?: unknown
}

const schemas = namedSchemas as readonly Node[]

test('every named schema has a name of its own', () => {
  const names = schemas.map((schema) => schema.$id)
  assert.equal(new Set(names).size, schemas.length)
  assert(names.every((name) => name && /^[A-Z][A-Za-z0-9]+$/.test(name)))
})

test('every object refuses what it does not know, unless it is a bag of facts', () => {
  const open = schemas.flatMap((schema) => findAll(schema, schema.$id!, isOpenObject))
  assert.deepEqual(open, [])
})

test('every field says in words what it is', () => {
  const silent = schemas.flatMap((schema) => findAll(schema, schema.$id!, hasSilentField))
  assert.deepEqual(silent, [])
})

test('every reference names a registered schema', () => {
  const known = new Set(schemas.map((schema) => `${schema.$id}#`))
  const lost = schemas.flatMap((schema) =>
    findAll(schema, schema.$id!, (node) => node.$ref !== undefined && !known.has(node.$ref)),
  )
  assert.deepEqual(lost, [])
})

function isOpenObject(node: Node): boolean {
  return node.type === 'object' && node.properties !== undefined && node.additionalProperties !== false
}

function hasSilentField(node: Node): boolean {
  return Object.values(node.properties ?? {}).some((field) => !speaks(field))
}

/** A constant or a named thing speaks for itself; of alternatives one must speak. */
function speaks(field: Node): boolean {
  if (field.description || field.const !== undefined || field.$ref) return true
  return field.anyOf?.some(speaks) ?? false
}

function findAll(node: Node, path: string, matches: (node: Node) => boolean): string[] {
  const children: [string, Node][] = [
    ...Object.entries(node.properties ?? {}),
    ...Object.entries(node.patternProperties ?? {}),
    ...(node.items ? [['[]', node.items] as [string, Node]] : []),
    ...(node.anyOf ?? []).map((one, index) => [`anyOf${index}`, one] as [string, Node]),
  ]
  const below = children.flatMap(([name, child]) => findAll(child, `${path}.${name}`, matches))
  return matches(node) ? [path, ...below] : below
}
