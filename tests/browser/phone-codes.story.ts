import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toBuffer } from 'bwip-js'
import type { Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import { enterPassword, openPhone, openPurse, openScan, putAway } from './phone-acts.ts'
import { readCode } from './read-code.ts'

const ORDERS = '/v3/pay/partner/transactions'

closeBrowserAfterwards()

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
