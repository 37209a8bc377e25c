import assert from 'node:assert/strict'
import { createHash, createHmac, createSign } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { ask, type ControlAnswer } from '../testing/control-client.ts'
import { signCallUp } from '../testing/sign-call-up.ts'
import { openStage, type Stage } from '../testing/stage.ts'
import { isOnPath } from './pay-path.ts'

const PAGE = 'https://shop.example/pay/index.html?table=3#top'
const JSAPI = '/v3/pay/partner/transactions/jsapi'

type Called = {
  stage: Stage
  params: Record<string, unknown>
  call(changes?: object, more?: object): Promise<ControlAnswer>
}

async function order(t: TestContext, number = 'call-up-1'): Promise<Called> {
  const stage = await openStage(t)
  await stage.control('PUT', `/pay-paths/${stage.subMchid}`, { paths: ['https://shop.example/pay/'] })
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const { body } = await stage.call('POST', JSAPI, stage.order(number, { payer: { sp_openid: openid } }))
  const params = signCallUp(stage.provider, stage.spAppid, String(body.prepay_id))
  const asked = { payer: stage.payer, way: 'jsapi', page: PAGE }
  const call: Called['call'] = (changes = {}, more = {}) =>
    ask(stage.url, 'POST', '/call-ups', { ...asked, params: { ...params, ...changes }, ...more })
  return { stage, params, call }
}

function saidBy({ status, body }: ControlAnswer): string {
  assert.equal(status, 409, JSON.stringify(body))
  return `${body.code} ${body.message_zh}`
}

test('M11: what is rightly signed shows the order, and can be paid', async (t) => {
  const { stage, call, params } = await order(t)
  const { status, body } = await call()
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(body.out_trade_no, 'call-up-1')
  assert.equal(`prepay_id=${body.prepay_id}`, params.package)
  assert.deepEqual([body.gold_plan, body.receipt_url], [false, null])
  assert.equal((await stage.pay({ prepay_id: body.prepay_id })).result, 'SUCCESS')
  assert.equal(saidBy(await call()), 'ORDER_PAID 该订单已支付')
})

test('M11: each mistake has the words that WeChat has for it', async (t) => {
  const { stage, call } = await order(t)
  const other = await stage.control<{ id: string }>('POST', '/payers', { name: '李四' })
  const cases: [string, object, object?][] = [
    ['FIELD_MISSING 调用支付JSAPI缺少参数：appId', { appId: undefined }],
    ['FIELD_MISSING 调用支付JSAPI缺少参数：timeStamp', { timeStamp: 1_700_000_000 }],
    ['TOTAL_FEE 调用支付JSAPI缺少参数：total_fee', { package: 'wx201410272009395522657a690389285100' }],
    ['TOTAL_FEE 调用支付JSAPI缺少参数：total_fee', { package: 'prepay_id=wx201410272009395522657a690389285100' }],
    ['TOTAL_FEE 调用支付JSAPI缺少参数：total_fee', { appId: stage.subAppid }],
    ['PAY_SIGN_WRONG 支付验证签名失败', { nonceStr: 'another' }],
    ['PAY_SIGN_WRONG 支付验证签名失败', { signType: 'MD5' }],
    ['PAY_SIGN_WRONG 支付验证签名失败', { signType: undefined }],
    ['PAGE_NOT_REGISTERED 当前页面的URL未注册：https://shop.example/', {}, { page: 'https://shop.example/' }],
    [
      'PAGE_NOT_REGISTERED 当前页面的URL未注册：https://shop.example/pay/deep/a',
      {},
      { page: 'https://shop.example/pay/deep/a' },
    ],
    ['OTHER_PAYER 此订单下单账号与支付账号不一致，请核实后再支付', {}, { payer: other.id }],
  ]
  for (const [said, changes, more] of cases) assert.equal(saidBy(await call(changes, more)), said)
})

type Logged = {
  api: string
  method: string
  path: string
  number: string
  code: string
  explanation: { reason: string } | null
  signing: { expected: string; signed: string | null; difference: { offset: number } | null } | null
}

test('M11: the log tells what was signed beside what should have been, with the first byte that differs', async (t) => {
  const { stage, call, params } = await order(t)
  const newest = async () => {
    const { requests } = await stage.control<{ requests: { id: string }[] }>('GET', '/requests?limit=1')
    return stage.control<Logged>('GET', `/requests/${requests[0]!.id}`)
  }
  assert.equal((await call()).status, 200)
  const good = await newest()
  const lines = (nonce: unknown) => `${params.appId}\n${params.timeStamp}\n${nonce}\n${params.package}\n`
  assert.deepEqual(
    [good.api, good.method, good.path, good.number],
    ['callup', 'JSAPI', 'https://shop.example/pay/index.html', 'call-up-1'],
  )
  assert.deepEqual([good.explanation, good.signing?.expected], [null, lines(params.nonceStr)])

  const bare = createSign('RSA-SHA256').update(lines(params.nonceStr).replace('prepay_id=', ''))
  await call({ paySign: bare.sign(stage.provider.private_key_pem, 'base64') })
  const wrong = await newest()
  assert.deepEqual([wrong.code, wrong.explanation?.reason], ['PAY_SIGN_WRONG', 'paySignBareId'])
  assert.equal(wrong.signing?.signed, lines(params.nonceStr).replace('prepay_id=', ''))
  assert.equal(wrong.signing?.difference?.offset, lines(params.nonceStr).indexOf('prepay_id='))

  await call({ nonceStr: 'another' })
  const { requests } = await stage.control<{ requests: { id: string }[] }>('GET', '/requests?refused=1&limit=1')
  const text = lines(params.nonceStr)
  const compared = await stage.control<object>('POST', `/requests/${requests[0]!.id}/compare`, { text })
  assert.deepEqual(
    { ...compared, difference: null, expected: '' },
    {
      is_what_was_signed: true,
      is_expected: false,
      expected: '',
      difference: null,
    },
  )
})

test('M11: after two hours the prepay id is worth nothing', async (t) => {
  const { stage, call } = await order(t)
  await stage.advance(2 * 3_600_000 + 1)
  assert.match(saidBy(await call()), /^TOTAL_FEE /)
})

test('M11: the path of the SP counts as well, mini programs need none, and a rule lets all pages in', async (t) => {
  const { stage, call } = await order(t)
  await stage.control('PUT', `/pay-paths/${stage.subMchid}`, { paths: [] })
  assert.match(saidBy(await call()), /^PAGE_NOT_REGISTERED /)
  assert.equal((await call({}, { way: 'mini_program' })).status, 200)
  await stage.control('PUT', '/rules', { payPaths: 'any' })
  assert.equal((await call()).status, 200)
  await stage.control('PUT', '/rules', { payPaths: 'registered' })
  await stage.control('PUT', `/pay-paths/${stage.provider.mchid}`, { paths: ['https://shop.example/'] })
  assert.equal((await call()).status, 200)
})

test('M11: an order of APIv2 is called up under the kind of sign that it was made under', async (t) => {
  const stage = await openStage(t)
  await stage.control('PUT', `/pay-paths/${stage.subMchid}`, { paths: ['https://shop.example/'] })
  const openid = await stage.openid(stage.payer, stage.spAppid)
  for (const signType of ['MD5', 'HMAC-SHA256'] as const) {
    const fields = {
      body: '一杯咖啡',
      out_trade_no: `v2-${signType}`,
      total_fee: '600',
      spbill_create_ip: '127.0.0.1',
      notify_url: stage.receiver.url,
      trade_type: 'JSAPI',
      openid,
      sign_type: signType,
    }
    const reply = await stage.v2('/pay/unifiedorder', fields)
    const signed = {
      appId: stage.spAppid,
      nonceStr: 'n',
      package: `prepay_id=${reply.fields.prepay_id}`,
      signType,
      timeStamp: '1700000000',
    }
    const text = `${Object.entries(signed)
      .map(([name, value]) => `${name}=${value}`)
      .join('&')}&key=${stage.provider.api_v2_key}`
    const hash = signType === 'MD5' ? createHash('md5') : createHmac('sha256', stage.provider.api_v2_key)
    const paySign = hash.update(text).digest('hex').toUpperCase()
    const asked = { payer: stage.payer, way: 'jsapi', page: PAGE }
    const { status, body } = await ask(stage.url, 'POST', '/call-ups', { ...asked, params: { ...signed, paySign } })
    assert.equal(status, 200, JSON.stringify(body))
    const keyless = text.slice(0, text.indexOf('&key='))
    const missing = createHash(signType === 'MD5' ? 'md5' : 'sha256')
      .update(keyless)
      .digest('hex')
      .toUpperCase()
    const refused = await ask(stage.url, 'POST', '/call-ups', { ...asked, params: { ...signed, paySign: missing } })
    assert.equal((refused.body.explanation as { reason: string }).reason, 'v2KeyMissing')
    const rsa = signCallUp(stage.provider, stage.spAppid, String(reply.fields.prepay_id))
    assert.match(saidBy(await ask(stage.url, 'POST', '/call-ups', { ...asked, params: rsa })), /^PAY_SIGN_WRONG /)
  }
})

test('with the gold plan open, the receipt page is named, its order in the query', async (t) => {
  const { stage, call } = await order(t)
  const switches = { sub_mchid: stage.subMchid, operation_type: 'OPEN' }
  await stage.control('PUT', `/providers/${stage.provider.mchid}/receipt-page`, {
    url: 'https://shop.example/receipt?a=1',
  })
  await stage.call('POST', '/v3/goldplan/merchants/changecustompagestatus', switches)
  await stage.call('POST', '/v3/goldplan/merchants/changegoldplanstatus', switches)
  assert.equal((await call()).body.gold_plan, false)
  await stage.advance(5 * 60_000)
  const { body } = await call()
  assert.equal(body.gold_plan, true)
  const receipt = new URL(String(body.receipt_url))
  assert.equal(receipt.origin + receipt.pathname, 'https://shop.example/receipt')
  const { check_code: checkCode, ...others } = Object.fromEntries(receipt.searchParams)
  assert.deepEqual(others, { a: '1', sub_mch_id: stage.subMchid, out_trade_no: 'call-up-1' })
  assert.match(checkCode!, /^[0-9a-f]{32}$/)
})

test('a path that is a domain lets in all of it, a longer one its own folder alone', () => {
  const cases: [string, string, boolean][] = [
    ['https://a.example/', 'https://a.example/x/y?z', true],
    ['https://a.example/', 'http://a.example/x', false],
    ['https://a.example/', 'https://b.a.example/', false],
    ['https://a.example/pay/', 'https://a.example/pay/', true],
    ['https://a.example/pay/', 'https://a.example/pay/go.php?a=/', true],
    ['https://a.example/pay/', 'https://a.example/pay', false],
    ['https://a.example/pay/', 'https://a.example/Pay/go', false],
    ['https://a.example/pay/', 'https://a.example/pay/deeper/go', false],
  ]
  for (const [path, page, on] of cases) assert.equal(isOnPath(new URL(page), path), on, `${path} ${page}`)
})
