import assert from 'node:assert/strict'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { control } from '@teyue/simulator/testing/control-client'
import { type Credentials, callWeChat, type Reply } from '@teyue/simulator/testing/merchant-client'
import type { Page } from 'playwright-core'
import { openP12 } from '../../apps/server/src/wechat/open-p12.ts'
import { closeBrowserAfterwards, noBrowser, openPage, troubles } from './browser.ts'

const ORDERS = '/v3/pay/partner/transactions'
const SUBJECT = '上海晴天餐饮有限公司'
const GROUP = '晴天集团有限公司'
const DAY_MS = 86_400_000
const TEN_MINUTES_MS = 600_000

const H5_SCENE = { scene_info: { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } } }
const story = { skip: noBrowser, timeout: 120_000 }

// The stories follow one another in one world, on one page, as a person would go through them.
let simulator: Simulator
let page: Page
let provider: Credentials = { mchid: '', serial: '', private_key_pem: '' }
let spAppid = ''
let subMchid = ''

before(async () => {
  simulator = await startSimulator({ port: 0, dataDir: null })
  if (!noBrowser) page = await openPage(simulator.url)
})

after(async () => {
  if (!noBrowser) await page.context().close()
  await simulator.close()
})

closeBrowserAfterwards()

test('M1: two providers are made, one with two sub-merchants, and each acts for its own alone', story, async () => {
  await makeProvider('特约云')
  const first = mchidIn()
  await makeMerchant('晴天咖啡', SUBJECT)
  await makeMerchant('晴天面包', SUBJECT)
  subMchid =
    (await page
      .getByRole('row', { name: /晴天咖啡/ })
      .getByRole('cell')
      .nth(1)
      .textContent()) ?? ''
  await makeAppid('特约云', '特约云科技有限公司')
  spAppid = await appidOf('特约云')
  await page
    .getByRole('row', { name: /特约云科技/ })
    .getByRole('button', { name: '绑定' })
    .click()
  await confirm('绑定')
  await page
    .getByRole('row', { name: /特约云科技/ })
    .getByText('已绑定')
    .waitFor()
  await makeProvider('另一家')
  const other = await certificateOf(mchidIn())
  provider = await certificateOf(first)
  assert.deepEqual(await make('native', 'm1-own'), [200, undefined])
  const stranger = await call('POST', `${ORDERS}/native`, order('m1-other', { sp_mchid: other.mchid }), other)
  assert.equal(stranger.status >= 400, true, JSON.stringify(stranger.body))
})

test('M4: the first password is shown once and replaced at the first sign-in', story, async () => {
  await page.goto(`/merchants/${subMchid}/login`)
  await page.getByRole('button', { name: '领取初始密码' }).click()
  const password = (await page.locator('#initial-password').textContent()) ?? ''
  assert.match(password, /^\w{12}$/)
  await page.reload()
  await page.getByText('已领取，待首次登录').waitFor()
  assert.equal(await page.getByText(password).count(), 0)
  await page.getByLabel('初始密码').fill(password)
  await page.getByLabel('新密码').fill(password)
  await page.getByRole('button', { name: '设置密码并登录' }).click()
  await page.getByText('新密码不能与原密码相同').waitFor()
  await page.getByLabel('新密码').fill('sunny-2026')
  await page.getByRole('button', { name: '设置密码并登录' }).click()
  await page.getByText('已设置密码', { exact: true }).waitFor()
  await page.getByLabel('密码', { exact: true }).fill('sunny-2025')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('密码不对').waitFor()
})

test('M12: APP is asked for, signed and withdrawn at the desk, and orders follow', story, async () => {
  assert.deepEqual(await make('app', 'm12-app-0'), [403, 'NO_AUTH'])
  await page.goto('/desk')
  await page.getByRole('link', { name: '提出申请' }).first().click()
  await page.getByLabel('为哪个子商户').selectOption(subMchid)
  await page.getByLabel('申请什么').selectOption('app')
  await page.getByText('开通前，APP 下单返回 403 NO_AUTH').waitFor()
  assert.match(await page.getByLabel('申请内容').inputValue(), /晴天咖啡/)
  await page.getByLabel('谁提出').fill('特约云 王经理')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: 'APP 支付', exact: true }).waitFor()
  assert.deepEqual(await make('app', 'm12-app-1'), [403, 'NO_AUTH'])
  await page.goto('/desk?state=asked')
  await page.getByRole('link', { name: 'APP 支付' }).click()
  await deskAct('签署')
  await page.getByText('已开通').waitFor()
  assert.deepEqual(await make('app', 'm12-app-2'), [200, undefined])
  await deskAct('收回', '违规')
  await page.getByRole('region', { name: '晴天咖啡 · APP 支付' }).getByText('已收回').waitFor()
  assert.deepEqual(await make('app', 'm12-app-3'), [403, 'NO_AUTH'])
  const history = await page.locator('.timeline li').allTextContents()
  assert.match(history.join(' '), /提出申请.*特约云 王经理.*已签署.*商务经理.*已收回.*违规/)
})

test('M12: a request is refused with its reason', story, async () => {
  await askAtDesk('h5')
  await deskAct('拒绝', '域名没有备案')
  await page.getByText('域名没有备案').waitFor()
  assert.deepEqual((await make('h5', 'm12-h5', H5_SCENE))[0], 403)
  await page.goto('/desk?state=refused')
  await page.getByRole('row', { name: /H5 支付.*晴天咖啡.*已拒绝.*域名没有备案/ }).waitFor()
})

test('M17: an appid of another subject is bound only with its joint-operation letter', story, async () => {
  await page.goto(`/partners/${provider.mchid}/appids`)
  await makeAppid('集团会员', GROUP)
  const group = await appidOf('集团会员')
  await page.goto(`/partners/${provider.mchid}/merchants/${subMchid}`)
  await page.getByRole('button', { name: '关联 appid' }).click()
  await page.getByRole('dialog').getByLabel('sub_appid').selectOption(group)
  await page.getByRole('dialog').getByText(`主体不一致：appid 属于“${GROUP}”`).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '关联 appid' }).click()
  await page.getByRole('dialog').getByRole('alert').getByText('主体不一致').waitFor()
  await page.getByRole('dialog').getByRole('link', { name: '申请联合运营函' }).click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '联合运营函', exact: true }).waitFor()
  await deskAct('签署')
  await bind(group)
  await page.getByRole('row', { name: /集团会员.*有效/ }).waitFor()
  assert.deepEqual(await make('native', 'm17-group', { sub_appid: group }), [200, undefined])
})

test('M18: several appids on one sub-merchant are allowed, with a warning', story, async () => {
  await page.goto(`/partners/${provider.mchid}/appids`)
  await makeAppid('晴天咖啡号', SUBJECT)
  const own = await appidOf('晴天咖啡号')
  await bind(own)
  await page.getByText('允许，但不建议').waitFor()
  assert.deepEqual(await make('native', 'm18-own', { sub_appid: own }), [200, undefined])
  await page.goto(`/merchants/${subMchid}/config`)
  await page.getByRole('row', { name: /集团会员.*联合运营函有效/ }).waitFor()
  await page.getByRole('row', { name: /晴天咖啡号.*同主体/ }).waitFor()
})

test('M7: an account of another subject is recommended only under the agreement', story, async () => {
  const settings = `/partners/${provider.mchid}/merchants/${subMchid}`
  const recommend = async () => {
    await page.goto(settings)
    await page.getByRole('button', { name: '设置推荐关注' }).click()
    await page
      .getByRole('dialog')
      .getByLabel('推荐哪个公众号或小程序')
      .selectOption({ label: `集团会员 · ${GROUP}` })
    await page.getByRole('dialog').getByRole('button', { name: '设置推荐关注' }).click()
  }
  await recommend()
  await page.getByRole('dialog').getByRole('alert').getByText('主体不一致').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await askAtDesk('recommend_follow')
  await deskAct('签署')
  await recommend()
  await page.getByText('“晴天咖啡”的推荐关注已设置').waitFor()
})

test('M24: the provider may not refund, the sub-merchant does so by hand', story, async () => {
  const made = await call('POST', `${ORDERS}/native`, order('m24-order'))
  const payer = await control<{ id: string }>(simulator.url, 'POST', '/payers', { name: '张三' })
  await control(simulator.url, 'POST', '/pay', { payer: payer.id, password: '123456', code_url: made.body.code_url })
  assert.deepEqual(await refund('m24-order', 'm24-sp'), [403, 'NO_AUTH'])
  await page.goto(`/merchants/${subMchid}/orders`)
  await page.getByLabel('任一单号，须完整').fill('m24-order')
  await page.getByLabel('任一单号，须完整').press('Enter')
  await page.getByRole('button', { name: /取消筛选/ }).waitFor()
  await page.getByRole('link', { name: 'm24-order' }).click()
  await page.getByText('最多可退 ¥38.00').waitFor()
  await page.getByLabel('退款金额（元）').fill('50')
  await page.getByRole('button', { name: '退款', exact: true }).click()
  await page.getByText('超过可退金额 ¥38.00').waitFor()
  await page.getByLabel('退款金额（元）').fill('8.50')
  await page.getByLabel('退款原因').fill('少一杯')
  await page.getByRole('button', { name: '退款', exact: true }).click()
  await page.getByRole('dialog').getByText('从“晴天咖啡”退款 ¥8.50？').waitFor()
  await confirm('退款 ¥8.50')
  await page.getByText('最多可退 ¥29.50').waitFor()
  await page.getByRole('row', { name: /商户平台手工.*少一杯.*−¥8.50/ }).waitFor()
})

test('M25: upon the invitation the sub-merchant authorises refunds, in force after ten minutes', story, async () => {
  await page.goto(`/merchants/${subMchid}/products`)
  await page.getByRole('link', { name: '去服务商平台邀约' }).click()
  await page.getByRole('button', { name: '发出授权邀约' }).click()
  await confirm('发出授权邀约')
  await page.getByText('待子商户授权').waitFor()
  await page.getByRole('link', { name: '它的商户平台' }).click()
  await page.getByRole('link', { name: '产品与授权' }).click()
  await page.getByRole('button', { name: '授权', exact: true }).click()
  await confirm('授权')
  await page
    .getByText(/已授权，.* 生效/)
    .first()
    .waitFor()
  assert.deepEqual(await refund('m24-order', 'm25-1'), [403, 'NO_AUTH'])
  await advance(TEN_MINUTES_MS)
  assert.deepEqual(await refund('m24-order', 'm25-1'), [200, undefined])
  await page.getByRole('button', { name: '解除授权' }).click()
  await confirm('解除授权')
  await page.getByText('服务商还没有邀约').waitFor()
  assert.deepEqual(await refund('m24-order', 'm25-2'), [403, 'NO_AUTH'])
})

test('M27: red packets are asked for at the desk, and the merchant platform shows it', story, async () => {
  await page.goto(`/merchants/${subMchid}/products`)
  const packets = page.getByRole('region', { name: '现金红包' })
  await packets.getByText('未申请').waitFor()
  await packets.getByRole('link', { name: '向商务经理申请' }).click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '现金红包', exact: true }).waitFor()
  await deskAct('签署')
  await page.goto(`/merchants/${subMchid}/products`)
  await packets.getByText('已开通', { exact: true }).waitFor()
})

test('M23: a day is settled to the corporate account; what the bank sends back is remitted again', async () => {
  await page.goto(`/merchants/${subMchid}/settlements`)
  await page.getByText('对公账户').waitFor()
  await page.getByRole('button', { name: '让银行退票' }).click()
  await confirm('让银行退票')
  await page.getByText('会被银行退回：账户状态异常').waitFor()
  await advance(2 * DAY_MS)
  await page.getByText('打款失败').waitFor()
  await page.getByRole('button', { name: '修改结算账户' }).click()
  await page.getByLabel('开户银行').fill('招商银行')
  await page.getByLabel('银行账号').fill('6214830211114567')
  await page.getByRole('button', { name: '保存账户' }).click()
  await page.getByText('62*************67').first().waitFor()
  await page.getByRole('button', { name: '重新打款' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /重新打款 ¥/ })
    .click()
  await page.getByRole('row', { name: /已打款.*招商银行/ }).waitFor()
})

test('no page of the story complained', story, () => {
  // A refusal that a page shows in words is for the browser a failed load.
  const complaints = troubles(page).filter((trouble) => !/status of 409/.test(trouble))
  assert.deepEqual(complaints, [])
})

async function advance(ms: number): Promise<void> {
  await control(simulator.url, 'POST', '/clock/advance', { ms })
}

/** A call of the provider's program, signed with what was downloaded. */
async function call(method: string, target: string, body?: unknown, by = provider): Promise<Reply> {
  const { offset_ms } = await control<{ offset_ms: number }>(simulator.url, 'GET', '/clock')
  const timestamp = Math.floor((Date.now() + offset_ms) / 1000)
  return callWeChat(simulator.url, by, method, target, body, { timestamp })
}

function order(number: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sp_appid: spAppid,
    sp_mchid: provider.mchid,
    sub_mchid: subMchid,
    description: '拿铁',
    out_trade_no: number,
    notify_url: `${simulator.url}/nobody`,
    amount: { total: 3_800 },
    ...changes,
  }
}

async function make(product: string, number: string, changes: Record<string, unknown> = {}): Promise<unknown[]> {
  const { status, body } = await call('POST', `${ORDERS}/${product}`, order(number, changes))
  return [status, body.code]
}

async function refund(number: string, outRefundNo: string): Promise<unknown[]> {
  const amount = { refund: 100, total: 3_800, currency: 'CNY' }
  const asked = { sub_mchid: subMchid, out_trade_no: number, out_refund_no: outRefundNo, amount }
  const { status, body } = await call('POST', '/v3/refund/domestic/refunds', asked)
  return [status, body.code]
}

async function confirm(verb: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: verb, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function makeProvider(name: string): Promise<void> {
  await page.goto('/partners')
  await page.getByRole('link', { name: '创建服务商' }).first().click()
  await page.getByLabel('名称').fill(name)
  await page.getByLabel('微信支付如何签名').selectOption('both')
  await page.getByRole('button', { name: '创建服务商' }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
}

function mchidIn(): string {
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

async function makeMerchant(name: string, subject: string): Promise<void> {
  await page.getByRole('button', { name: '新增特约商户' }).click()
  await page.getByLabel('商户简称').fill(name)
  await page.getByLabel('主体', { exact: true }).fill(subject)
  await page.getByRole('button', { name: '创建', exact: true }).click()
  await page.getByRole('row', { name: new RegExp(name) }).waitFor()
}

async function makeAppid(name: string, subject: string): Promise<void> {
  if (!page.url().endsWith('/appids')) await page.getByRole('link', { name: 'appid', exact: true }).click()
  await page.getByLabel('公众号、小程序或应用的名称').fill(name)
  await page.getByLabel('主体', { exact: true }).fill(subject)
  await page.getByRole('button', { name: '创建', exact: true }).click()
  await page.getByRole('row', { name: new RegExp(name) }).waitFor()
}

async function appidOf(name: string): Promise<string> {
  const number = page.getByRole('row', { name: new RegExp(`^${name} `) }).locator('.number-text')
  return (await number.getAttribute('title')) ?? ''
}

/** From the downloaded files alone: the .p12, which our own server opens, and the key as PEM, are one key. */
async function certificateOf(mchid: string): Promise<Credentials> {
  await page.goto(`/partners/${mchid}/security`)
  const opened = openP12(await download('apiclient_cert.p12'), mchid)
  const key = createPrivateKey(await download('apiclient_key.pem'))
  assert(key.equals(createPrivateKey(opened.privateKeyPem)))
  const serial = new X509Certificate(await download('apiclient_cert.pem')).serialNumber
  assert.equal(new X509Certificate(opened.certificatePem).serialNumber, serial)
  assert.equal((await download(/_cert\.zip$/)).subarray(0, 2).toString(), 'PK')
  return { mchid, serial, private_key_pem: opened.privateKeyPem }
}

async function download(name: string | RegExp): Promise<Buffer> {
  const label = typeof name === 'string' ? `下载 ${name}` : name
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: label }).click()])
  return readFile(await file.path())
}

async function askAtDesk(name: string): Promise<void> {
  await page.goto(`/desk/new?sub_mchid=${subMchid}&name=${name}`)
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('待处理').waitFor()
}

async function deskAct(verb: string, why = ''): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).click()
  if (why !== '') await page.getByRole('dialog').getByLabel('理由（会记入历史）').fill(why)
  await confirm(verb)
}

async function bind(appid: string): Promise<void> {
  await page.goto(`/partners/${provider.mchid}/merchants/${subMchid}`)
  await page.getByRole('button', { name: '关联 appid' }).click()
  await page.getByRole('dialog').getByLabel('sub_appid').selectOption(appid)
  await confirm('关联 appid')
}
