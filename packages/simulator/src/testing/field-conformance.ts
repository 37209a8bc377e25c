import assert from 'node:assert/strict'
import documented from '../conformance/documented-fields.json' with { type: 'json' }
import type { Reply } from './merchant-client.ts'
import { assertRefused } from './refused.ts'

const BAD_PARAMETER = 268_435_461
const OUT_OF_RANGE = 268_435_464
const UNKNOWN_FIELD = 270_924_358

type Json = Record<string, unknown>
type Endpoint = keyof typeof documented.endpoints

/** One field as WeChat documents it; `/0` is the first of a list. */
type Fact = {
  readonly field: string
  readonly type: string
  readonly required?: boolean
  readonly enum?: readonly (string | number)[]
}

export type Conformance = {
  readonly endpoint: Endpoint
  /** A body that is right and has every documented field; each call a fresh number. */
  readonly full: () => Promise<Json> | Json
  readonly send: (body: Json) => Promise<Reply>
  /** The greatest length in characters that the official page gives, by the field's path. */
  readonly longest: Readonly<Record<string, number>>
  /** What needs a permission that nobody has here: checked like the others, and then refused by NO_AUTH. */
  readonly forbidden?: string
  /** Fields of the collection that the simulator does not know, and why. */
  readonly notTaken?: Readonly<Record<string, string>>
  /** Where the official page says another thing than the collection. */
  readonly requiredHere?: Readonly<Record<string, string>>
  readonly optionalHere?: Readonly<Record<string, string>>
}

/**
 * Sends what is right and what is wrong in one way for each field that WeChat documents. The list is not ours: it was
 * read out of a public collection of WeChat's pages, so that a field which is missing on our side is found.
 */
export async function assertConforms(one: Conformance): Promise<number> {
  const facts: readonly Fact[] = documented.endpoints[one.endpoint].fields
  await assertRight(one)
  assertKnown(one, facts)
  let checked = 0
  for (const fact of facts) {
    if (isUnder(fact.field, Object.keys(one.notTaken ?? {}))) continue
    await assertPresent(one, fact)
    for (const wrong of wrongValues(one, fact)) {
      await assertValueRefused(one, fact.field, wrong.value, wrong.inner)
      checked++
    }
    checked += await assertPresence(one, fact)
    checked += await assertLengths(one, fact)
    if (fact.type === 'object') checked += await assertUnknownRefused(one, fact.field)
  }
  return checked
}

async function assertRight(one: Conformance): Promise<void> {
  const { forbidden } = one
  const right = await one.send(
    forbidden === undefined ? await one.full() : changed(await one.full(), forbidden, undefined),
  )
  assert(right.status < 300, `the full body of ${one.endpoint}: ${right.text}`)
  if (forbidden !== undefined) assertRefused(await one.send(await one.full()), 403, 'NO_AUTH')
  for (const field of Object.keys(one.notTaken ?? {})) {
    const reply = await one.send(changed(await one.full(), field, 'x'))
    assertRefused(reply, 400, 'PARAM_ERROR', UNKNOWN_FIELD)
  }
}

// A path that was mistyped in a test would prove nothing.
function assertKnown(one: Conformance, facts: readonly Fact[]): void {
  const known = new Set(facts.map(({ field }) => field))
  for (const list of [one.longest, one.notTaken, one.requiredHere, one.optionalHere]) {
    for (const field of Object.keys(list ?? {})) assert(known.has(field), `${one.endpoint} has no ${field}`)
  }
}

function isUnder(field: string, parents: readonly string[]): boolean {
  return parents.some((parent) => field === parent || field.startsWith(`${parent}/`))
}

async function assertPresent(one: Conformance, { field }: Fact): Promise<void> {
  assert.notEqual(at(await one.full(), field), undefined, `${one.endpoint}: the full body lacks ${field}`)
}

function wrongValues(one: Conformance, fact: Fact): { value: unknown; inner?: number }[] {
  if (fact.type === 'string') {
    const other = fact.enum === undefined ? [] : [{ value: 'NOT_ONE_OF_THEM' }]
    const empty = one.longest[fact.field] === undefined ? [] : [{ value: '' }]
    return [{ value: 1 }, { value: true }, { value: null }, { value: {} }, ...other, ...empty]
  }
  if (fact.type === 'integer') {
    return [{ value: '1' }, { value: 0.5 }, { value: null }, { value: 2 ** 53 }, { value: -1, inner: OUT_OF_RANGE }]
  }
  if (fact.type === 'boolean') return [{ value: 'true' }, { value: 1 }, { value: null }]
  if (fact.type === 'array') return [{ value: {} }, { value: 'x' }, { value: null }]
  return [{ value: 'x' }, { value: [] }, { value: null }]
}

async function assertPresence(one: Conformance, { field, required }: Fact): Promise<number> {
  if (field.endsWith('/0')) return 0
  const demanded = required === true && one.optionalHere?.[field] === undefined
  if (demanded || one.requiredHere?.[field] !== undefined) {
    await assertValueRefused(one, field, undefined)
    return 1
  }
  const reply = await one.send(changed(await one.full(), field, undefined))
  const detail = reply.body.detail as Json | undefined
  assert(detail?.field !== field || detail?.issue !== 'required', `${one.endpoint}: ${field} is not required`)
  return 1
}

async function assertLengths(one: Conformance, { field, enum: of }: Fact): Promise<number> {
  const longest = one.longest[field]
  if (longest === undefined || of !== undefined) return 0
  const long = String(at(await one.full(), field)).padEnd(longest, '0')
  const reply = await one.send(changed(await one.full(), field, long))
  const detail = reply.body.detail as Json | undefined
  assert(!(detail?.field === field && detail.issue === 'invalid string'), `${field} of ${longest}: ${reply.text}`)
  await assertValueRefused(one, field, `${long}0`)
  return 2
}

async function assertUnknownRefused(one: Conformance, field: string): Promise<number> {
  const reply = await one.send(changed(await one.full(), `${field}/not_documented`, 'x'))
  assertRefused(reply, 400, 'PARAM_ERROR', UNKNOWN_FIELD)
  return 1
}

async function assertValueRefused(one: Conformance, field: string, value: unknown, inner?: number): Promise<void> {
  const reply = await one.send(changed(await one.full(), field, value))
  const what = `${one.endpoint} ${field} = ${JSON.stringify(value)}: ${reply.status} ${reply.text}`
  assert.deepEqual([reply.status, reply.body.code], [400, 'PARAM_ERROR'], what)
  const detail = reply.body.detail as Json | undefined
  assert.deepEqual([detail?.field, detail?.location], [field, 'body'], what)
  assertRefused(reply, 400, 'PARAM_ERROR', inner ?? BAD_PARAMETER)
}

function at(body: unknown, field: string): unknown {
  return field
    .slice(1)
    .split('/')
    .reduce<unknown>((inner, name) => (inner as Json | undefined)?.[name], body)
}

function changed(body: Json, field: string, value: unknown): Json {
  const names = field.slice(1).split('/')
  const copy = structuredClone(body)
  const owner = names.slice(0, -1).reduce<Json>((inner, name) => inner[name] as Json, copy)
  owner[names.at(-1) ?? ''] = value
  return copy
}
