import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeAppid, type Stage } from '@teyue/simulator/testing/stage'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import { openCashier } from './cashier.ts'
import { enterPassword, openByScan, openPhone, putAway, showTab } from './phone-acts.ts'

closeBrowserAfterwards()

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

async function openGoldPlan(stage: Stage, url: string): Promise<void> {
  const asked = { sub_mchid: stage.subMchid, operation_type: 'OPEN' }
  await stage.control('PUT', `/providers/${stage.provider.mchid}/receipt-page`, { url })
  await stage.call('POST', '/v3/goldplan/merchants/changecustompagestatus', asked)
  await stage.call('POST', '/v3/goldplan/merchants/changegoldplanstatus', asked)
  await stage.advance(5 * 60_000)
}
