import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { troubles } from './browser.ts'
import type { ConsoleWorld } from './console-world.ts'
import type { TakenOn } from './merchant-acts.ts'

/** A merchant is let go: what is open is found and ended, its people are told, its files are made, and in the end it has left. */
export async function letLeave(page: Page, world: ConsoleWorld, { id }: TakenOn): Promise<void> {
  const key = { key: world.demo.keys.provider }
  const order = { merchant: id, product: 'native', amount: 200, description: '书', reference: 'book-2' }
  const { body } = await world.api('POST', '/v1/payments', order, key)
  const owner = await world.open({ role: 'owner', merchantId: id })
  await page.goto(`/merchants/${id}?tab=departure`)
  await begin(page)

  await page.getByRole('heading', { name: '北岸书店' }).waitFor()
  assert(await page.getByRole('button', { name: '结束合作' }).isDisabled())
  const open = page.getByRole('listitem').filter({ hasText: '待支付的订单' })
  await open.getByRole('link', { name: '去处理' }).click()
  await page.waitForURL((url) => url.pathname === `/payments/${String(body.id)}`)
  await world.api('POST', `/v1/payments/${String(body.id)}/close`, {}, key)
  // The fen that was tried comes back.
  await world.advance(10_000)
  await page.goBack()
  await page.getByText('没有阻碍结束的事项。').waitFor()
  await page.getByRole('button', { name: '生成全部资料' }).click()
  await page.getByRole('listitem').filter({ hasText: '申请单与协议' }).waitFor()
  await world.drain()
  await page
    .getByRole('button', { name: /^下\s?载$/ })
    .nth(2)
    .waitFor()

  await owner.goto('/')
  await owner.getByText('服务商已开始与您终止合作').waitFor()
  await owner.getByRole('link', { name: '导出资料' }).click()
  await owner
    .getByRole('button', { name: /^下\s?载$/ })
    .first()
    .waitFor()
  assert.equal(await owner.getByRole('button', { name: '结束合作' }).count(), 0)
  assert.deepEqual(troubles(owner), [])
  await owner.context().close()

  await page.getByRole('button', { name: '结束合作' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('取消 1 名人员的权限', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: '结束合作' }).click()
  await page.getByText('已终止合作').first().waitFor()
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: '终止合作' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '开始终止合作' }).click()
  await dialog.getByText('请填写原因。').waitFor()
  await dialog.getByLabel('原因').fill('门店停业')
  await dialog.getByLabel('资料导出期限（天）').fill('0')
  await dialog.getByRole('button', { name: '开始终止合作' }).click()
  await page.getByText('终止合作中').first().waitFor()
}
