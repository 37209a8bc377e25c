import { openShop, type Page, type Shop } from '@teyue/simulator/testing/shop'
import { signCallUp } from '@teyue/simulator/testing/sign-call-up'
import type { Stage } from '@teyue/simulator/testing/stage'

const OPEN_PLATFORM = 'https://open.weixin.qq.com/connect/oauth2/authorize'

/**
 * A merchant's server with an ordinary cashier page, as it would stand on the internet: it knows nothing of a simulator's
 * phone, sends payers to open.weixin.qq.com, asks for the openid, orders over signed HTTP and lets the page call up.
 */
export async function openCashier(stage: Stage): Promise<Shop> {
  let shop: Shop
  const apps = async () =>
    (await stage.control<{ appids: { appid: string; app_secret: string }[] }>('GET', '/appids')).appids
  const pages: Record<string, Page> = {
    '/pay/': async ({ path, headers }, response) => {
      const code = new URLSearchParams(path.split('?')[1]).get('code')
      if (!/MicroMessenger/.test(headers['user-agent'] ?? '')) return void response.end('please open in WeChat')
      if (code === null) {
        const asked = { appid: stage.spAppid, redirect_uri: `${shop.url}/pay/`, response_type: 'code' }
        const query = new URLSearchParams({ ...asked, scope: 'snsapi_base', state: 'table-3' })
        return void response.writeHead(302, { Location: `${OPEN_PLATFORM}?${query}#wechat_redirect` }).end()
      }
      const { app_secret: secret } = (await apps()).find(({ appid }) => appid === stage.spAppid)!
      const token = new URLSearchParams({ appid: stage.spAppid, secret, code, grant_type: 'authorization_code' })
      const { openid } = (await (await fetch(`${stage.url}/sns/oauth2/access_token?${token}`)).json()) as {
        openid: string
      }
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Set-Cookie': `openid=${openid}; HttpOnly; Path=/`,
      })
      response.end(cashierPage)
    },
    '/api/order': async ({ headers, body }, response) => {
      const openid = /(?:^|; )openid=([^;]+)/.exec(headers.cookie ?? '')?.[1]
      const { number, total } = JSON.parse(body) as { number: string; total: number }
      const changes = { payer: { sp_openid: openid }, amount: { total, currency: 'CNY' } }
      const target = '/v3/pay/partner/transactions/jsapi'
      const made = await stage.call('POST', target, stage.order(number, changes))
      const params = signCallUp(stage.provider, stage.spAppid, String(made.body.prepay_id))
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(params))
    },
    '/more/': (_request, response) => {
      const other = shop.url.replace('127.0.0.1', 'localhost')
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(morePage(other))
    },
    '/inner': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(innerPage)
    },
    '/posted': ({ body }, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html><p>posted: ${body}`)
    },
    '/mini/': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(miniPage)
    },
    '/api/mini-order': async ({ body }, response) => {
      const { number, code, appid } = JSON.parse(body) as { number: string; code: string; appid: string }
      const { app_secret: secret } = (await apps()).find((one) => one.appid === appid)!
      const login = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' })
      const session = await fetch(`${stage.url}/sns/jscode2session?${login}`)
      const { openid } = (await session.json()) as { openid: string }
      const changes = { sp_appid: appid, payer: { sp_openid: openid } }
      const made = await stage.call('POST', '/v3/pay/partner/transactions/jsapi', stage.order(number, changes))
      const params = signCallUp(stage.provider, appid, String(made.body.prepay_id))
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(params))
    },
    '/receipt': (_request, response) => {
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'X-Frame-Options': 'DENY' })
        .end(receiptPage)
    },
    '/silent': (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html><p>不打招呼的小票')
    },
    '/orders': (_request, response) => {
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>我的订单</title><h1>我的订单</h1>')
    },
  }
  shop = await openShop(pages)
  return shop
}

const cashierPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>晴天咖啡 收银台</title></head>
<body style="margin:0;padding:24px;font:16px/24px system-ui">
<h1>晴天咖啡</h1><p id="state"></p>
<label>单号 <input id="number"></label> <label>分 <input id="total" value="1000"></label>
<button id="pay">微信支付</button> <button id="sdk">JS-SDK 支付</button> <button id="spoil">坏签名</button>
<a href="/elsewhere/">别处</a>
<p id="result" role="status"></p>
<script>
  const show = (text) => { document.getElementById('result').textContent = text }
  document.getElementById('state').textContent = new URLSearchParams(location.search).get('state')
  async function params() {
    const body = JSON.stringify({ number: number.value, total: Number(total.value) })
    return (await fetch('/api/order', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json()
  }
  function callUp(given) {
    const act = () => WeixinJSBridge.invoke('getBrandWCPayRequest', given, (res) => show(res.err_msg))
    if (typeof WeixinJSBridge === 'undefined') document.addEventListener('WeixinJSBridgeReady', act)
    else act()
  }
  pay.onclick = async () => callUp(await params())
  spoil.onclick = async () => callUp({ ...(await params()), nonceStr: 'other' })
  sdk.onclick = async () => {
    const { appId, timeStamp, ...given } = await params()
    wx.config({ appId, timestamp: 1, nonceStr: 'n', signature: 's', jsApiList: ['chooseWXPay'] })
    wx.ready(() => wx.chooseWXPay({ timestamp: timeStamp, ...given,
      success: (res) => show(res.errMsg), cancel: (res) => show(res.errMsg), fail: (res) => show(res.errMsg) }))
  }
</script></body></html>`

const receiptPage = `<!doctype html>
<html><head><meta charset="utf-8"><title>小票</title></head><body>
<h1>取餐码 A17</h1><p id="order"></p><button id="more">查看订单</button>
<script>
  order.textContent = new URLSearchParams(location.search).get('out_trade_no')
  const post = (data) => parent.postMessage(JSON.stringify(data), 'https://payapp.weixin.qq.com')
  post({ action: 'onIframeReady', displayStyle: 'SHOW_CUSTOM_PAGE', height: 240 })
  more.onclick = () => post({ action: 'jumpOut', jumpOutUrl: location.origin + '/orders' })
</script></body></html>`

/** With a frame of its own, and a form that leads to another of the merchant's servers. */
function morePage(other: string): string {
  return `<!doctype html><meta charset="utf-8"><title>更多</title><p id="heard"></p><iframe src="/inner"></iframe>
<form method="post" action="${other}/posted"><input name="table" value="3"><button>去别家</button></form>
<script>window.onmessage = ({ data }) => { if (typeof data === 'string') heard.textContent = data }</script>`
}

const innerPage = `<!doctype html><script>
  parent.postMessage('inner: ' + typeof WeixinJSBridge + (parent === window ? '' : ', framed'), '*')
</script>`

const miniPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>晴天小程序</title></head>
<body><label>单号 <input id="number"></label><button id="pay">登录并支付</button><p id="result" role="status"></p>
<script>
  const appid = new URLSearchParams(location.search).get('appid')
  pay.onclick = () => wx.login({ success: async ({ errMsg: login, code }) => {
    const body = JSON.stringify({ number: number.value, code, appid })
    const headers = { 'Content-Type': 'application/json' }
    const params = await (await fetch('/api/mini-order', { method: 'POST', headers, body })).json()
    const show = ({ errMsg }) => { result.textContent = login + ' ' + errMsg }
    wx.requestPayment({ ...params, success: show, fail: show })
  } })
</script></body></html>`
