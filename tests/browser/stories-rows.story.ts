import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { openShop, type Shop } from '@teyue/simulator/testing/shop'
import { usedKeyPair } from '@teyue/simulator/testing/used-keys'
import { closeBrowserAfterwards, noBrowser, openPage, troubles } from './browser.ts'
import { fieldOf, succeeded, Teller } from './stories-acts.ts'

const SUBJECT = '上海晴天餐饮有限公司'
const BRANCH = '杭州晴天餐饮有限公司'
const WEB_LOGIN = 'https://open.weixin.qq.com/connect/oauth2/authorize'

const story = { skip: noBrowser, timeout: 120_000 }

// One world for all, made in the pages by hand: the stories stand in the order in which a provider meets the rows.
let simulator: Simulator
let shop: Shop
let teller: Teller
const appids = { provider: '', own: '', ownSecret: '', providerSecret: '' }
const merchants = { coffee: '', bread: '' }
const openids = { provider: '', own: '' }

before(async () => {
  if (noBrowser) return
  simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true, keyPairs: usedKeyPair })
  shop = await openShop({ '/me': tellOpenid })
  teller = new Teller(await openPage(simulator.url), await openPage(simulator.url, { size: 'phone' }))
  teller.mchid = await teller.makeProvider('特约云')
  merchants.coffee = teller.subMchid = await teller.makeMerchant('晴天咖啡', SUBJECT)
  merchants.bread = await teller.makeMerchant('晴天面包', BRANCH)
  appids.provider = await teller.makeAppid('特约云', '特约云科技有限公司')
  appids.own = await teller.makeAppid('晴天会员', SUBJECT)
  await teller.desk
    .getByRole('row', { name: /^特约云 / })
    .getByRole('button', { name: '绑定' })
    .click()
  await teller.confirm('绑定')
  await teller.makePayer('张三')
})

after(async () => {
  if (noBrowser) return
  await teller.desk.context().close()
  await teller.phone.context().close()
  await shop.close()
  await simulator.close()
})

closeBrowserAfterwards()

test(
  'M22: neither the provider nor its sub-merchant can call directly, and the partner interfaces take the same order',
  story,
  async () => {
    for (const mchid of [teller.mchid, merchants.coffee]) {
      assert.match((await teller.call('direct', (body) => ({ ...body, mchid }))).outcome, /NO_AUTH/)
      await teller.refusedBy('M22', /直连/, /服务商接口/)
    }
    assert.match((await teller.call('v2-order', ({ sub_mch_id, ...body }) => body)).outcome, /NO_AUTH/)
    await teller.refusedBy('M22', /特约商户都不能用/, /v2 传 sub_mch_id/)
    await teller.pay(await teller.call('native'))
    await teller.pay(await teller.call('v2-order'))
  },
)

test(
  'M21: what another than its provider signs for a sub-merchant is refused, and the provider’s own signature is taken',
  story,
  async () => {
    const own = teller.mchid
    const right = await teller.call('native')
    succeeded(right)
    teller.mchid = await teller.makeProvider('另一家')
    const number = { out_trade_no: `${right.sent.out_trade_no}b` }
    await teller.call('native', () => ({ ...right.sent, ...number }))
    await teller.refusedBy('M21', new RegExp(`由 ${teller.mchid} 签名，sp_mchid 写的却是 ${own}`), /填签名的服务商/)
    teller.mchid = own
    await teller.pay(await teller.call('native', () => ({ ...right.sent, ...number })))
  },
)

test(
  'M11: Native mode 2 is scanned and paid; a link of mode 1 is refused on the phone, which names mode 2',
  story,
  async () => {
    const { phone } = teller
    const mode1 = 'weixin://wxpay/bizpayurl?sign=A&appid=wx1&mch_id=1&product_id=88&time_stamp=1&nonce_str=n'
    await phone.goto(`/?${new URLSearchParams({ scan: mode1 })}`)
    await phone.getByText('不支持的二维码').waitFor()
    await phone.getByText(/Native 模式一.*服务商不支持。请商家改用模式二（code_url）/).waitFor()
    assert.equal(new URL(phone.url()).search, '', 'what was scanned is not scanned again')
    const mode2 = await teller.call('native')
    assert.match(String(fieldOf(mode2, 'code_url')), /^weixin:\/\/wxpay\/bizpayurl\?pr=/)
    await teller.pay(mode2)
    await teller.orderSays(mode2, '已支付')
  },
)

test(
  'M9: a code payment is paid at once, above the limit by the password, and reversed when nobody enters it',
  story,
  async () => {
    const { desk, phone } = teller
    const digits = await teller.showCode()
    const small = await teller.call('codepay')
    assert.equal((small.sent.payer as { auth_code: string }).auth_code, digits)
    succeeded(small)
    await phone.getByText('支付成功', { exact: true }).first().waitFor()
    await teller.showCode()
    const large = await teller.call('v2-micropay', (body) => ({ ...body, total_fee: 100_100 }))
    assert.match(large.outcome, /USERPAYING/)
    await teller.refusedBy('M9', /不是失败/, /每隔几秒查询/)
    await teller.enterPassword()
    await phone.getByText('支付成功', { exact: true }).first().waitFor()
    const { out_trade_no } = large.sent
    const asked = await teller.call('v2-query-order', (body) => ({ ...body, out_trade_no }))
    assert.equal(fieldOf(asked, 'trade_state'), 'SUCCESS')
    const left = await teller.call('codepay', (body) => ({ ...body, amount: { total: 100_100, currency: 'CNY' } }))
    assert.equal(fieldOf(left, 'trade_state'), 'USERPAYING')
    const reverse = () => teller.call('v2-reverse', (body) => ({ ...body, out_trade_no: left.sent.out_trade_no }))
    await reverse()
    await teller.refusedBy('M9', /15 秒内不能撤销/, /15 秒后再撤销/)
    await desk.goto('/clock')
    await desk.getByRole('button', { name: '+1 分钟', exact: true }).click()
    await desk.getByText(/已拨动/).waitFor()
    succeeded(await reverse())
    await teller.orderSays(left, '已撤销')
  },
)

test('M8: without an account that is set nobody is asked to follow one', story, async () => {
  const order = await teller.call('native', (body) => ({ ...body, amount: { total: 600, currency: 'CNY' } }))
  await teller.pay(order)
  assert.equal(await teller.phone.getByRole('checkbox').count(), 0)
  await teller.orderSays(order, '没有推荐：没有为这种支付设置公众号')
})

test('M6: above five yuan an account is recommended and at five not, and by code at any amount', story, async () => {
  const { desk, phone } = teller
  await recommend('晴天会员')
  await desk.getByText('“晴天咖啡”的推荐关注已设置').waitFor()
  const of = (total: number) => teller.call('native', (body) => ({ ...body, amount: { total, currency: 'CNY' } }))
  const five = await of(500)
  await teller.pay(five)
  assert.equal(await phone.getByRole('checkbox').count(), 0)
  await teller.orderSays(five, '没有推荐：付款码以外，须超过 5 元')
  const above = await of(501)
  await teller.pay(above)
  const box = phone.getByRole('checkbox', { name: /关注“晴天会员”/ })
  assert.equal(await box.isChecked(), true)
  await teller.orderSays(above, '推荐了“晴天会员”，付款人关注了它')
  await box.uncheck()
  await teller.showCode()
  const coded = await teller.call('codepay', (body) => ({ ...body, amount: { total: 1, currency: 'CNY' } }))
  succeeded(coded)
  assert.equal(await box.isChecked(), false)
  await teller.orderSays(coded, '推荐了“晴天会员”，付款人没有关注')
})

test(
  'M5: who leaves the box ticked follows, who unticks it does not, and the account is changed after 30 days',
  story,
  async () => {
    const { desk, phone } = teller
    const order = await teller.call('native', (body) => ({ ...body, amount: { total: 600, currency: 'CNY' } }))
    await teller.pay(order)
    const box = phone.getByRole('checkbox', { name: /关注“晴天会员”/ })
    await box.check()
    await teller.orderSays(order, '推荐了“晴天会员”，付款人关注了它')
    await box.uncheck()
    await teller.orderSays(order, '推荐了“晴天会员”，付款人没有关注')
    const change = () => teller.call('v2-add-recommend-conf', (body) => ({ ...body, subscribe_appid: appids.own }))
    await change()
    await teller.refusedBy('M5', /30 天内不能再改/, /之后再改/)
    await desk.goto(`/merchants/${merchants.coffee}/config`)
    await desk.getByRole('row', { name: /晴天会员 不带/ }).waitFor()
    await desk.goto('/clock')
    const week = desk.getByRole('button', { name: '+7 天' })
    for (let turned = 0; turned < 5; turned++) await week.click()
    await week.and(desk.locator(':enabled')).waitFor()
    succeeded(await change())
  },
)

test('M14: without a binding a sub_appid is refused, and the provider’s own fields are enough', story, async () => {
  const { out_trade_no } = (await teller.call('native', (body) => ({ ...body, sub_appid: appids.own }))).sent
  await teller.refusedBy('M14', /没有绑定到特约商户/, /没有绑定就不传 sub_appid/)
  const right = await teller.call('native', (body) => ({ ...body, out_trade_no }))
  assert.equal('sub_appid' in right.sent, false)
  await teller.pay(right)
})

test(
  'M15: unbound, JSAPI takes the openid that OAuth on the provider’s appid gave, and none of another appid',
  story,
  async () => {
    const { phone } = teller
    await openShopPage('provider')
    await phone.frameLocator('iframe').getByText('redirect_uri域名与后台配置不一致').waitFor()
    appids.providerSecret = await teller.openOAuth('特约云')
    appids.ownSecret = await teller.openOAuth('晴天会员')
    openids.provider = await openidAt('provider')
    openids.own = await openidAt('own')
    const by = (sp_openid: string) => teller.call('jsapi', (body) => ({ ...body, payer: { sp_openid } }))
    await by(openids.own)
    await teller.refusedBy('M15', new RegExp(`不是任何用户在 ${appids.provider} 下的`), /sp_openid 配 sp_appid/)
    await teller.pay(await by(openids.provider))
  },
)

test(
  'M10: JSAPI orders of both APIs are paid by the payer whose openid they bear, and by nobody else',
  story,
  async () => {
    const { phone } = teller
    const v2 = await teller.call('v2-order', ({ product_id, ...body }) => ({
      ...body,
      trade_type: 'JSAPI',
      openid: openids.provider,
    }))
    await teller.pay(v2)
    const v3 = await teller.call('jsapi', (body) => ({ ...body, payer: { sp_openid: openids.provider } }))
    await phone.evaluate('localStorage.clear()')
    await teller.makePayer('李四')
    await phone.goto(v3.phone)
    await phone.getByRole('button', { name: '立即支付' }).click()
    await teller.enterPassword()
    await phone.getByText('这笔订单不是发给你的').waitFor()
    await phone.getByRole('button', { name: '换个付款人' }).click()
    await phone.getByRole('button', { name: /^张三/ }).click()
    await teller.pay(v3)
  },
)

test('M13: a sub_openid is returned if a sub_appid was sent, and otherwise not', story, async () => {
  await teller.pay(await teller.call('native'))
  const without = await teller.ask('query-paid')
  assert.deepEqual([fieldOf(without, 'sp_openid'), fieldOf(without, 'sub_openid')], [openids.provider, undefined])
  await teller.bind(appids.own)
  await teller.pay(await teller.call('native', (body) => ({ ...body, sub_appid: appids.own })))
  const named = await teller.ask('query-paid')
  assert.deepEqual([fieldOf(named, 'sp_openid'), fieldOf(named, 'sub_openid')], [openids.provider, openids.own])
})

test(
  'M19: bound, code payments and Native name the sub_appid, and the micropay answer brings the sub_openid',
  story,
  async () => {
    await teller.phone.goto('/')
    const digits = await teller.showCode()
    const charge = (auth_code: string) =>
      teller.call('v2-micropay', (body) => ({ ...body, sub_appid: appids.own, auth_code }))
    const paid = await charge(digits)
    succeeded(paid)
    assert.deepEqual([fieldOf(paid, 'openid'), fieldOf(paid, 'sub_openid')], [openids.provider, openids.own])
    await teller.orderSays(paid, appids.own.slice(0, 6))
  },
)

test(
  'M20: bound, JSAPI takes sub_appid with the openid under it, and never that openid without it',
  story,
  async () => {
    const by = (more: Record<string, unknown>) =>
      teller.call('jsapi', (body) => ({ ...body, payer: { sub_openid: openids.own }, ...more }))
    await by({})
    await teller.refusedBy('M20', /没有传 sub_appid/, /一并传入取得该 openid 的 sub_appid/)
    await teller.pay(await by({ sub_appid: appids.own }))
  },
)

test(
  'M16: one account is bound to many sub-merchants, where a payer is the same openid; only other subjects need a letter',
  story,
  async () => {
    const { desk } = teller
    teller.subMchid = merchants.bread
    await teller.chooseBinding(appids.own)
    const dialog = desk.getByRole('dialog')
    await dialog.getByText(`主体不一致：appid 属于“${SUBJECT}”，特约商户是“${BRANCH}”`).waitFor()
    await dialog.getByRole('link', { name: '申请联合运营函' }).click()
    await desk.getByRole('button', { name: '提交申请' }).click()
    await desk.getByRole('button', { name: '签署', exact: true }).click()
    await teller.confirm('签署')
    await teller.bind(appids.own)
    await desk.getByRole('row', { name: /晴天会员.*有效/ }).waitFor()
    const digits = await teller.showCode()
    const paid = await teller.call('codepay', (body) => ({
      ...body,
      sub_appid: appids.own,
      payer: { auth_code: digits },
    }))
    assert.equal(fieldOf(paid, 'sub_openid'), openids.own)
  },
)

test('no page of the stories complained', story, () => {
  // A refusal that a page shows in words is for the browser a failed load.
  const heard = [...troubles(teller.desk), ...troubles(teller.phone)]
  assert.deepEqual(
    heard.filter((trouble) => !/status of 409/.test(trouble)),
    [],
  )
})

async function recommend(account: string): Promise<void> {
  const { desk } = teller
  await desk.goto(`/partners/${teller.mchid}/merchants/${merchants.coffee}`)
  await desk.getByRole('button', { name: '设置推荐关注' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('推荐哪个公众号或小程序').selectOption({ label: `${account} · ${SUBJECT}` })
  await teller.confirm('设置推荐关注')
}

async function openShopPage(whose: 'provider' | 'own'): Promise<void> {
  await teller.phone.goto(`/?${new URLSearchParams({ scan: `${shop.url}/me?state=${whose}` })}`)
}

async function openidAt(whose: 'provider' | 'own'): Promise<string> {
  await openShopPage(whose)
  return (await teller.phone.frameLocator('iframe').locator('#openid').textContent()) ?? ''
}

/** The merchant's page that learns by OAuth who is there, on the appid that its address names. */
async function tellOpenid(
  { path }: { readonly path: string },
  response: import('node:http').ServerResponse,
): Promise<void> {
  const asked = new URLSearchParams(path.split('?')[1])
  const whose = asked.get('state') === 'own' ? 'own' : 'provider'
  const appid = appids[whose]
  const code = asked.get('code')
  if (code === null) {
    const query = { appid, redirect_uri: `${shop.url}/me`, response_type: 'code', scope: 'snsapi_base', state: whose }
    response.writeHead(302, { Location: `${WEB_LOGIN}?${new URLSearchParams(query)}#wechat_redirect` }).end()
    return
  }
  const secret = appids[`${whose}Secret`]
  const token = new URLSearchParams({ appid, secret, code, grant_type: 'authorization_code' })
  const { openid } = (await (await fetch(`${simulator.url}/sns/oauth2/access_token?${token}`)).json()) as {
    openid: string
  }
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><title>会员</title><p id="openid">${openid}</p>`)
}
