import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { explain, type ReasonKey } from './because.ts'
import { PAGE } from './pages.ts'
import type { Reason } from './reason.ts'
import { REASONS } from './reasons.ts'

const FOLDER = path.join(import.meta.dirname, 'reasons')
const HIGHEST_ROW = 27
const keys = Object.keys(REASONS) as ReasonKey[]

test('every reason says why and what would have been right, in both languages, and where that is written', () => {
  for (const key of keys) {
    const { rule, why, right }: Reason = REASONS[key]
    for (const [zh, en] of [why, right]) {
      assert.match(zh, /[\u4e00-\u9fff].*[。.}]$/su, `${key}: ${zh}`)
      assert.match(en, /^[A-Za-z"{/].*[.}]$/s, `${key}: ${en}`)
      assert.doesNotMatch(en, /[\u4e00-\u9fff。，]/u, `${key}: ${en}`)
    }
    assert(rule.row !== null || rule.page !== null, `${key} names no rule`)
    if (rule.row !== null) {
      const [, row = 0] = /^M(\d+)$/.exec(rule.row) ?? []
      assert(Number(row) >= 1 && Number(row) <= HIGHEST_ROW, `${key}: ${rule.row}`)
    }
    const pages: readonly string[] = Object.values(PAGE)
    if (rule.page !== null) assert(pages.includes(rule.page), `${key}: ${rule.page}`)
  }
})

test('every fact of a sentence is said in both languages, unless it is a word of one of them', () => {
  for (const key of keys) {
    for (const [zh, en] of [REASONS[key].why, REASONS[key].right]) {
      assert.deepEqual(factsIn(zh, '_zh'), factsIn(en, '_en'), key)
    }
  }
})

test('no reason of one file hides that of another', async () => {
  let listed = 0
  for (const file of readdirSync(FOLDER)) {
    const [reasons = {}] = Object.values((await import(path.join(FOLDER, file))) as Record<string, object>)
    listed += Object.keys(reasons).length
  }
  assert.equal(keys.length, listed)
})

test('facts are put where the sentences want them', () => {
  const facts = { sub_mchid: '1600000001', owner: '1900000001', mchid: '1900000002', known: '—' }
  const { why_zh, why_en, right_en, rule } = explain({ reason: 'noRelation', facts })
  assert.equal(rule.row, 'M1')
  for (const text of [why_zh, why_en]) assert(text.includes('1600000001') && text.includes('1900000001'), text)
  assert.doesNotMatch(why_zh + why_en + right_en, /[{}]|undefined/)
})

function factsIn(sentence: string, ending: string): string[] {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return [...new Set(names.map((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : name)))].sort()
}
