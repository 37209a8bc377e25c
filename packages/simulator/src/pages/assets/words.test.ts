import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

type Dictionary = Record<string, string>
const { zh } = (await import(new URL('words-zh.js', import.meta.url).href)) as { zh: Dictionary }
const { en } = (await import(new URL('words-en.js', import.meta.url).href)) as { en: Dictionary }
const modules = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.js') && !name.startsWith('words'))
const source = modules.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n')

test('both languages have the same sentences with the same places in them', () => {
  assert.deepEqual(Object.keys(en), Object.keys(zh))
  for (const key of Object.keys(zh)) assert.deepEqual(placesOf(en[key]!), placesOf(zh[key]!), key)
})

test('no screen speaks a language of its own', () => {
  assert.doesNotMatch(source, /[\u4e00-\u9fff]/)
})

test('every sentence is used', () => {
  const families = ['type_', 'state_', 'refund_', 'account_', 'notice_', 'event_', 'problem_', 'next_', 'code']
  for (const key of Object.keys(zh)) {
    const named = source.includes(`'${key}'`) || ['brandLine', 'title'].includes(key)
    assert(named || families.some((family) => key.startsWith(family)), key)
  }
})

function placesOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()
}
