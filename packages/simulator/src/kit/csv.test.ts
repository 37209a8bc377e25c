import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvLine } from './csv.ts'

test('whatever the fields hold, a reader of RFC 4180 finds them again, but for the apostrophe before a formula', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('a,b', '"', '\r\n', '=1', '+', '-2.50', '@x', '-', "'"))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (fields) => {
      const read = readLine(csvLine(fields))
      const isFormula = (field: string) => /^[=+\-@\t\r]/.test(field) && !/^-?\d+(\.\d+)?$/.test(field)
      assert.deepEqual(
        read,
        fields.map((field) => (isFormula(field) ? `'${field}` : field)),
      )
    }),
  )
})

function readLine(line: string): string[] {
  assert(line.endsWith('\r\n'))
  const fields: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  for (let match = field.exec(line); match; match = field.exec(line)) {
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '\r\n') break
  }
  return fields
}
