import type { Page } from 'playwright-core'
import type { ConsoleWorld } from './console-world.ts'
import type { TakenOn } from './merchant-acts.ts'

/** The address for notices is registered on the account's page; a punished merchant says so at the top of its page until it is settled. */
export async function seeViolation(
  page: Page,
  world: ConsoleWorld,
  account: string,
  { id, number }: TakenOn,
): Promise<void> {
  await page.goto(`/accounts/${account}`)
  await page.getByRole('button', { name: '登记通知地址' }).click()
  await page.getByText('已登记', { exact: true }).waitFor()
  await world.control('POST', `/_control/merchants/${number}/violations`, { risk_type: 'GAMBLING', collecting: false })
  await world.control('POST', '/_control/flush', {})
  await world.drain()
  await page.goto(`/merchants/${id}`)
  const told = page.getByRole('alert').filter({ hasText: '处罚：关闭支付权限' })
  await told.getByText('每笔下单都会被拒绝').waitFor()
  await told.getByRole('button', { name: /^历\s?史$/ }).click()
  await page.getByRole('dialog').getByText('涉嫌赌博').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await told.getByRole('button', { name: /^结\s?案$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('依据').fill('申诉已通过')
  await dialog.getByRole('button', { name: /^结\s?案$/ }).click()
  await told.waitFor({ state: 'detached' })
  await page.getByText('已结束的处置（1）').waitFor()
  await world.control('POST', `/_control/merchants/${number}/violations`, {
    event_type: 'VIOLATION.APPEAL',
    risk_type: 'APPEAL_SUCCESSFUL',
    collecting: true,
  })
}
