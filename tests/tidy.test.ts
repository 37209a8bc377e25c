import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { envExample } from '../apps/server/src/env.ts'
import { checkCycles } from './tidy/cycles.ts'
import { checkDependencyPage, checkUnused } from './tidy/dependencies.ts'
import { findFiles, readTree } from './tidy/files.ts'
import {
  checkFeatureFolders,
  checkFeatureImports,
  checkLayerImports,
  checkWorkspaceImports,
} from './tidy/import-rules.ts'
import { checkErrorPage, checkLinks } from './tidy/papers.ts'
import { checkBarrels, checkSize } from './tidy/shape.ts'
import type { Problem } from './tidy/source.ts'
import { checkClock, checkEnvironment, checkPurity, checkWords } from './tidy/words.ts'

const root = path.resolve(import.meta.dirname, '..')
const tree = readTree(root)

const rules: Readonly<Record<string, () => Problem[]>> = {
  'workspaces import only those they may know, and declare what they use': () => checkWorkspaceImports(tree),
  'layers of the server import only what lies below them': () => checkLayerImports(tree),
  'features import one way, through nouns and joining use cases': () => checkFeatureImports(tree),
  'a feature is a flat folder': () => checkFeatureFolders(tree),
  'nothing imports itself': () => checkCycles(tree),
  'nouns are pure': () => checkPurity(tree),
  'business time is tx.now': () => checkClock(tree),
  'the environment is read in env.ts': () => checkEnvironment(tree),
  'no file is too long': () => checkSize(tree),
  'no file only re-exports': () => checkBarrels(tree),
  'nothing is left behind': () => checkWords(tree),
  'links lead somewhere': () => checkLinks(tree, findFiles(root)),
  'every dependency is used': () => checkUnused(tree),
  'every dependency is explained': () => checkDependencyPage(tree),
}

for (const [name, check] of Object.entries(rules)) {
  test(name, () => assertNone(check()))
}

test('every error code is documented', async () => {
  assertNone(checkErrorPage(tree, await catalogue()))
})

test('.env.example is what env.ts reads, word for word', () => {
  assert.equal(readFileSync(path.join(root, '.env.example'), 'utf8'), envExample())
})

async function catalogue(): Promise<Record<string, { status: number }>> {
  const file = path.join(root, 'apps/server/src/error-catalogue.ts')
  return existsSync(file) ? (await import(file)).catalogue : {}
}

function assertNone(problems: readonly Problem[]): void {
  const lines = problems.map(({ path: file, line, message }) => `  ${file}${line ? `:${line}` : ''}  ${message}`)
  assert(problems.length === 0, `${problems.length} against this rule\n${lines.join('\n')}`)
}
