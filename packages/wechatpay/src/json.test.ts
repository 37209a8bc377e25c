import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseJson } from './json.ts'

test('a __proto__ key is refused wherever it stands and however it is spelt', () => {
  const keys = ['__proto__', '\\u005f_proto__', '__prot\\u006f__', '\\u005F\\u005F\\u0070roto__']
  for (const key of keys) {
    for (const around of [`{"${key}":1}`, `{"a":[{"b":{"${key}":{"c":1}}}]}`, `{ "a" : 1 , "${key}" :null}`]) {
      assert.equal(parseJson(Buffer.from(around)), undefined, around)
    }
  }
})

test('the same word as a value, and escapes of other letters, are read', () => {
  assert.deepEqual(parseJson(Buffer.from('{"a":"__proto__","b":"\\u5f00\\u53d1"}')), { a: '__proto__', b: '开发' })
})

test('what is no UTF-8, begins with a byte order mark, or is no JSON is undefined', () => {
  for (const bytes of [
    Buffer.of(0x22, 0xff, 0x22),
    Buffer.from('\ufeff{}'),
    Buffer.from('{"a":1,}'),
    Buffer.alloc(0),
  ]) {
    assert.equal(parseJson(bytes), undefined)
  }
  assert.equal(parseJson(Buffer.from('"\xc0\x80"', 'latin1')), undefined)
})

test('everything else is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      if (!text.includes('__proto__')) assert.deepEqual(parseJson(Buffer.from(text)), JSON.parse(text))
    }),
  )
})
