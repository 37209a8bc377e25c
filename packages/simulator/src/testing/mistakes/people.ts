import { ask } from '../control-client.ts'
import { type App, askLogin, makeApp } from '../login-client.ts'
import { type Mistake, type MistakeStage, mistake, ORDERS } from './mistake.ts'

const AUTHORIZE = '/connect/oauth2/authorize'
const EXCHANGE = '/sns/oauth2/access_token'
const CALLBACK = 'https://pay.example.com/back'

async function account(stage: MistakeStage): Promise<App> {
  return makeApp(stage, 'service_account', { oauth_domains: ['pay.example.com'] })
}

function authorize(changes: (app: App) => Record<string, string>) {
  return async (stage: MistakeStage) => {
    const app = await account(stage)
    const usual = { appid: app.appid, redirect_uri: CALLBACK, response_type: 'code', scope: 'snsapi_base' }
    return askLogin(stage.url, AUTHORIZE, { ...usual, ...changes(app) })
  }
}

/** A code as it comes with the redirect. */
async function codeFor(stage: MistakeStage, app: App): Promise<string> {
  const asked = { appid: app.appid, redirect_uri: CALLBACK, response_type: 'code', scope: 'snsapi_base' }
  const url = `${stage.url}${AUTHORIZE}?${new URLSearchParams(asked)}`
  const { location } = await stage.control<{ location: string }>('POST', `/payers/${stage.payer}/authorize`, { url })
  return new URL(location).searchParams.get('code') ?? ''
}

function exchange(stage: MistakeStage, { appid, app_secret: secret }: App, code: string): Promise<unknown> {
  return askLogin(stage.url, EXCHANGE, { appid, secret, code, grant_type: 'authorization_code' })
}

async function pay(
  stage: MistakeStage,
  link: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Promise<unknown> {
  return ask(stage.url, 'POST', '/pay', { payer: stage.payer, password: '123456', ...link, ...changes })
}

/** Logins, without which there is no openid, and what the phone refuses. */
export const PEOPLE_MISTAKES: readonly Mistake[] = [
  mistake(
    'leads to a domain that is not registered',
    'oauthDomain',
    'M15',
    authorize(() => ({ redirect_uri: 'https://evil.example/' })),
  ),
  mistake(
    'encodes redirect_uri twice',
    'oauthRedirect',
    'oauth',
    authorize(() => ({ redirect_uri: encodeURIComponent(CALLBACK) })),
  ),
  mistake(
    'invents a scope',
    'oauthScope',
    'oauth',
    authorize(() => ({ scope: 'snsapi_all' })),
  ),
  mistake(
    'asks for a token at once',
    'oauthResponseType',
    'oauth',
    authorize(() => ({ response_type: 'token' })),
  ),
  mistake(
    'keeps a whole page in state',
    'oauthState',
    'oauth',
    authorize(() => ({ state: 'x'.repeat(129) })),
  ),
  mistake(
    'sends no scope',
    'loginParamMissing',
    'oauth',
    authorize(() => ({ scope: '' })),
  ),
  mistake(
    'opens it outside of WeChat',
    'oauthOutside',
    'M15',
    authorize(() => ({})),
  ),
  mistake('authorises under a mini program', 'oauthAppid', 'M15', (stage) =>
    askLogin(stage.url, AUTHORIZE, {
      appid: stage.miniAppid,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'snsapi_base',
    }),
  ),
  mistake('exchanges a code twice', 'loginCodeUsed', 'M15', async (stage) => {
    const app = await account(stage)
    const code = await codeFor(stage, app)
    await exchange(stage, app, code)
    return exchange(stage, app, code)
  }),
  mistake('exchanges another appid’s code', 'loginCodeOfOther', 'M15', async (stage) =>
    exchange(stage, await account(stage), await codeFor(stage, await account(stage))),
  ),
  mistake('exchanges a code that it made up', 'loginCodeUnknown', 'M15', async (stage) =>
    exchange(stage, await account(stage), 'made-up'),
  ),
  mistake('exchanges a code after six minutes', 'loginCodeExpired', 'M15', async (stage) => {
    const app = await account(stage)
    const code = await codeFor(stage, app)
    await stage.advance(6 * 60_000)
    return exchange(stage, app, code)
  }),
  mistake('keeps an old secret', 'loginSecret', 'token', async (stage) =>
    exchange(stage, { ...(await account(stage)), app_secret: 'old' }, 'x'),
  ),
  mistake('names an appid that nobody has', 'loginAppUnknown', 'M15', (stage) =>
    exchange(stage, { appid: 'wx0000000000000000', app_secret: 'x' }, 'x'),
  ),
  mistake('exchanges with another grant_type', 'loginGrantType', 'oauth', async (stage) => {
    const { appid, app_secret: secret } = await account(stage)
    return askLogin(stage.url, EXCHANGE, { appid, secret, code: 'x', grant_type: 'password' })
  }),
  mistake('logs a web page in as a mini program', 'loginAppKind', 'M15', async (stage) => {
    const { appid, app_secret: secret } = await account(stage)
    return askLogin(stage.url, '/sns/jscode2session', { appid, secret, js_code: 'x', grant_type: 'authorization_code' })
  }),
  mistake('uses a token that nobody was given', 'loginTokenUnknown', 'token', (stage) =>
    askLogin(stage.url, '/cgi-bin/user/info', { access_token: 'x', openid: 'x' }),
  ),
  mistake('gets the stable token', 'loginMethod', 'oauth', (stage) => askLogin(stage.url, '/cgi-bin/stable_token')),
  mistake('posts a form for the stable token', 'loginBody', 'stableToken', (stage) =>
    askLogin(stage.url, '/cgi-bin/stable_token', {}, { method: 'POST', body: 'appid=1' }),
  ),
  mistake('asks api.weixin.qq.com for what is not there', 'loginPathUnknown', 'oauth', (stage) =>
    askLogin(stage.url, '/sns/nothing'),
  ),

  mistake('shows a link of mode 1', 'mode1', 'M11', (stage) =>
    ask(stage.url, 'POST', '/scan', { code_url: 'weixin://wxpay/bizpayurl?sign=x&appid=x&mch_id=x&product_id=1' }),
  ),
  mistake('shows half of a code', 'linkUnknown', 'nativeCallUp', (stage) =>
    ask(stage.url, 'POST', '/scan', { code_url: 'weixin://wxpay/bizpayurl?pr=abc' }),
  ),
  mistake('shows the code of a paid order', 'linkPaid', 'nativeCallUp', async (stage) => {
    const { code_url } = (await stage.native(stage.next())).body
    await stage.pay({ code_url })
    return ask(stage.url, 'POST', '/scan', { code_url })
  }),
  mistake('shows the code of a closed order', 'linkOrderClosed', 'nativeCallUp', async (stage) => {
    const number = stage.next()
    const { code_url } = (await stage.native(number)).body
    await stage.close(number)
    return ask(stage.url, 'POST', '/scan', { code_url })
  }),
  mistake('shows the code of before it ordered again', 'linkReplaced', 'nativeCallUp', async (stage) => {
    const number = stage.next()
    const { code_url } = (await stage.native(number)).body
    await stage.native(number)
    return ask(stage.url, 'POST', '/scan', { code_url })
  }),
  mistake('shows a code of three hours ago', 'linkExpired', 'nativeCallUp', async (stage) => {
    const { code_url } = (await stage.native(stage.next())).body
    await stage.advance(3 * 3_600_000)
    return ask(stage.url, 'POST', '/scan', { code_url })
  }),
  mistake('shows the code of a lapsed order', 'linkOrderExpired', 'nativeCallUp', async (stage) => {
    const { code_url } = (await stage.native(stage.next())).body
    await stage.advance(8 * 86_400_000)
    return ask(stage.url, 'POST', '/scan', { code_url })
  }),
  mistake('lets another payer pay a JSAPI order', 'payOtherPayer', 'M15', async (stage) => {
    const { id } = await stage.control<{ id: string }>('POST', '/payers', { name: '王五' })
    const payer = { sp_openid: await stage.openid(stage.payer, stage.spAppid) }
    const { body } = await stage.call('POST', `${ORDERS}/jsapi`, { ...stage.order(stage.next()), payer })
    return pay(stage, { prepay_id: body.prepay_id }, { payer: id })
  }),
  mistake('types another password', 'payWrongPassword', 'jsapi', async (stage) =>
    pay(stage, { code_url: (await stage.native(stage.next())).body.code_url }, { password: '000000' }),
  ),
]
