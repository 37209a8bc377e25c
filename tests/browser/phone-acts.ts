import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { openStage, type Stage } from '@teyue/simulator/testing/stage'
import type { Page } from 'playwright-core'
import { openPage, troubles } from './browser.ts'

/** The phone of 张三, who is in the stage from the start. */
export async function openPhone(t: TestContext): Promise<{ stage: Stage; page: Page }> {
  const stage = await openStage(t)
  const page = await openPage(stage.url, { size: 'phone' })
  await page.goto('/')
  await page.getByRole('button', { name: /^张三/ }).click()
  await page.getByRole('heading', { name: '微信', exact: true }).waitFor()
  return { stage, page }
}

/** Before the simulator ends, which the page would complain of. */
export async function putAway(page: Page): Promise<void> {
  await page.context().close()
  // A browser tells of every refusal; the phone shows them.
  assert.deepEqual(
    troubles(page).filter((trouble) => !trouble.includes('409 (Conflict)')),
    [],
  )
}

export async function enterPassword(page: Page, digits: string): Promise<void> {
  await page.getByRole('dialog', { name: '请输入支付密码' }).waitFor()
  await page.keyboard.type(digits)
}

export async function showTab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '微信的标签页' }).getByRole('button', { name, exact: true }).click()
}

export async function openScan(page: Page): Promise<void> {
  await showTab(page, '发现')
  await page.getByRole('button', { name: '扫一扫' }).click()
}

export async function openPurse(page: Page): Promise<void> {
  await showTab(page, '我')
  await page.getByRole('button', { name: '支付', exact: true }).click()
}

export async function openByScan(page: Page, address: string): Promise<void> {
  await openScan(page)
  await page.getByRole('textbox', { name: '粘贴二维码里的链接' }).fill(address)
  await page.getByRole('button', { name: '识别' }).click()
}
