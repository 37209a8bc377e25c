import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { usedKeyPair } from '@teyue/simulator/testing/used-keys'
import type { Page } from 'playwright-core'
import { barriersOn } from './accessibility.ts'
import { closeBrowserAfterwards, noBrowser, openPage, troubles } from './browser.ts'
import { lookOf, looksOf, type PageLook } from './looks.ts'
import { sights } from './simulator-pages.ts'
import { widerThanScreen } from './width.ts'

describe('every page of the simulator', { skip: noBrowser }, () => {
  let simulator: Simulator
  const pages = new Map<PageLook, Page>()
  before(async () => {
    simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true, keyPairs: usedKeyPair })
  })
  after(async () => {
    for (const page of pages.values()) await page.context().close()
    await simulator.close()
  })
  closeBrowserAfterwards()

  for (const [index, { name, address, prepare }] of sights.entries()) {
    const looks = looksOf(index)
    test(`${name}: without a complaint or a barrier and in its width (${looks.join(' and ')})`, async () => {
      const at = (await prepare?.(simulator)) ?? address
      for (const look of looks) {
        const page = pages.get(look) ?? (await openPage(simulator.url, lookOf[look]))
        pages.set(look, page)
        await page.goto(at)
        await page.waitForLoadState('networkidle')
        await assertGood(page)
      }
    })
  }

  test('the menu leads to every page, and the language changes in place and stays', async () => {
    const page = await openPage(simulator.url, { lang: 'zh' })
    await page.goto('/')
    const links = await page.locator('.rail a').all()
    for (const link of links) {
      const answer = await page.request.get(String(await link.getAttribute('href')))
      assert.equal(answer.status(), 200)
    }
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN')
    await page.getByRole('button', { name: 'Switch to English' }).click()
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    await page.reload()
    assert.match(await page.title(), /WeChat Pay simulator/)
    await page.context().close()
  })
})

async function assertGood(page: Page): Promise<void> {
  await settled(page)
  assert.deepEqual(troubles(page).splice(0), [])
  assert.deepEqual(await barriersOn(page), [])
  assert.deepEqual(await widerThanScreen(page), [], 'wider than the screen')
}

async function settled(page: Page): Promise<void> {
  await page.locator('#main h1').first().waitFor({ state: 'attached' })
  await page.locator('#main [aria-busy]').first().waitFor({ state: 'detached' })
}
