import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, before, test } from 'node:test'
import { openShop, type Shop } from '@teyue/simulator/testing/shop'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import { bindAppid, chooseBinding, deskAct, makeMerchant } from './portal-acts.ts'
import { assertNoComplaint } from './portal-story.ts'
import { fieldOf, MEMBERS, PROVIDER, SUBJECT, succeeded, Teller } from './teller.ts'

const BRANCH = '杭州晴天餐饮有限公司'
const WEB_LOGIN = 'https://open.weixin.qq.com/connect/oauth2/authorize'

const story = { skip: noBrowser, timeout: 120_000 }

// One world for all, made in the pages by hand: the stories stand in the order in which a provider meets the rows.
let teller: Teller
let shop: Shop
const secrets = { provider: '', own: '' }
const openids = { provider: '', own: '' }

before(async () => {
  if (noBrowser) return
  teller = await Teller.open()
  shop = await openShop({ '/me': tellOpenid })
})

after(async () => {
  await shop?.close()
  await teller?.close()
})

closeBrowserAfterwards()

test('M14: without a binding a sub_appid is refused, and the provider’s own fields are enough', story, async () => {
  const { out_trade_no } = (await teller.call('native', (body) => ({ ...body, sub_appid: teller.memberAppid }))).sent
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
    secrets.provider = await teller.openOAuth(PROVIDER)
    secrets.own = await teller.openOAuth(MEMBERS)
    openids.provider = await openidAt('provider')
    openids.own = await openidAt('own')
    const by = (sp_openid: string) => teller.call('jsapi', (body) => ({ ...body, payer: { sp_openid } }))
    await by(openids.own)
    await teller.refusedBy('M15', new RegExp(`不是任何用户在 ${teller.appid} 下的`), /sp_openid 配 sp_appid/)
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
  await bindAppid(teller.desk, teller.mchid, teller.subMchid, teller.memberAppid)
  await teller.pay(await teller.call('native', (body) => ({ ...body, sub_appid: teller.memberAppid })))
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
      teller.call('v2-micropay', (body) => ({ ...body, sub_appid: teller.memberAppid, auth_code }))
    const paid = await charge(digits)
    succeeded(paid)
    assert.deepEqual([fieldOf(paid, 'openid'), fieldOf(paid, 'sub_openid')], [openids.provider, openids.own])
    await teller.orderSays(paid, teller.memberAppid.slice(0, 6))
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
    await teller.pay(await by({ sub_appid: teller.memberAppid }))
  },
)

test(
  'M16: one account is bound to many sub-merchants, where a payer is the same openid; only other subjects need a letter',
  story,
  async () => {
    const { desk } = teller
    const bread = await makeMerchant(desk, teller.mchid, '晴天面包', BRANCH)
    teller.subMchid = bread
    await chooseBinding(desk, teller.mchid, bread, teller.memberAppid)
    const dialog = desk.getByRole('dialog')
    await dialog.getByText(`主体不一致：appid 属于“${SUBJECT}”，特约商户是“${BRANCH}”`).waitFor()
    await dialog.getByRole('link', { name: '申请联合运营函' }).click()
    await desk.getByRole('button', { name: '提交申请' }).click()
    await deskAct(desk, '签署')
    await bindAppid(teller.desk, teller.mchid, teller.subMchid, teller.memberAppid)
    await desk.getByRole('row', { name: /晴天会员.*有效/ }).waitFor()
    const digits = await teller.showCode()
    const paid = await teller.call('codepay', (body) => ({
      ...body,
      sub_appid: teller.memberAppid,
      payer: { auth_code: digits },
    }))
    assert.equal(fieldOf(paid, 'sub_openid'), openids.own)
  },
)

test('no page of the stories complained', story, () => assertNoComplaint(teller.desk, teller.phone))

async function openShopPage(whose: 'provider' | 'own'): Promise<void> {
  await teller.phone.goto(`/?${new URLSearchParams({ scan: `${shop.url}/me?state=${whose}` })}`)
}

async function openidAt(whose: 'provider' | 'own'): Promise<string> {
  await openShopPage(whose)
  return (await teller.phone.frameLocator('iframe').locator('#openid').textContent()) ?? ''
}

/** The merchant's page that learns by OAuth who is there, on the appid that its address names. */
async function tellOpenid({ path }: { readonly path: string }, response: ServerResponse): Promise<void> {
  const asked = new URLSearchParams(path.split('?')[1])
  const whose = asked.get('state') === 'own' ? 'own' : 'provider'
  const appid = whose === 'own' ? teller.memberAppid : teller.appid
  const code = asked.get('code')
  if (code === null) {
    const query = { appid, redirect_uri: `${shop.url}/me`, response_type: 'code', scope: 'snsapi_base', state: whose }
    response.writeHead(302, { Location: `${WEB_LOGIN}?${new URLSearchParams(query)}#wechat_redirect` }).end()
    return
  }
  const secret = secrets[whose]
  const token = new URLSearchParams({ appid, secret, code, grant_type: 'authorization_code' })
  const { openid } = (await (await fetch(`${teller.url}/sns/oauth2/access_token?${token}`)).json()) as {
    openid: string
  }
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><title>会员</title><p id="openid">${openid}</p>`)
}
