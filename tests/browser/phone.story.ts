import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { recommend } from '@teyue/simulator/testing/recommend'
import { makeAppid, openStage, type Stage } from '@teyue/simulator/testing/stage'
import { toBuffer } from 'bwip-js'
import type { Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser, openPage, troubles } from './browser.ts'
import { openCashier } from './cashier.ts'
import { readCode } from './read-code.ts'

const ORDERS = '/v3/pay/partner/transactions'

closeBrowserAfterwards()

/** The phone of 张三, who is in the stage from the start. */
async function openPhone(t: TestContext): Promise<{ stage: Stage; page: Page }> {
  const stage = await openStage(t)
  const page = await openPage(stage.url, { size: 'phone' })
  await page.goto('/')
  await page.getByRole('button', { name: /^张三/ }).click()
  await page.getByRole('heading', { name: '微信', exact: true }).waitFor()
  return { stage, page }
}

/** Before the simulator ends, which the page would complain of. */
async function putAway(page: Page): Promise<void> {
  await page.context().close()
  // A browser tells of every refusal; the phone shows them.
  assert.deepEqual(
    troubles(page).filter((trouble) => !trouble.includes('409 (Conflict)')),
    [],
  )
}

async function enterPassword(page: Page, digits: string): Promise<void> {
  await page.getByRole('dialog', { name: '请输入支付密码' }).waitFor()
  await page.keyboard.type(digits)
}

test('the phone scans and shows codes', { skip: noBrowser, timeout: 120_000 }, async (t) => {
  const { stage, page } = await openPhone(t)

  await t.test('M10: the payment code on the screen is one code, as bars, as a square and in digits', async () => {
    await openPurse(page)
    await page.getByRole('button', { name: '付款码' }).click()
    const digits = await page.locator('[data-code]').getAttribute('data-code')
    assert.match(String(digits), /^1[0-5]\d{16}$/)
    assert.equal((await page.locator('[data-code]').textContent())?.replaceAll(' ', ''), digits)
    assert.equal(await readCode(page.locator('svg.code128')), digits)
    assert.equal(await readCode(page.locator('svg.qrcode')), digits)
    await page.getByRole('button', { name: '放大条形码' }).click()
    assert.equal(await readCode(page.getByRole('button', { name: '点一下返回' }), 'turned'), digits)
    await page.getByRole('button', { name: '点一下返回' }).click()
  })

  await t.test('M10: after a minute it is another code', async () => {
    const before = await page.locator('[data-code]').getAttribute('data-code')
    await stage.advance(61_000)
    await page.locator(`[data-code]:not([data-code="${before}"])`).waitFor()
    assert.equal(
      await readCode(page.locator('svg.qrcode')),
      await page.locator('[data-code]').getAttribute('data-code'),
    )
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('button', { name: '返回' }).click()
  })

  await t.test('M11: a picture of a Native code is scanned and paid', async () => {
    const { body } = await stage.call('POST', `${ORDERS}/native`, stage.order('picture-1'))
    await openScan(page)
    await page.locator('input[type=file]').setInputFiles(await pictureOf(String(body.code_url)))
    await page.getByRole('button', { name: '立即支付' }).click()
    await enterPassword(page, '123456')
    await page.getByText('支付成功').first().waitFor()
    assert.equal((await stage.query('picture-1')).body.trade_state, 'SUCCESS')
    await page.getByRole('button', { name: '完成' }).click()
  })

  await t.test('what is no payment code is named, and a picture without a code too', async () => {
    await openScan(page)
    await page.locator('input[type=file]').setInputFiles(await pictureOf('just some words'))
    await page.getByText('“just some words”不是微信支付的码').waitFor()
    const blank = {
      name: 'blank.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 300, width: 40, height: 40 } }),
    }
    await page.locator('input[type=file]').setInputFiles(blank)
    await page.getByText('图片里没有找到二维码').waitFor()
  })

  await t.test('M11: a picture may be dropped on the screen or pasted anywhere on it', async () => {
    for (const way of ['drop', 'paste'] as const) {
      const { body } = await stage.call('POST', `${ORDERS}/native`, stage.order(`picture-${way}`))
      await give(page, way, await pictureOf(String(body.code_url)))
      await page.getByRole('button', { name: '立即支付' }).waitFor()
      await page.getByRole('button', { name: '返回' }).click()
      await page.getByRole('textbox', { name: '粘贴二维码里的链接' }).waitFor()
    }
  })
  await putAway(page)
})

/** As a person drops a file from the desk, or pastes a picture that was copied. */
async function give(page: Page, way: 'drop' | 'paste', { buffer }: { buffer: Buffer }): Promise<void> {
  await page.evaluate(`(() => {
    const bytes = Uint8Array.from(atob('${buffer.toString('base64')}'), (character) => character.charCodeAt(0))
    const given = new DataTransfer()
    given.items.add(new File([bytes], 'code.png', { type: 'image/png' }))
    const event = '${way}' === 'drop'
      ? new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true })
      : new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true })
    document.querySelector('${way === 'drop' ? '.finder-window' : 'h1'}').dispatchEvent(event)
  })()`)
}

async function pictureOf(text: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await toBuffer({ bcid: 'qrcode', text, scale: 4, padding: 4, backgroundcolor: 'FFFFFF' })
  return { name: 'code.png', mimeType: 'image/png', buffer }
}

test('a cashier runs unchanged in the phone', { skip: noBrowser, timeout: 180_000 }, async (t) => {
  const { stage, page } = await openPhone(t)
  const shop = await openCashier(stage)
  t.after(() => shop.close())
  const web = page.frameLocator('iframe')
  await stage.control('PUT', `/appids/${stage.spAppid}`, { oauth_domains: ['127.0.0.1'] })
  await stage.control('PUT', `/pay-paths/${stage.subMchid}`, { paths: [`${shop.url}/pay/`] })

  await t.test('M11, M15: OAuth leads back with code and state, and the payer whose openid it is pays', async () => {
    await openByScan(page, `${shop.url}/pay/`)
    await page.getByRole('heading', { name: '晴天咖啡 收银台' }).waitFor()
    assert.equal(await web.locator('#state').textContent(), 'table-3')
    await web.locator('#number').fill('cashier-1')
    await web.getByRole('button', { name: '微信支付' }).click()
    await enterPassword(page, '123456')
    await page.getByRole('dialog', { name: '支付成功' }).getByRole('button', { name: '完成' }).click()
    await web.getByText('get_brand_wcpay_request:ok').waitFor()
    assert.equal((await stage.query('cashier-1')).body.trade_state, 'SUCCESS')
  })

  await t.test('M11: a wrong password may be entered again, and who closes the sheet has cancelled', async () => {
    await web.locator('#number').fill('cashier-2')
    await web.getByRole('button', { name: 'JS-SDK 支付' }).click()
    await enterPassword(page, '000000')
    await page
      .getByRole('alertdialog', { name: '支付密码错误，请重试' })
      .getByRole('button', { name: '重新输入' })
      .click()
    await page.getByRole('dialog', { name: '请输入支付密码' }).waitFor()
    await page.keyboard.press('Escape')
    await web.getByText('chooseWXPay:cancel').waitFor()
    assert.equal((await stage.query('cashier-2')).body.trade_state, 'NOTPAY')
  })

  await t.test('M11: a pay sign that is not right is refused in WeChat’s words', async () => {
    await web.locator('#number').fill('cashier-3')
    await web.getByRole('button', { name: '坏签名' }).click()
    const refused = page.getByRole('alertdialog', { name: '支付验证签名失败' })
    await refused.getByText('给开发者：为什么').click()
    await refused.getByText('签名的不是应签名的字符串').waitFor()
    assert.equal(await refused.getByRole('link', { name: '请求日志' }).getAttribute('href'), '/requests?refused=1')
    await refused.getByRole('button', { name: '知道了' }).click()
    await web.getByText('get_brand_wcpay_request:fail').waitFor()
    await page.getByRole('button', { name: '关闭网页' }).click()
  })

  await t.test(
    'with the gold plan open WeChat’s page follows, with the receipt in its frame, which leads on',
    async () => {
      await openGoldPlan(stage, `${shop.url}/receipt`)
      await openByScan(page, `${shop.url}/pay/`)
      await web.locator('#number').fill('cashier-4')
      await web.getByRole('button', { name: '微信支付' }).click()
      await enterPassword(page, '123456')
      await page.getByRole('heading', { name: '支付结果' }).waitFor()
      const receipt = page.frameLocator('iframe[title="商家小票"]')
      await receipt.getByText('取餐码 A17').waitFor()
      assert.equal(await receipt.locator('#order').textContent(), 'cashier-4')
      await page.locator('iframe.receipt-frame:not(.is-hidden)[height="240"]').waitFor()
      await receipt.getByRole('button', { name: '查看订单' }).click()
      await page
        .getByRole('alertdialog', { name: '即将打开商家的新页面' })
        .getByRole('button', { name: '允许' })
        .click()
      await page.getByRole('heading', { name: '我的订单' }).waitFor()
      await page.getByRole('button', { name: '关闭网页' }).click()
    },
  )

  await t.test('a receipt that does not answer in three seconds gives way to WeChat’s own', async () => {
    await stage.control('PUT', `/providers/${stage.provider.mchid}/receipt-page`, { url: `${shop.url}/silent` })
    await openByScan(page, `${shop.url}/pay/`)
    await web.locator('#number').fill('cashier-5')
    await web.getByRole('button', { name: '微信支付' }).click()
    await enterPassword(page, '123456')
    await page.getByText('无法获取订单信息').waitFor()
    await page.getByRole('button', { name: '完成' }).click()
  })
  await putAway(page)
})

test('pages with frames, forms and a mini program run in the phone', {
  skip: noBrowser,
  timeout: 120_000,
}, async (t) => {
  const { stage, page } = await openPhone(t)
  const shop = await openCashier(stage)
  t.after(() => shop.close())
  const web = page.frameLocator('iframe')

  await t.test('a page’s own frames are left alone, and a form posts to another origin in the phone', async () => {
    await openByScan(page, `${shop.url}/more/`)
    await web.getByText('inner: undefined, framed').waitFor()
    await web.getByRole('button', { name: '去别家' }).click()
    await web.getByText('posted: table=3').waitFor()
    await page.getByRole('button', { name: '关闭网页' }).click()
  })

  await t.test('M15, M20: a page that stands for a mini program logs in and pays as one', async () => {
    const miniAppid = await makeAppid(stage.url, '晴天小程序', '特约云科技有限公司', 'mini_program')
    await stage.control('POST', `/providers/${stage.provider.mchid}/appids`, { appid: miniAppid })
    await showTab(page, '发现')
    await page.getByRole('button', { name: '打开网页' }).click()
    await page.getByLabel('网址').fill(`${shop.url}/mini/?appid=${miniAppid}`)
    await page.getByLabel('小程序 AppID（可不填）').fill(miniAppid)
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await web.locator('#number').fill('mini-1')
    await web.getByRole('button', { name: '登录并支付' }).click()
    await enterPassword(page, '123456')
    await page.getByRole('dialog', { name: '支付成功' }).getByRole('button', { name: '完成' }).click()
    await web.getByText('login:ok requestPayment:ok').waitFor()
    const paid = (await stage.query('mini-1')).body
    assert.equal(paid.trade_state, 'SUCCESS')
    assert.equal((paid.payer as { sp_openid: string }).sp_openid, await stage.openid(stage.payer, miniAppid))
    await web.locator('#number').fill('mini-2')
    await web.getByRole('button', { name: '登录并支付' }).click()
    await page.getByRole('dialog', { name: '请输入支付密码' }).waitFor()
    await page.keyboard.press('Escape')
    await web.getByText('login:ok requestPayment:fail cancel').waitFor()
    await page.getByRole('button', { name: '关闭网页' }).click()
  })
  await putAway(page)
})

async function openByScan(page: Page, address: string): Promise<void> {
  await openScan(page)
  await page.getByRole('textbox', { name: '粘贴二维码里的链接' }).fill(address)
  await page.getByRole('button', { name: '识别' }).click()
}

async function openGoldPlan(stage: Stage, url: string): Promise<void> {
  const asked = { sub_mchid: stage.subMchid, operation_type: 'OPEN' }
  await stage.control('PUT', `/providers/${stage.provider.mchid}/receipt-page`, { url })
  await stage.call('POST', '/v3/goldplan/merchants/changecustompagestatus', asked)
  await stage.call('POST', '/v3/goldplan/merchants/changegoldplanstatus', asked)
  await stage.advance(5 * 60_000)
}

test('the phone keeps what happened, and is each payer’s own', { skip: noBrowser, timeout: 120_000 }, async (t) => {
  const { stage, page } = await openPhone(t)
  await recommend(stage)

  await t.test('M5, M6: the account offered after paying is followed until its box is unticked', async () => {
    await payNative(stage, page, 'follow-1')
    const box = page.getByRole('checkbox', { name: /关注“晴天餐饮”/ })
    assert.equal(await box.isChecked(), true)
    await box.uncheck()
    assert.deepEqual(await followsOf(stage), [])
    await box.check()
    await page.waitForFunction('document.querySelector(".follow input").checked')
    await page.getByRole('button', { name: '完成' }).click()
    await showTab(page, '微信')
    await page.getByRole('button', { name: /晴天餐饮/ }).click()
    await page.getByText('你已关注“晴天餐饮”。').waitFor()
    assert.deepEqual(await followsOf(stage), [stage.subAppid])
    await page.getByRole('button', { name: '返回' }).click()
  })

  await t.test('M24: a refund arrives in the chat of WeChat Pay when it ends', async () => {
    await page.getByRole('button', { name: /微信支付/ }).click()
    await page.getByRole('heading', { name: '支付凭证' }).waitFor()
    assert.equal((await stage.refund('follow-1', 'refund-1', 300)).status, 200)
    assert.equal(await page.getByRole('heading', { name: '退款到账通知' }).count(), 0)
    await stage.advance(3_000)
    await page.getByRole('heading', { name: '退款到账通知' }).waitFor()
    await page.getByText('¥3.00').waitFor()
    await page.getByRole('button', { name: '返回' }).click()
  })

  await t.test('M15: another payer has another phone, and a closed account pays nothing', async () => {
    await stage.control('POST', '/payers', { name: '李四' })
    await showTab(page, '我')
    await page.getByRole('button', { name: '张三, 换付款人' }).click()
    await page.getByRole('button', { name: /^李四/ }).click()
    await showTab(page, '我')
    await page.getByRole('button', { name: '设置' }).click()
    await page.getByLabel('微信支付账户').selectOption('closed')
    await page.getByText('已保存。').waitFor({ state: 'attached' })
    await page.getByLabel('给零钱充值（元）').fill('1')
    await page.getByRole('button', { name: '充值' }).click()
    await page.getByText('现在有 ¥1,000,001.00').waitFor()
    await page.getByRole('button', { name: '返回' }).click()
    const { body } = await stage.call('POST', `${ORDERS}/native`, stage.order('closed-1'))
    await openByScan(page, String(body.code_url))
    await page.getByRole('button', { name: '立即支付' }).click()
    await enterPassword(page, '123456')
    await page.getByText('支付失败').waitFor()
    assert.equal((await stage.query('closed-1')).body.trade_state, 'NOTPAY')
  })
  await putAway(page)
})

async function payNative(stage: Stage, page: Page, number: string): Promise<void> {
  const { body } = await stage.call('POST', `${ORDERS}/native`, stage.order(number, { sub_appid: stage.subAppid }))
  await openByScan(page, String(body.code_url))
  await page.getByRole('button', { name: '立即支付' }).click()
  await enterPassword(page, '123456')
  await page.getByText('支付成功').first().waitFor()
}

async function followsOf(stage: Stage): Promise<string[]> {
  const { follows } = await stage.control<{ follows: { appid: string }[] }>('GET', `/payers/${stage.payer}/follows`)
  return follows.map(({ appid }) => appid)
}

async function showTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '微信的标签页' }).getByRole('button', { name, exact: true }).click()
}

async function openScan(page: Page): Promise<void> {
  await showTab(page, '发现')
  await page.getByRole('button', { name: '扫一扫' }).click()
}

async function openPurse(page: Page): Promise<void> {
  await showTab(page, '我')
  await page.getByRole('button', { name: '支付', exact: true }).click()
}
