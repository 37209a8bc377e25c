import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openStage, type Stage } from '@teyue/simulator/testing/stage'
import { toBuffer } from 'bwip-js'
import type { Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser, openPage, troubles } from './browser.ts'
import { readCode } from './read-code.ts'

const ORDERS = '/v3/pay/partner/transactions'

closeBrowserAfterwards()

/** The phone of 张三, who is in the stage from the start. */
async function openPhone(t: TestContext): Promise<{ stage: Stage; page: Page }> {
  const stage = await openStage(t)
  const page = await openPage(stage.url, { size: 'phone' })
  await page.goto('/')
  await page.getByRole('button', { name: /^张三/ }).click()
  await page.getByRole('heading', { name: '支付', exact: true }).waitFor()
  t.after(async () => {
    assert.deepEqual(troubles(page), [])
    await page.context().close()
  })
  return { stage, page }
}

async function enterPassword(page: Page, digits: string): Promise<void> {
  await page.getByRole('dialog', { name: '请输入支付密码' }).waitFor()
  await page.keyboard.type(digits)
}

test('the phone scans and shows codes', { skip: noBrowser, timeout: 120_000 }, async (t) => {
  const { stage, page } = await openPhone(t)

  await t.test('M10: the payment code on the screen is one code, as bars, as a square and in digits', async () => {
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
  })

  await t.test('M11: a picture of a Native code is scanned and paid', async () => {
    const { body } = await stage.call('POST', `${ORDERS}/native`, stage.order('picture-1'))
    await page.getByRole('button', { name: '扫一扫' }).click()
    await page.locator('input[type=file]').setInputFiles(await pictureOf(String(body.code_url)))
    await page.getByRole('button', { name: '立即支付' }).click()
    await enterPassword(page, '123456')
    await page.getByText('支付成功').first().waitFor()
    assert.equal((await stage.query('picture-1')).body.trade_state, 'SUCCESS')
    await page.getByRole('button', { name: '完成' }).click()
  })

  await t.test('what is no payment code is named, and a picture without a code too', async () => {
    await page.getByRole('button', { name: '扫一扫' }).click()
    await page.locator('input[type=file]').setInputFiles(await pictureOf('just some words'))
    await page.getByText('“just some words”不是微信支付的码').waitFor()
    const blank = {
      name: 'blank.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 300, width: 40, height: 40 } }),
    }
    await page.locator('input[type=file]').setInputFiles(blank)
    await page.getByText('图片里没有找到二维码').waitFor()
    await page.getByRole('button', { name: '返回' }).click()
  })
})

async function pictureOf(text: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await toBuffer({ bcid: 'qrcode', text, scale: 4, padding: 4, backgroundcolor: 'FFFFFF' })
  return { name: 'code.png', mimeType: 'image/png', buffer }
}
