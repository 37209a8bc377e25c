import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import type { Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser, settled, troubles } from './browser.ts'
import { order, paid } from './console-money-pages.ts'
import { type ConsoleWorld, consoleWorld } from './console-world.ts'
import { readCode } from './read-code.ts'

const hourMs = 3_600_000

let world: ConsoleWorld
let finance: Page
const lifetime = fileLifetime()
before(async () => {
  if (noBrowser) return
  world = await consoleWorld(lifetime)
  finance = await world.open({ role: 'finance' })
})
closeBrowserAfterwards()

test('a payment on the phone is found by WeChat’s number, its timeline read, and refunded in words; the state turns by itself', {
  skip: noBrowser,
}, async () => {
  const id = await paid(world, 123_450)
  const { body } = await world.api('GET', `/v1/payments/${id}`)
  await finance.goto('/')
  await finance.getByRole('textbox', { name: '按单号查找' }).fill(String(body.transaction_id))
  await finance.keyboard.press('Enter')
  await finance.waitForURL(new RegExp(`/payments/${id}$`))
  await settled(finance)
  const steps = finance.locator('.step strong')
  await steps.filter({ hasText: '已支付' }).waitFor()
  assert.deepEqual(await steps.allTextContents(), ['受理支付', '微信已下单，等待付款', '已支付'])
  await finance.getByRole('button', { name: '查看报文' }).first().click()
  await finance.locator('.exchange pre').first().waitFor()
  assert.doesNotMatch((await finance.locator('.exchange').textContent()) ?? '', /signature="(?!\*)/)

  await finance.getByRole('button', { name: '退款', exact: true }).click()
  await finance.getByLabel('退款金额（元）').fill('2000')
  await finance.getByRole('dialog').getByRole('button', { name: '退款' }).click()
  await finance.getByText('请填写 0.01 到 1234.50 之间的金额。').waitFor()
  await finance.getByLabel('退款金额（元）').fill('45')
  await finance.getByLabel('原因').fill('少做了一杯')
  await finance.getByText('将向付款人退回 ¥45.00').waitFor()
  await finance.getByRole('button', { name: '退款 ¥45.00' }).click()
  await finance.waitForURL(/\/refunds\/rfd_/)
  await finance.getByText('微信支付已受理，正在退给付款人。').waitFor()
  await world.advance(3 * 24 * hourMs)
  await world.control('POST', '/_control/flush', {})
  await world.drain()
  await finance.getByText('付款人已收到退款。').waitFor()
  assert.deepEqual(troubles(finance), [])
})

test('a cashier collects: the code fills the screen and turns into paid without reloading', {
  skip: noBrowser,
}, async () => {
  const cashier = await world.open({ role: 'cashier', merchantId: world.demo.merchants.company }, { size: 'phone' })
  await cashier.goto('/collect')
  await cashier.getByLabel('收款金额（元）').fill('12.8')
  await cashier.getByRole('button', { name: '出示收款码' }).click()
  await cashier.getByRole('img', { name: '收款二维码，12.80 元' }).waitFor()
  await cashier.evaluate('window.isSame = true')
  await world.pay({ code_url: await readCode(cashier.locator('.qr')) })
  await world.drain()
  await cashier.getByText('已收款').waitFor()
  assert.equal(await cashier.evaluate('window.isSame'), true)
  // A cashier does not refund: neither the button nor the platform lets it.
  await cashier.getByRole('button', { name: '查看详情' }).click()
  await settled(cashier)
  assert.equal(await cashier.getByRole('button', { name: '退款', exact: true }).count(), 0)
  assert.deepEqual(troubles(cashier), [])
  await cashier.context().close()
})

test('a list is narrowed by a view that was kept, exported as it is filtered, found again, fetched and read', {
  skip: noBrowser,
}, async () => {
  const { reference } = await order(world, 770, '一本书')
  await finance.goto('/payments?amount_from=7')
  await finance.getByRole('textbox', { name: '商户单号' }).fill(reference)
  await finance.keyboard.press('Enter')
  await finance.getByText('共 1 笔').waitFor()
  await finance.getByRole('button', { name: '存为视图' }).click()
  await finance.getByRole('dialog').getByLabel('名称').fill('那本书')
  await finance.getByRole('dialog').getByRole('button', { name: '存下' }).click()
  await finance.getByRole('button', { name: '清除筛选' }).click()
  await finance.waitForURL(/\/payments$/)
  await finance.getByRole('button', { name: '那本书', exact: true }).click()
  await finance.getByText('共 1 笔').waitFor()
  await finance.getByRole('button', { name: '导出' }).click()
  await finance.getByText('导出为 CSV').click()
  await finance.getByText('正在后台生成文件').waitFor()
  await world.drain()
  await finance.goto('/exports')
  await finance.getByText('最低金额（元）: ¥7.00').waitFor()
  const [file] = await Promise.all([
    finance.waitForEvent('download'),
    finance.getByRole('button', { name: '下载' }).click(),
  ])
  assert.match(file.suggestedFilename(), /^teyue-test-payments-\d+\.csv$/)
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  assert.equal(lines.length, 2)
  assert.match(lines[1]!, new RegExp(`,${reference},.*,7\\.70,`))
  assert.deepEqual(troubles(finance), [])
})

test('WeChat says nothing for an hour: a disagreement that nobody may settle, until WeChat is asked and answers', {
  skip: noBrowser,
}, async () => {
  await world.control('POST', '/_control/faults', { seed: 1, rates: { drop_before: 1 } })
  const { id } = await order(world, 990, '一束花')
  for (let step = 0; step < 8; step++) await world.advance(hourMs / 6)
  await world.control('DELETE', '/_control/faults')
  await finance.goto('/disagreements?state=open')
  await finance
    .getByRole('row', { name: /长时间没有微信的确定答复/ })
    .first()
    .press('Enter')
  await finance.waitForURL(/\/disagreements\/dis_/)
  await settled(finance)
  assert.equal(await finance.getByRole('button', { name: '了结', exact: true }).isDisabled(), true)
  await finance.getByText('任何人都不能替它下结论').waitFor()
  await finance.getByRole('button', { name: '立即查询微信' }).click()
  await finance.getByText('已提交。').waitFor()
  for (let step = 0; step < 3; step++) await world.advance(hourMs / 6)
  await finance.getByText('微信支付后来的答复使它自行了结。').waitFor()
  const { body } = await world.api('GET', `/v1/payments/${id}`)
  assert.notEqual(body.state, 'unknown')
  assert.deepEqual(troubles(finance), [])
})
