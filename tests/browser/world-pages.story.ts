import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { control } from '@teyue/simulator/testing/control-client'
import { openReceiver, type Receiver } from '@teyue/simulator/testing/notice-receiver'
import type { Page } from 'playwright-core'
import { closeBrowserAfterwards, noBrowser, openPage, troubles } from './browser.ts'
import { luckyWorld } from './lucky-world.ts'
import { portalWorld } from './portal-world.ts'

let simulator: Simulator
let receiver: Receiver
let page: Page
before(async () => {
  if (noBrowser) return
  simulator = await startSimulator({ port: 0, dataDir: null })
  receiver = await openReceiver(401)
  await luckyWorld(simulator)
  page = await openPage(simulator.url)
})
after(async () => {
  if (noBrowser) return
  assert.deepEqual(troubles(page), [])
  await simulator.close()
  await receiver.close()
})
closeBrowserAfterwards()

const said = (words: RegExp) => page.locator('#voice').filter({ hasText: words }).waitFor()
const read = <Body>(path: string) => control<Body>(simulator.url, 'GET', path)

test('a plan is put in force, a fault is added by hand, and what it strikes is shown with its request', {
  skip: noBrowser,
}, async () => {
  await page.goto('/faults')
  const plan = page.locator('.plan').filter({ hasText: '缓慢的下午' })
  await plan.getByRole('button', { name: '启用' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '启用' }).click()
  await said(/缓慢的下午/)
  assert.deepEqual((await read<{ plan: { rates: object } }>('/faults')).plan.rates, { slow: 0.5 })
  await page.getByRole('button', { name: '全部清除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '全部清除' }).click()
  await page.getByText('没有故障，一切照常').waitFor()
  await page.getByRole('link', { name: '手工' }).click()
  await page.getByLabel('接口').selectOption('native')
  await page.getByLabel('答以的错误码').selectOption('RULE_LIMIT')
  await page.getByRole('button', { name: '添加' }).click()
  await said(/已添加/)
  const { call, order } = await portalWorld(simulator)
  const refused = await call('POST', '/v3/pay/partner/transactions/native', order('by-page-01'))
  assert.equal(refused.body.code, 'RULE_LIMIT')
  const hit = page.getByRole('row').filter({ hasText: 'by-page-01' })
  assert.match(String(await hit.getByRole('link', { name: '看请求' }).getAttribute('href')), /^\/requests\/\d+$/)
})

test('a plan is saved, and a file brings another; a file that is none is refused in words', {
  skip: noBrowser,
}, async () => {
  await page.goto('/faults')
  await page.getByRole('button', { name: '存为计划' }).click()
  await page.getByRole('dialog').getByLabel('名字').fill('周日')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.locator('.plan').filter({ hasText: '周日' }).waitFor()
  const file = await read<Record<string, unknown>>(`/fault-plans/${encodeURIComponent('周日')}/file`)
  const bring = (body: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(body) })
  await bring(JSON.stringify({ ...file, name: '同事的计划' }))
  await page.locator('.plan').filter({ hasText: '同事的计划' }).waitFor()
  await bring('no plan')
  await said(/不是计划文件/)
})

test('the clock goes to the next thing, and what happens is told', { skip: noBrowser }, async () => {
  await page.goto('/clock')
  await page.getByRole('button', { name: '到下一件事' }).click()
  await said(/途中发生了 \d+ 件事/)
  await page.getByRole('button', { name: '+1 天' }).click()
  await page.locator('.moments').getByText('结算完成').first().waitFor()
  await page.locator('.moments').getByText('账单可下载').first().waitFor()
  await page.locator('.moments').getByRole('link', { name: '20261125-0003' }).first().click()
  await page.waitForURL(/\/ledger\?number=20261125-0003/)
})

test('the ledger balances, is filtered by its address, and leaves as a file', { skip: noBrowser }, async () => {
  await page.goto('/ledger?number=lucky-0001')
  await page.getByText('合计为零，账平').waitFor()
  await page.locator('.ledger-lines tbody tr').nth(3).waitFor()
  assert.equal(await page.locator('.ledger-lines tbody tr').count(), 4)
  await page.getByLabel('账户', { exact: true }).selectOption('payer')
  await page.waitForURL(/account=payer/)
  await page.locator('.ledger-lines tbody tr').filter({ hasText: '−¥26.00' }).waitFor()
  const href = String(await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href'))
  const file = await (await page.request.get(href)).text()
  assert.match(file, /,-26\.00,/)
})

test('a notice shows what was sent, goes out again, and a forged one is refused', { skip: noBrowser }, async () => {
  await page.goto('/notices?number=lucky-0002')
  await page.locator('.row-link').first().click()
  await page.getByText('第 1 次的原始报文').click()
  await page
    .getByText(/WECHATPAY\/SIGNTEST\//)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '重新投递' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '重新投递' }).click()
  await said(/已再发一次/)
  await page.getByRole('button', { name: '伪造一个通知' }).click()
  await page.getByLabel('发往').fill(receiver.url)
  await page.getByLabel('哪里是错的').selectOption('tampered')
  await page.getByRole('dialog').getByRole('button', { name: '发送' }).click()
  await page.getByText('对方答 401，拒绝了：正确。').waitFor()
  assert.equal(receiver.received.length, 1)
})

test('a rule is saved as soon as it is chosen', { skip: noBrowser }, async () => {
  await page.goto('/rules')
  await page.getByLabel('一开始就有').check()
  await said(/已保存：退款权限/)
  assert.equal((await read<{ refundAuthority: string }>('/rules')).refundAuthority, 'granted')
})

test('a world is opened and deleted, and a snapshot brings back what was', { skip: noBrowser }, async () => {
  await page.goto('/worlds')
  await page.getByRole('button', { name: '新开一个世界' }).click()
  await page.getByRole('dialog').getByLabel('名字').fill('second')
  await page.getByRole('dialog').getByRole('button', { name: '新开' }).click()
  const row = page.getByRole('row').filter({ hasText: 'second' })
  await row.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await row.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '把现在存为快照' }).click()
  await page.getByRole('dialog').getByLabel('名字').fill('before')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  const kept = page.getByRole('row').filter({ hasText: 'before' })
  await kept.waitFor()
  await page.getByRole('button', { name: '清空', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '清空' }).click()
  await said(/已清空/)
  assert.deepEqual((await read<{ providers: object[] }>('/providers')).providers, [])
  await kept.getByRole('button', { name: '载入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '载入' }).click()
  await said(/已载入 before/)
  assert.equal((await read<{ providers: object[] }>('/providers')).providers.length, 1)
})

test('the reference of the control API finds a call, says what it takes, and makes it after asking', {
  skip: noBrowser,
}, async () => {
  await page.goto('/_control/reference')
  await page.getByRole('heading', { name: '服务', exact: true }).waitFor()
  await page.getByRole('searchbox').fill('没有这样的调用')
  await page.getByRole('button', { name: '清空搜索' }).click()
  await page.getByRole('searchbox').fill('payers.make')
  await page.getByRole('heading', { name: '找到 1 个调用' }).waitFor()
  const call = page.locator('[id="payers.make"]')
  await call.locator('summary').click()
  await page.waitForURL('**call=payers.make')
  await call.getByText('world.payers.make()').waitFor()
  await call.getByRole('textbox').fill('{ "name": "李四')
  await call.getByRole('button', { name: '发送' }).click()
  await call.getByText('这不是 JSON').waitFor()
  await call.getByRole('textbox').fill(`{ "name": "李四's" }`)
  const shell = `curl -s -X POST '${simulator.url}/_control/payers' -H 'Content-Type: application/json' -d '{"name":"李四'\\''s"}'`
  assert.equal(await call.locator('.raw').first().textContent(), shell)
  await call.getByRole('button', { name: '发送' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发送' }).click()
  await call.getByText('HTTP 200').waitFor()
  const { payers } = await read<{ payers: { name: string }[] }>('/payers')
  assert.equal(payers.at(-1)!.name, "李四's")

  await page.goto('/_control/reference?call=orders.find')
  const find = page.locator('[id="orders.find"]')
  await find.getByRole('button', { name: '发送' }).click()
  await find.getByText('请填写 sp_mchid').waitFor()
  await find.getByLabel('sp_mchid').fill('1900000001')
  await find.getByLabel('out_trade_no').fill('a/b')
  await find.getByRole('button', { name: '发送' }).click()
  await find.getByText('HTTP 404').waitFor()
  await find.getByText('"NOT_FOUND"').waitFor()
  // The browser complains of any refusal that a page asks for.
  assert.match(troubles(page).splice(0).join(), /404/)
})
