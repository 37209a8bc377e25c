import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { addAppidOf } from '../scenarios/development-acts.ts'
import { troubles } from './browser.ts'
import { choose } from './choose.ts'
import type { ConsoleWorld } from './console-world.ts'

const keeping = /^保\s?存$/

/** 主体不一致 is said before WeChat is asked; once the agreement is recorded it is WeChat’s own word. */
export async function recommendAnothersAccount(world: ConsoleWorld): Promise<void> {
  const { appid } = await addAppidOf(world, 'company', '集团控股有限公司')
  const page = await world.open()
  await page.goto(`/merchants/${world.demo.merchants.company}?tab=follow`)
  await page.getByText('没有设置推荐关注').waitFor()
  await page.getByRole('button', { name: '设置推荐关注' }).click()
  await choose(page, '推荐关注的服务号', appid)
  await page.getByText('主体不一致：服务号属于「集团控股有限公司」').waitFor()
  await page.getByRole('button', { name: keeping }).click()
  await page.getByText('微信支付将以“主体不一致”拒绝').first().waitFor()
  await recordAgreement(page)
  await page.getByRole('button', { name: keeping }).click()
  await page.getByText('提交中').first().waitFor()
  await world.drain()
  await page.getByText('主体不一致：公众号或应用的主体与特约商户的主体不一致').first().waitFor()
  await page.getByRole('link', { name: '开发配置' }).click()
  await page.getByRole('cell', { name: '推荐关注协议', exact: true }).waitFor()
  await page.getByRole('button', { name: '立即与微信对比' }).click()
  await page.getByText('与微信侧一致').waitFor()
  // The browser complains of the refusal that was provoked.
  const others = troubles(page).filter((one) => !one.includes('409'))
  assert.deepEqual(others, [])
  await page.context().close()
}

async function recordAgreement(page: Page): Promise<void> {
  await page.getByRole('button', { name: '登记协议' }).click()
  const dialog = page.getByRole('dialog', { name: '登记协议' })
  await dialog.getByLabel('签署人').fill('集团 王总')
  await dialog.getByLabel('签署日期').fill('2026-11-20')
  const file = { name: '推荐关注协议.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
  await dialog.getByLabel('盖章扫描件').setInputFiles(file)
  await dialog.getByText(file.name).waitFor()
  await dialog.getByRole('button', { name: keeping }).click()
  await dialog.waitFor({ state: 'hidden' })
}
