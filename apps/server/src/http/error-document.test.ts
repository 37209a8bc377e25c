import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { errorDocument } from './error-document.ts'

test('docs/errors.md says what the catalogue says; else run npx node apps/server/src/http/generate-error-document.ts', async () => {
  const written = await readFile(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
  assert.equal(written, errorDocument())
})
