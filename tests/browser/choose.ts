import type { Page } from 'playwright-core'

/** Opens a list of choices and takes one of those that say so: the first unless told. */
export async function choose(page: Page, label: string, option: string | RegExp, at = 0): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).nth(at).click()
}

/** Types into a list of choices that is searched, and takes the first that is found. */
export async function find(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.keyboard.type(text)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: text }).first().waitFor()
  await page.keyboard.press('Enter')
}
