import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { signV2 } from '../testing/v2-client.ts'
import { isSignedBy, signOf } from './sign.ts'
import { parseXml, writeXml, XmlError } from './xml.ts'

// What XML can carry at all: no control characters but tab and line ends.
const TEXT = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map((text) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
const NAME = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/)
const FIELDS = fc.dictionary(NAME, TEXT, { maxKeys: 20, noNullPrototype: true })

test('what is written is read again, whatever the text: CDATA ends, entities, line ends, rare characters', () => {
  fc.assert(
    fc.property(FIELDS, (fields) => {
      assert.deepEqual(new Map(parseXml(writeXml(fields))), new Map(Object.entries(fields)))
    }),
  )
  const hard = { a: ']]>', b: ']]]]>>', c: '<b>&amp;</b>', d: '\r\n\t ', e: '一𠀀😀', f: '' }
  assert.deepEqual(Object.fromEntries(parseXml(writeXml(hard))), hard)
})

test('escaped, CDATA and mixed writings are the same text', () => {
  for (const [inner, text] of [
    ['a&lt;b&gt;&amp;&quot;&apos;', `a<b>&"'`],
    ['&#65;&#x4E2D;', 'A中'],
    ['x<![CDATA[<y>&amp;]]>z', 'x<y>&amp;z'],
    ['<![CDATA[]]>', ''],
    ['<![CDATA[a]]]]><![CDATA[>b]]>', 'a]]>b'],
  ] as const) {
    assert.equal(parseXml(`<xml>\n <v>${inner}</v>\n</xml>\n`).get('v'), text)
  }
  assert.equal(parseXml('\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n<xml><a/><b></b></xml>').get('a'), '')
  assert.equal(parseXml('<xml/>').size, 0)
})

test('hostile and broken documents are refused, each with a reason', () => {
  const bombs = ['<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><xml><a>&lol2;</a></xml>']
  const external = '<!DOCTYPE foo [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><a>&x;</a></xml>'
  for (const text of [
    ...bombs,
    external,
    '<?xml version="1.0"?><!DOCTYPE xml><xml/>',
    '<xml><a>&nbsp;</a></xml>',
    '<xml><a>&#0;</a></xml>',
    '<xml><a>&#xD800;</a></xml>',
    '<xml><a>&#99999999;</a></xml>',
    '<xml><a>&amp</a></xml>',
    '<xml><a>\u0000</a></xml>',
    '<xml><a>\u0008</a></xml>',
    '<xml><a>]]></a></xml>',
    '<xml><a>1</a><a>2</a></xml>',
    '<xml><a><b>1</b></a></xml>',
    '<xml><a x="1">1</a></xml>',
    '<xml><a>1</b></xml>',
    '<xml><a>1</xml>',
    '<xml><a><![CDATA[1</a></xml>',
    '<xml><!-- --><a>1</a></xml>',
    '<xml><?php echo 1?></xml>',
    '<xml>text</xml>',
    '<xml></xml><xml></xml>',
    '<xml><1a>1</1a></xml>',
    '<xml',
    '',
    '   ',
    `<xml><${'n'.repeat(65)}>1</${'n'.repeat(65)}></xml>`,
    `<xml>${Array.from({ length: 201 }, (_, index) => `<f${index}>1</f${index}>`).join('')}</xml>`,
  ]) {
    assert.throws(() => parseXml(text), XmlError, text.slice(0, 80))
  }
})

test('any text is read or refused, and never anything else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      try {
        parseXml(`<xml>${text}</xml>`)
      } catch (error) {
        assert(error instanceof XmlError)
      }
    }),
  )
})

test('names that objects inherit are fields like others', () => {
  const fields = parseXml('<xml><__proto__>p</__proto__><constructor>c</constructor><toString>t</toString></xml>')
  assert.deepEqual(
    [...fields],
    [
      ['__proto__', 'p'],
      ['constructor', 'c'],
      ['toString', 't'],
    ],
  )
  assert.equal(({} as { p?: unknown }).p, undefined)
})

test('a large document is read in linear time', () => {
  const value = '&amp;]'.repeat(50_000)
  const startedAt = performance.now()
  assert.equal(parseXml(`<xml><a>${value}</a></xml>`).get('a')?.length, 100_000)
  assert.throws(() => parseXml(`<xml><a>${'<![CDATA['.repeat(50_000)}</a></xml>`), XmlError)
  assert(performance.now() - startedAt < 2_000)
})

test('Q20: signs agree with a second, independent writing of the rule, and the official example', () => {
  const key = fc.stringMatching(/^[0-9A-Za-z]{32}$/)
  fc.assert(
    fc.property(FIELDS, key, fc.constantFrom('MD5' as const, 'HMAC-SHA256' as const), (fields, apiV2Key, sign_type) => {
      const all = { ...fields, sign_type }
      const sign = signOf(Object.entries(all), apiV2Key, sign_type)
      assert.equal(sign, signV2(all, apiV2Key))
      assert(isSignedBy(Object.entries({ ...all, sign }), sign, apiV2Key, sign_type))
      assert(!isSignedBy(Object.entries({ ...all, more: 'x' }), sign, apiV2Key, sign_type))
    }),
  )
  const official = {
    appid: 'wxd930ea5d5a258f4f',
    mch_id: '10000100',
    device_info: '1000',
    body: 'test',
    nonce_str: 'ibuaiVcKdpRxkhJA',
  }
  const apiV2Key = '192006250b4c09247ec02edce69f6a2d'
  assert.equal(signOf(Object.entries(official), apiV2Key, 'MD5'), '9A0A8659F005D6984697E2CA0A9CF3B7')
  assert.equal(
    signOf(Object.entries(official), apiV2Key, 'HMAC-SHA256'),
    '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6',
  )
})
