import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recommend } from '@teyue/simulator/testing/recommend'
import type { Stage } from '@teyue/simulator/testing/stage'
import type { Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser } from './browser.ts'
import { enterPassword, openByScan, openPhone, putAway, showTab } from './phone-acts.ts'

const ORDERS = '/v3/pay/partner/transactions'

closeBrowserAfterwards()

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
