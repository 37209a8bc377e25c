import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import type { Difference } from '../explain/signing/first-difference.ts'
import { ask } from '../testing/control-client.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const execute = promisify(execFile)
const NATIVE = '/v3/pay/partner/transactions/native'

type Listed = { id: string; status: number; number: string | null; sub_mchid: string | null; path: string }
type Whole = {
  status: number
  request_headers: string[]
  request_body: string
  answer_headers: Record<string, string>
  answer_body: string
  explanation: { reason: string } | null
  signing: {
    expected: string
    signed: string | null
    hash: string | null
    difference: Difference | null
    tried: number
  } | null
  curl: { exact: string | null; signed_anew: string | null }
}

test('the log is filtered by refusal, number, merchant and address, and read page by page', async (t) => {
  const stage = await openStage(t)
  for (const number of ['filter-01', 'filter-02', 'filter-03']) await stage.native(number)
  await stage.query('filter-02')
  await stage.query('filter-nobody')
  assert.deepEqual(await paths(stage, 'refused=1'), [`${orders}/out-trade-no/filter-nobody`])
  assert.deepEqual(await paths(stage, 'number=filter-02'), [`${orders}/out-trade-no/filter-02`, NATIVE])
  assert.equal((await listed(stage, `mchid=${stage.subMchid}`)).length, 5)
  assert.equal((await listed(stage, `mchid=${stage.provider.mchid}`)).length, 5)
  assert.equal((await listed(stage, 'mchid=1600000000')).length, 0)
  assert.equal((await listed(stage, 'path=native')).length, 3)
  const first = await listed(stage, 'limit=2')
  const second = await listed(stage, `limit=2&before=${first.at(-1)?.id}`)
  assert.deepEqual(
    [...first, ...second].map(({ id }) => Number(id)),
    [5, 4, 3, 2],
  )
  assert.deepEqual([first[1]?.number, first[1]?.sub_mchid], ['filter-02', stage.subMchid])
  assert.equal((await ask(stage.url, 'GET', '/requests/999')).status, 404)
})

test('an exchange is kept as it went over the wire, with what it had to sign', async (t) => {
  const stage = await openStage(t)
  const order = stage.order('raw-0001', { description: "茶与“咖啡” '热'" })
  const { text } = await stage.call('POST', NATIVE, order, { headers: { 'X-Own-Header': 'as it came' } })
  const whole = await newest(stage)
  assert.equal(whole.request_headers[whole.request_headers.indexOf('X-Own-Header') + 1], 'as it came')
  assert.deepEqual([whole.request_body, whole.answer_body], [JSON.stringify(order), text])
  assert.match(whole.answer_headers['Wechatpay-Signature'] ?? '', /^[\w+/]{342}==$/)
  assert.deepEqual([whole.explanation, whole.signing?.signed], [null, null])
  assert.equal(whole.signing?.expected.split('\n')[4], JSON.stringify(order))
})

test('the first byte that differs is shown with what stands around it, and a pasted string is compared', async (t) => {
  const stage = await openStage(t)
  let right = ''
  const signedText = (text: string) => {
    right = text
    return text.replace('一杯咖啡', '一杯红茶')
  }
  await stage.call('POST', NATIVE, stage.order('compare-1'), { signedText })
  const unknown = await newest(stage)
  assert.equal(unknown.explanation?.reason, 'signedUnknownText')
  assert.deepEqual([unknown.signing?.expected, unknown.signing?.signed], [right, null])
  const wrong = await compare(stage, right)
  assert.deepEqual([wrong.is_what_was_signed, wrong.is_expected, wrong.difference], [false, true, null])
  const pasted = await compare(stage, right.replace('一杯咖啡', '一杯红茶'))
  assert.deepEqual([pasted.is_what_was_signed, pasted.is_expected], [true, false])
  const { offset, line, expected, signed, signed_context } = pasted.difference!
  assert.equal(offset, Buffer.byteLength(right.split('咖啡')[0] ?? ''))
  assert.deepEqual([line, expected?.hex, signed?.hex], [5, 'e5', 'e7'])
  assert(signed_context.includes('一杯红茶'), signed_context)
})

test('what is large or deep and signed wrongly is refused as such at once, and how it was signed is not sought for long', async (t) => {
  const stage = await openStage(t)
  const signedText = () => 'another text'
  const refused = async (body: string) => {
    const { status } = await stage.call('POST', NATIVE, body, { signedText })
    const { explanation, signing } = await newest(stage)
    assert.deepEqual([status, explanation?.reason], [401, 'signedUnknownText'])
    return signing?.tried ?? 0
  }
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  const usual = await refused(nested(1))
  assert(usual > 1_200, `${usual} are tried of a usual request`)
  const deep = await refused(nested(5_000))
  assert(deep > 1_000, `${deep} are tried of a deep one`)
  const large = await refused(JSON.stringify({ attach: 'x'.repeat(1_000_000) }))
  assert(large > 5 && large < 50, `${large} are tried of a large one`)
  await stage.v2('/pay/closeorder', { out_trade_no: 'large', attach: 'x'.repeat(1_000_000) }, { key: 'another' })
  const { explanation, signing } = await newest(stage)
  assert.equal(explanation?.reason, 'v2SignUnknown')
  assert(signing && signing.tried > 5 && signing.tried < 50, `${signing?.tried} are tried`)
})

test('of a body that is kept in part no string to sign is shown', async (t) => {
  const stage = await openStage(t)
  await stage.call('POST', NATIVE, JSON.stringify({ attach: 'x'.repeat(70_000) }))
  const { request_body, signing } = await newest(stage)
  assert.deepEqual([request_body.length, signing], [65_536, null])
})

test('of APIv2 the key is compared and never shown', async (t) => {
  const stage = await openStage(t)
  const { api_v2_key: key } = stage.provider
  await stage.v2('/pay/closeorder', { out_trade_no: 'v2-compare' }, { key: `${key}x` })
  const expected = (await newest(stage)).signing?.expected ?? ''
  assert(expected.endsWith('&key=…APIv2…'), expected)
  const text = expected.replace('…APIv2…', key)
  const right = await compare(stage, text)
  assert.deepEqual([right.is_expected, right.is_what_was_signed], [true, false])
  assert(!JSON.stringify(right).includes(key))
})

test('as curl it is the same request, which WeChat knows to be a replay; signed anew it is done', async (t) => {
  const stage = await openStage(t)
  await stage.native('curl-0001', { description: "it's 茶" })
  const { curl } = await newest(stage)
  if (!(await hasCurl())) {
    assert(curl.exact?.includes("it'\\''s 茶"), 'quoted for a shell')
    return
  }
  const replayed = await run(curl.exact)
  assert(replayed.includes('HTTP/1.1 401') && replayed.includes('nonce_str已被使用'), replayed)
  const again = JSON.parse(await run(curl.signed_anew)) as { status: number; body: string }
  assert.equal(again.status, 200, again.body)
  assert(JSON.parse(again.body).code_url)
})

const orders = '/v3/pay/partner/transactions'

async function listed(stage: Stage, query: string): Promise<Listed[]> {
  return (await stage.control<{ requests: Listed[] }>('GET', `/requests?${query}`)).requests
}

async function paths(stage: Stage, query: string): Promise<string[]> {
  return (await listed(stage, query)).map(({ path }) => path.split('?')[0] ?? '')
}

async function newest(stage: Stage): Promise<Whole> {
  const [one] = await listed(stage, 'limit=1')
  return stage.control<Whole>('GET', `/requests/${one?.id}`)
}

type Compared = { is_what_was_signed: boolean | null; is_expected: boolean; difference: Difference | null }

async function compare(stage: Stage, text: string): Promise<Compared> {
  const [one] = await listed(stage, 'limit=1')
  return stage.control<Compared>('POST', `/requests/${one?.id}/compare`, { text })
}

function hasCurl(): Promise<boolean> {
  return execute('curl', ['--version']).then(
    () => true,
    () => false,
  )
}

async function run(command: string | null): Promise<string> {
  return (await execute('sh', ['-c', command ?? 'false'], { timeout: 20_000 })).stdout
}
