import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MAX_XML_BYTES, parseXml, readXml, writeXml } from './xml.ts'

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,20}$/)
// Any text that XML can carry: the unit is a whole code point, and the few forbidden ones are left out.
const value = fc
  .string({ unit: 'binary' })
  .filter((text) => !/[^\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text))
const message = fc.dictionary(fc.oneof(name, fc.constantFrom('__proto__', 'constructor', 'toString')), value, {
  noNullPrototype: false,
})

function read(text: string): [string, string][] | null {
  const message = readXml(Buffer.from(text))
  return message && [...message.fields]
}

test('Q20: what is written is read again, whatever it holds, in its order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
      const fields = [...new Map(pairs)]
      assert.deepEqual([...(readXml(writeXml(fields))?.fields ?? [])], fields)
    }),
  )
  fc.assert(
    fc.property(message, (fields) => {
      const pairs = Object.entries(fields)
      assert.deepEqual([...(readXml(writeXml(pairs))?.fields ?? [])], pairs)
    }),
  )
})

test('what ends a CDATA section, line ends and white space survive in a value', () => {
  const texts = [
    ']]>',
    ']]]]>>',
    '<![CDATA[x]]>',
    ' a ',
    '\r\n',
    'a\rb\nc\r\n',
    '&amp;',
    '&#13;',
    '\t',
    '支付🀄',
    '</a>',
    '"\'',
  ]
  for (const text of texts) {
    assert.deepEqual(read(writeXml([['a', text]]).toString()), [['a', text]], JSON.stringify(text))
  }
})

test('plain values are written plain, all others in CDATA as WeChat asks for', () => {
  const bytes = writeXml([
    ['total_fee', '888'],
    ['body', '牛肉面 & 汤'],
    ['attach', 'a]]>b\rc'],
    ['empty', ''],
  ])
  assert.equal(
    bytes.toString(),
    '<xml><total_fee>888</total_fee><body><![CDATA[牛肉面 & 汤]]></body>' +
      '<attach><![CDATA[a]]]]><![CDATA[>b]]>&#13;<![CDATA[c]]></attach><empty></empty></xml>',
  )
})

test('what XML cannot carry is not written', () => {
  for (const text of ['\0', '\u0008', '\u001f', '\ud800', '\udc00x', '\ufffe', '\uffff']) {
    assert.throws(() => writeXml([['a', text]]), RangeError, JSON.stringify(text))
  }
  for (const bad of ['', '1a', 'a b', 'a>', 'a/', '<', 'a:b', 'ä', 'a'.repeat(65), 'a\n']) {
    assert.throws(() => writeXml([[bad, 'x']]), RangeError, bad)
  }
})

test('a message as WeChat writes it is read: declaration, line breaks, CDATA, plain text, empty elements', () => {
  const text = `<?xml version="1.0" encoding="utf-8"?>
<xml>
  <return_code><![CDATA[SUCCESS]]></return_code>
  <total_fee>100</total_fee>
  <attach></attach><device_info/><sub_appid ><![CDATA[]]></sub_appid >
  <mixed>a<![CDATA[<b>]]>&lt;c&gt;&amp;&quot;&apos;&#20013;&#x6587;</mixed>
</xml>
`
  assert.deepEqual(read(text), [
    ['return_code', 'SUCCESS'],
    ['total_fee', '100'],
    ['attach', ''],
    ['device_info', ''],
    ['sub_appid', ''],
    ['mixed', 'a<b><c>&"\'中文'],
  ])
})

test('elements that hold elements are kept beside the texts, and only so deep', () => {
  const list = '<hblist><hbinfo><openid>o1</openid></hbinfo><hbinfo><openid>o2</openid></hbinfo></hblist>'
  const message = readXml(Buffer.from(`<xml><status>SENT</status>${list}</xml>`))
  assert.deepEqual([...(message?.fields ?? [])], [['status', 'SENT']])
  const openids = message?.nested.get('hblist')?.children.map((info) => info.children[0]?.text)
  assert.deepEqual(openids, ['o1', 'o2'])
  assert.equal(parseXml(Buffer.from('<a><b><c><d>x</d></c></b></a>'))?.name, 'a')
  assert.equal(parseXml(Buffer.from('<a><b><c><d><e>x</e></d></c></b></a>')), null)
  assert.equal(parseXml(Buffer.from('<a>'.repeat(200_000))), null)
})

test('entities, document types, comments and instructions are refused, so that nothing can be opened or multiplied', () => {
  const lol = '<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">'
  const hostile = [
    '<!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><xml><a>&xxe;</a></xml>',
    '<!DOCTYPE foo SYSTEM "http://127.0.0.1/x.dtd"><xml><a>x</a></xml>',
    `<?xml version="1.0"?><!DOCTYPE lolz [${lol}]><xml><a>&lol2;</a></xml>`,
    '<xml><!DOCTYPE a><a>x</a></xml>',
    '<xml><a>&xxe;</a></xml>',
    '<xml><a>&nbsp;</a></xml>',
    '<xml><a>&constructor;</a></xml>',
    '<xml><a>&__proto__;</a></xml>',
    '<xml><!-- x --><a>x</a></xml>',
    '<xml><?php x?><a>x</a></xml>',
    '<xml><a b="c">x</a></xml>',
    '<xml xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></xml>',
    '<?xml version="1.0" encoding="UTF-16"?><xml><a>x</a></xml>',
    '<?xml version="1.0" encoding="gbk"?><xml><a>x</a></xml>',
  ]
  for (const text of hostile) assert.equal(read(text), null, text)
})

test('a name that comes twice is refused; names of the prototype are names like any other', () => {
  assert.equal(read('<xml><a>1</a><a>1</a></xml>'), null)
  assert.equal(read('<xml><a>1</a><a><b>1</b></a></xml>'), null)
  assert.equal(read('<xml><a><b>1</b></a><a>1</a></xml>'), null)
  const fields = readXml(Buffer.from('<xml><__proto__>x</__proto__><constructor>y</constructor></xml>'))?.fields
  assert.deepEqual(
    [...(fields ?? [])],
    [
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ],
  )
  assert.equal('x' in {}, false)
  assert.equal(readXml(Buffer.from('<xml></xml>'))?.fields.get('toString'), undefined)
})

test('what is broken is refused: ends, names, references, bytes', () => {
  const broken = [
    '',
    ' ',
    'FAIL',
    '{"code":"FAIL"}',
    '<html><body>Bad Gateway</body></html>',
    '<xml>',
    '<xml></xm>',
    '<xml><a>x</xml>',
    '<xml><a>x</b></xml>',
    '<xml><a>x</a>',
    '<xml><a>x</a></xml><xml></xml>',
    '<xml><a>x</a></xml>trailing',
    'leading<xml><a>x</a></xml>',
    '<xml>loose<a>x</a></xml>',
    '<xml><a>loose<b>x</b></a></xml>',
    '<xml><a><![CDATA[x</a></xml>',
    '<xml><a>]]></a></xml>',
    '<xml><a>x</a ></xml >>',
    '<xml><>x</></xml>',
    '<xml>< a>x</a></xml>',
    '<xml><1>x</1></xml>',
    `<xml><${'a'.repeat(65)}>x</${'a'.repeat(65)}></xml>`,
    '<xml><a>&</a></xml>',
    '<xml><a>&;</a></xml>',
    '<xml><a>&lt</a></xml>',
    '<xml><a>&#0;</a></xml>',
    '<xml><a>&#8;</a></xml>',
    '<xml><a>&#xD800;</a></xml>',
    '<xml><a>&#x110000;</a></xml>',
    '<xml><a>&#99999999;</a></xml>',
    '<xml><a>&#-1;</a></xml>',
    '<xml><a>&#1e3;</a></xml>',
    '<xml><a>\0</a></xml>',
    '<xml><a>\u000b</a></xml>',
    '\ufeff<xml><a>x</a></xml>',
  ]
  for (const text of broken) assert.equal(read(text), null, text)

  const good = Buffer.from('<xml><a>中</a></xml>')
  for (const bytes of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe4, 0xb8]]) {
    const bad = Buffer.concat([good.subarray(0, 8), Buffer.from(bytes), good.subarray(11)])
    assert.equal(readXml(bad), null)
  }
  assert.equal(readXml(Buffer.from(`<xml><a>${'x'.repeat(MAX_XML_BYTES)}</a></xml>`)), null)
  assert.equal(readXml(Buffer.from(`<xml>${'<a/>'.repeat(2001)}</xml>`)), null)
})

test('any bytes are read or refused, in time, and never throw', () => {
  const bit = fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '<xml>',
    '</xml>',
    '<a>',
    '</a>',
    '<![CDATA[',
    ']]>',
    '&',
    ';',
    '&#',
    '&lt;',
    ' ',
    '\r\n',
    'x',
    '<?xml version="1.0"?>',
    '<!DOCTYPE x>',
  )
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 40 }), (bits) => {
      const message = readXml(Buffer.from(bits.join('')))
      if (message && message.nested.size === 0) {
        assert.deepEqual([...(readXml(writeXml(message.fields))?.fields ?? [])], [...message.fields])
      }
    }),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      readXml(Buffer.from(bytes))
      readXml(Buffer.concat([Buffer.from('<xml><a>'), bytes, Buffer.from('</a></xml>')]))
    }),
  )
  const startedMs = performance.now()
  for (const text of ['<xml><a>&', '<xml><a>]]', '<xml><a b', '<xml> ', '<xml><![CDATA[']) {
    assert.equal(read(text.padEnd(MAX_XML_BYTES, text.at(-1))), null)
  }
  assert.ok(performance.now() - startedMs < 5000)
})
