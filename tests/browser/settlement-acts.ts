import assert from 'node:assert/strict'
import { troubles } from './browser.ts'
import { find } from './choose.ts'
import type { ConsoleWorld } from './console-world.ts'

/** The account is asked for; a name that WeChat would refuse is told at its field; the change goes to its review. */
export async function changeSettlement(world: ConsoleWorld): Promise<void> {
  const page = await world.open()
  await page.goto(`/merchants/${world.demo.merchants.company}?tab=settlement`)
  await page.getByRole('button', { name: '向微信支付查询' }).click()
  await page.getByText('工商银行').first().waitFor()
  await page.getByRole('button', { name: '修改结算账户' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('银行账号').fill('6200000000000000001')
  await find(page, '开户银行', '上海银行')
  await find(page, '省份', '广东省')
  await find(page, '城市', '深圳市')
  await dialog.getByRole('combobox', { name: '支行', exact: true }).click()
  await page.keyboard.press('Enter')
  await dialog.getByLabel('开户名称').fill('另一家有限公司')
  await dialog.getByRole('button', { name: '提交修改' }).click()
  await dialog.getByText('开户名称与商户主体不一致', { exact: false }).first().waitFor()
  await dialog.getByLabel('开户名称').fill('')
  await dialog.getByRole('button', { name: '提交修改' }).click()
  await page.getByText('待提交').waitFor()
  await world.drain()
  await page.getByText('审核中').waitFor()
  // The browser says itself that a request was refused.
  assert.deepEqual(
    troubles(page).filter((one) => !one.includes('400')),
    [],
  )
  await page.context().close()
}
