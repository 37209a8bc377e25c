import { jobs } from '@teyue/server/cli/jobs'
import type { Page } from 'playwright-core'
import type { ConsoleWorld } from './console-world.ts'
import type { TakenOn } from './merchant-acts.ts'

/** The address for notices is registered by itself; a punished merchant stands in the list and on top of its page until it is settled. */
export async function seeViolation(
  page: Page,
  world: ConsoleWorld,
  account: string,
  { id, number }: TakenOn,
): Promise<void> {
  // Due a minute after it was connected; its clock is not the demo's.
  await jobs['violations.watch']!(world.ctx, { providerId: world.demo.provider, accountId: account } as never)
  await page.goto(`/accounts/${account}`)
  await page.getByText('已登记', { exact: true }).waitFor()
  await world.control('POST', `/_control/merchants/${number}/violations`, { risk_type: 'GAMBLING', collecting: false })
  await world.control('POST', '/_control/flush', {})
  await world.drain()
  await page.goto(`/merchants/${id}`)
  const told = page.getByRole('alert').filter({ hasText: '处罚：关闭支付权限' })
  await told.getByText('每笔下单都会被拒绝').waitFor()
  await told.getByRole('button', { name: /^历\s?史$/ }).click()
  await page.getByRole('dialog').getByText('涉嫌赌博').waitFor()
  await page.goto('/violations?state=standing')
  await page.getByRole('row').filter({ hasText: number }).click()
  await page.getByRole('button', { name: '立即查询' }).click()
  await page.getByText('已限制：收单').waitFor()
  await page.getByRole('button', { name: /^结\s?案$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('依据').fill('申诉已通过')
  await dialog.getByRole('button', { name: /^结\s?案$/ }).click()
  await page.getByText('已结案').waitFor()
  await page.goto(`/merchants/${id}`)
  await page.getByText('已结束的处置（1）').waitFor()
  await world.control('POST', `/_control/merchants/${number}/violations`, {
    event_type: 'VIOLATION.APPEAL',
    risk_type: 'APPEAL_SUCCESSFUL',
    collecting: true,
  })
}
