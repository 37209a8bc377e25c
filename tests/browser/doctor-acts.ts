import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { ConsoleWorld } from './console-world.ts'
import type { TakenOn } from './merchant-acts.ts'

const MOST_LOOKS = 20
const LOOK_MS = 1_000

/** From a red doctor by way of the grant to a green one, and one fen that goes and comes back. */
export async function tryOneFen(page: Page, world: ConsoleWorld, { number }: TakenOn): Promise<void> {
  await page.getByRole('link', { name: '体检' }).click()
  await page.getByText('还不能放心收款').waitFor()
  const refund = page.getByRole('listitem').filter({ hasText: '还没有授权服务商退款' })
  await refund.getByRole('link', { name: '去处理' }).click()
  await grantRefunds(page, world, number)
  await page.getByRole('link', { name: '体检' }).click()
  await page.getByRole('button', { name: '重新检查' }).click()
  await page.getByText('可以收款', { exact: true }).waitFor()

  const asked = page.waitForResponse((answer) => answer.url().endsWith('/test-payments'))
  await page.getByRole('button', { name: '开始测试' }).click()
  const { id } = (await (await asked).json()) as { id: string }
  await world.drain()
  await page.getByLabel('请用微信扫码支付 0.01 元').waitFor()
  const key = { key: world.demo.keys.provider }
  const { body } = await world.api('GET', `/v1/test-payments/${id}`, undefined, key)
  await world.pay({ code_url: String(body.code_url) })
  await world.drain()
  assert(await isGivenBack(page, world), 'the fen did not come back')
}

/** This account's clock is not turned with the simulator's, so that what falls due is run again and again. */
async function isGivenBack(page: Page, world: ConsoleWorld): Promise<boolean> {
  const given = page.getByText('已支付并已退回，收款与退款都正常')
  for (let look = 0; look < MOST_LOOKS; look++) {
    await world.advance(5_000)
    const isThere = await given.waitFor({ timeout: LOOK_MS }).then(
      () => true,
      () => false,
    )
    if (isThere) return true
  }
  return false
}

async function grantRefunds(page: Page, { control }: ConsoleWorld, number: string): Promise<void> {
  await control('PUT', `/_control/merchants/${number}/permissions/refund`, { granted: true })
  await page.getByRole('button', { name: '更新状态 · 服务商退款' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('开通退款权限有两种办法').waitFor()
  await dialog.getByRole('radio', { name: '已开通' }).click()
  const proof = { name: '授权截图.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 proof') }
  await dialog.locator('input[type=file]').setInputFiles(proof)
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '历史 · 服务商退款' }).click()
  await page.getByRole('button', { name: '授权截图.pdf' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  assert.equal(await page.locator(':focus').getAttribute('aria-label'), '历史 · 服务商退款')
}
