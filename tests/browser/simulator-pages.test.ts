import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Simulator, startSimulator } from '@teyue/simulator/simulator'
import { usedKeyPair } from '@teyue/simulator/testing/used-keys'
import type { Page } from 'playwright-core'
import { barriersOn } from './accessibility.ts'
import { closeBrowserAfterwards, type Look, noBrowser, openPage, troubles } from './browser.ts'
import { sights } from './simulator-pages.ts'

const looks: readonly Look[] = [
  { lang: 'zh', size: 'desk', colors: 'light' },
  { lang: 'en', size: 'phone', colors: 'dark' },
]

// Both looks at once: a page that settles waits longer than it works.
describe('every page of the simulator', { skip: noBrowser, concurrency: true }, () => {
  let simulator: Simulator
  before(async () => {
    simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true, keyPairs: usedKeyPair })
  })
  after(() => simulator.close())
  closeBrowserAfterwards()

  for (const look of looks) {
    // One profile for all pages of a look: what a page loads stays in the browser's cache for the next. Its one page shows
    // them one by one, which has to be said, as a suite does as the one around it.
    describe(`${look.lang}, ${look.size}, ${look.colors}`, { concurrency: false }, () => {
      let page: Page
      before(async () => {
        page = await openPage(simulator.url, look)
      })
      after(() => page.context().close())

      for (const { name, address, prepare } of sights) {
        test(`${name} loads without a complaint, without barriers, and in its width`, async () => {
          await page.goto((await prepare?.(simulator)) ?? address)
          await settled(page)
          assert.deepEqual(troubles(page).splice(0), [])
          assert.deepEqual(await barriersOn(page), [])
          const fits = 'document.documentElement.scrollWidth <= innerWidth'
          assert.equal(await page.evaluate(fits), true, 'wider than the screen')
        })
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

async function settled(page: Page): Promise<void> {
  await page.locator('#main h1').first().waitFor({ state: 'attached' })
  await page.locator('#main [aria-busy]').first().waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
}
