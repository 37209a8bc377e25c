import { about, FLAG, INTEGER, listOf, mapOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'

const RULE = record({
  row: about(orNull(TEXT), '任务书的条目，如 M14', 'the row of the mission, such as M14'),
  page: about(orNull(TEXT), '官方文档', 'the official page'),
})

/** Why something was refused, by which rule, and what would have been right. */
export const EXPLANATION = named(
  'Explanation',
  record({ reason: TEXT, rule: RULE, why_zh: TEXT, why_en: TEXT, right_zh: TEXT, right_en: TEXT }),
)

const BYTE = orNull(record({ hex: TEXT, shown: TEXT }))

export const DIFFERENCE = named(
  'Difference',
  record({
    offset: about(INTEGER, '以 UTF-8 字节计，从 0 起', 'in bytes of UTF-8, from 0'),
    line: INTEGER,
    expected: BYTE,
    signed: BYTE,
    expected_context: TEXT,
    signed_context: TEXT,
  }),
)

const SIGNING = named(
  'Signing',
  record({
    api: oneOf('v3', 'v2'),
    expected: about(TEXT, '应签名的字符串；v2 的密钥已遮盖', 'what should have been signed; the key of v2 is masked'),
    signed: about(orNull(TEXT), '实际签名的字符串，若已找出', 'what was signed, where it was found out'),
    difference: orNull(DIFFERENCE),
    hash: orNull(TEXT),
    digest: orNull(TEXT),
    tried: INTEGER,
  }),
)

const LISTED = {
  id: TEXT,
  at: TIME,
  api: about(
    oneOf('v3', 'v2', 'login', 'callup'),
    'callup：网页或小程序在手机里调起支付，path 是网页地址',
    '`callup`: a page or mini program called up a payment in the phone; `path` is where the page is',
  ),
  secure: about(FLAG, '是否经 TLS', 'whether over TLS'),
  method: TEXT,
  path: TEXT,
  endpoint: orNull(TEXT),
  mchid: orNull(TEXT),
  sub_mchid: orNull(TEXT),
  number: about(orNull(TEXT), '业务单号', 'the number by which the caller knows the thing'),
  status: about(INTEGER, '0 为故障，没有应答', '0: a fault, no answer'),
  request_id: TEXT,
  code: orNull(TEXT),
  message: orNull(TEXT),
  fault: orNull(TEXT),
  duration_ms: { type: 'number' },
  request_body: TEXT,
  request_bytes: INTEGER,
  answer_body: TEXT,
  answer_bytes: INTEGER,
  explanation: orNull(EXPLANATION),
}

export const LISTED_EXCHANGE = named('ListedExchange', record(LISTED))

export const EXCHANGE = named(
  'Exchange',
  record({
    ...LISTED,
    request_headers: about(listOf(TEXT), '名与值交替，原样', 'name and value in turn, as they came'),
    answer_headers: mapOf(TEXT),
    facts: orNull(mapOf({ type: ['string', 'number'] })),
    signing: orNull(SIGNING),
    curl: record({
      exact: about(orNull(TEXT), '逐字节重放', 'the same, byte for byte'),
      signed_anew: about(orNull(TEXT), '由模拟器重新签名', 'signed anew by the simulator'),
    }),
  }),
)

export const COMPARISON = named(
  'Comparison',
  record({
    is_what_was_signed: about(
      orNull(FLAG),
      '是否就是实际签名的字符串；签名打不开时为 null',
      'whether it is what was signed; null where the signature could not be opened',
    ),
    is_expected: FLAG,
    expected: orNull(TEXT),
    difference: orNull(DIFFERENCE),
  }),
)
