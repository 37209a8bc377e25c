import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

type Dictionary = Record<string, string>
type Folder = { name: string; zh: Dictionary; en: Dictionary; source: string }

const assets = path.resolve(import.meta.dirname, '..')
const folders = await Promise.all(
  readdirSync(assets, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(path.join(assets, entry.name)).includes('words.js'))
    .map(({ name }) => readFolder(name)),
)

for (const { name, zh, en, source } of folders) {
  test(`${name}: both languages have the same sentences with the same places in them`, () => {
    assert.deepEqual(Object.keys(en), Object.keys(zh))
    for (const key of Object.keys(zh)) assert.deepEqual(placesOf(en[key]!), placesOf(zh[key]!), key)
  })

  test(`${name}: no page speaks a language of its own`, () => {
    assert.doesNotMatch(source, /[\u4e00-\u9fff]/)
  })

  // A key `state_paid` belongs to the family `state_`, whose members are chosen by what the simulator says; `settlement_title` to
  // the family `_title`, one for each of several things.
  test(`${name}: every sentence is used`, () => {
    for (const key of Object.keys(zh)) {
      const family = /^[a-z0-9]+_/i.exec(key)?.[0]
      const ending = /_[a-z0-9]+$/i.exec(key)?.[0]
      const parts = [family && `\`${family}`, ending && `}${ending}\``, ending && '}_${']
      const chosen = parts.some((part) => part && source.includes(part))
      const used = source.includes(`'${key}'`) || chosen
      assert(used || COMPUTED.test(key), key)
    }
  })
}

// Asked for by a name that is put together elsewhere than in a template: the phone's refusals and problems.
const COMPUTED = /^(code[A-Z]|codePayment|problem_|next_|refund_|state_|event_)/

async function readFolder(name: string): Promise<Folder> {
  const folder = path.join(assets, name)
  const modules = readdirSync(folder).filter((file) => file.endsWith('.js') && !/^words(-zh|-en)?\.js$/.test(file))
  return {
    name,
    zh: ((await import(path.join(folder, 'words-zh.js'))) as { zh: Dictionary }).zh,
    en: ((await import(path.join(folder, 'words-en.js'))) as { en: Dictionary }).en,
    source: modules.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n'),
  }
}

function placesOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()
}
