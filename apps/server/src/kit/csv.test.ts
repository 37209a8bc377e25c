import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvLine } from './csv.ts'

test('a line of CSV quotes what must be quoted, and lets nothing become a formula', () => {
  assert.equal(csvLine(['a', 1, null, 'b,c', 'say "hi"', '两\n行']), 'a,1,,"b,c","say ""hi""","两\n行"\r\n')
  assert.equal(csvLine(['=1+1', '+1', '-1', '@x', -1]), "'=1+1,'+1,'-1,'@x,-1\r\n")
})
