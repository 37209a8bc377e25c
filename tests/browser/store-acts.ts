import type { Page } from 'playwright-core'
import { choose } from './choose.ts'

/** A store of this merchant, added on its page with a mistake first, and a till in it. */
export async function openStore(page: Page, merchant: string, name: string): Promise<void> {
  await page.goto(`/merchants/${merchant}?tab=stores`)
  await page.getByRole('button', { name: '新增门店' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('门店名称').fill(name)
  await dialog.getByLabel('地区编码').fill('44')
  await dialog.getByLabel('详细地址').fill('科技中一道10000号')
  await dialog.getByRole('button', { name: '新增门店' }).click()
  await dialog.getByText('请填写六位行政区划代码，例如 440305。').waitFor()
  await dialog.getByLabel('地区编码').fill('440305')
  await dialog.getByRole('button', { name: '新增门店' }).click()
  await page.getByRole('heading', { name }).waitFor()
  await page.getByRole('button', { name: '登记终端' }).click()
  await dialog.getByLabel('终端名称').fill('1 号收银台')
  await dialog.getByRole('button', { name: '登记终端' }).click()
  await page.getByRole('cell', { name: '1 号收银台', exact: true }).waitFor()
}

/** Whoever is bound to the store takes a payment there, and finds it in the list with the name of the store. */
export async function collectInStore(till: Page, name: string): Promise<void> {
  await till.goto('/')
  await till.getByText(`您负责“${name}”的收款。`, { exact: false }).waitFor()
  // What was chosen in this tab before, and is not to be chosen any more: refused once, and named no second time.
  await till.evaluate(
    'sessionStorage.setItem(\'teyue.draft.collect.place\', \'{"store":"sto_00000000000000000000000000"}\')',
  )
  await till.goto('/collect')
  await till.getByText(name, { exact: true }).waitFor()
  await till.getByLabel('收款金额（元）').fill('12.8')
  await till.getByRole('button', { name: '出示收款码' }).click()
  await till.getByText('该密钥或该角色无权执行此操作。').waitFor()
  await choose(till, '终端', '1 号收银台')
  await till.getByRole('button', { name: '出示收款码' }).click()
  await till.getByRole('img', { name: '收款二维码，12.80 元' }).waitFor()
  await till.goto('/payments')
  await till.getByRole('cell', { name, exact: true }).waitFor()
}
