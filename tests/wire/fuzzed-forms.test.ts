import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApplymentDraft } from '@teyue/contract/applyment-form'
import { type Draft, toForm } from '@teyue/server/features/applyments/draft'
import { findingsOf } from '@teyue/server/features/applyments/findings'
import type { Paper } from '@teyue/server/features/papers/paper'
import fc from 'fast-check'
import Value from 'typebox/value'
import type { ApplymentForm } from '../../packages/simulator/src/storage/applyment-rows.ts'
import { checkForm } from '../../packages/simulator/src/wechat/applyments/check-form.ts'
import { APPLYMENT_FIELDS } from '../../packages/simulator/src/wechat/applyments/fields.ts'
import { checkFields } from '../../packages/simulator/src/wechat/fields.ts'
import { companyForm } from './company-form.ts'

const RUNS = 800
const today = '2026-11-26'
const paper = 'ppr_01kapb6dv5e8zrzjv2yhpx0j3t'
const papers = [{ id: paper, filename: 'a.png', deletedAt: null } as unknown as Paper]

type Schema = {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly maxItems?: number
}

// What people write, right for one field or another: whatever stands in the wrong one is for the findings to name.
const texts = [
  '李四',
  '王五',
  '上海晴天餐饮有限公司',
  '某处',
  '11010519491231002X',
  'E12345678',
  '91310000MA1FL0000N',
  '13800000001',
  '1001000000000000001',
  'li@example.cn',
  '其他银行',
  '工商银行',
  '0.6',
  '719',
]
// Which banks there are, and how long their numbers, WeChat alone knows.
const ofBanks: Readonly<Record<string, readonly string[]>> = {
  account_bank: ['工商银行', '其他银行'],
  account_number: ['1001000000000000001', '1001 0000'],
}
const days = ['2016-06-06', '2019-08-01', '2036-06-06', '2019-02-29', '2026-11-25', '长期']

test('M3: whatever a form says, there is a finding, or the simulator takes the request that is made of it', () => {
  const any = fc.oneof(
    { weight: 1, arbitrary: draftOf(ApplymentDraft as Schema, 0.85) },
    {
      weight: 3,
      arbitrary: fc
        .array(fc.constantFrom(...placesIn(ApplymentDraft as Schema)), { maxLength: 4 })
        .chain(spoiltCompany),
    },
  )
  let taken = 0
  fc.assert(
    fc.property(any, (draft) => {
      if (!Value.Check(ApplymentDraft, draft)) return
      if (findingsOf(draft as Draft, papers, today).length > 0) return
      const form = toForm('apl_1', draft as Draft, new Map([[paper, 'media']]))
      checkFields(form, APPLYMENT_FIELDS, 'body')
      checkForm(form as unknown as ApplymentForm)
      taken++
    }),
    { numRuns: RUNS },
  )
  assert(taken > RUNS / 100, `${taken} of ${RUNS} were whole, so that the simulator was asked`)
})

type Place = { readonly path: readonly string[]; readonly schema: Schema }

/** A company's whole form with something else, or nothing, in some places. */
function spoiltCompany(places: readonly Place[]) {
  const values = fc.tuple(
    ...places.map(({ path, schema }) => fc.option(draftOf(schema, 0.9, path.at(-1)), { nil: undefined })),
  )
  return values.map((changed) =>
    changed.reduce<unknown>((json, value, index) => put(json, places[index]!.path, value), companyForm(paper)),
  )
}

/** Something that the schema of a draft allows. */
function draftOf(schema: Schema, likely: number, name = ''): fc.Arbitrary<unknown> {
  if (schema.properties) {
    const entries = Object.entries(schema.properties).map(([name, inner]) => [
      name,
      fc.option(draftOf(inner, likely, name), { nil: undefined, freq: likely > 0.87 ? 9 : 5 }),
    ])
    return fc.record(Object.fromEntries(entries)).map(pruned)
  }
  if (schema.items)
    return fc.array(draftOf(schema.items, likely), { minLength: 1, maxLength: Math.min(schema.maxItems ?? 2, 2) })
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.pattern?.includes('ppr_')) return fc.constant(paper)
  if (schema.pattern?.includes('长期') || schema.pattern?.startsWith('^\\d{4}-')) return fc.constantFrom(...days)
  if (schema.pattern === '^\\d{6}$') return fc.constantFrom('310101', '440305')
  return fc.constantFrom(...(ofBanks[name] ?? texts))
}

function placesIn(schema: Schema, path: readonly string[] = []): Place[] {
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => placesIn(one, [...path, name]))
  return path.length > 0 ? [{ path, schema }, ...inner] : inner
}

function put(json: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  const { [name]: before, ...others } = (typeof json === 'object' && json !== null ? json : {}) as Record<
    string,
    unknown
  >
  const after = rest.length === 0 ? value : put(before, rest, value)
  return pruned({ ...others, [name]: after })
}

/** As a draft is kept: nothing undefined, no part that is empty. */
function pruned(json: object): object | undefined {
  const left = Object.entries(json).filter(([, value]) => value !== undefined)
  return left.length > 0 ? Object.fromEntries(left) : undefined
}
