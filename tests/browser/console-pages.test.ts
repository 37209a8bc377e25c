import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import type { Page } from 'playwright-core'
import { barriersOn } from './accessibility.ts'
import { closeBrowserAfterwards, noBrowser, openPage, settled, troubles } from './browser.ts'
import { consoleSights } from './console-pages.ts'
import { type ConsoleSight, openFor } from './console-sight.ts'
import { type ConsoleWorld, consoleWorld } from './console-world.ts'
import { isEveryLook, lookOf, looksOf, type PageLook } from './looks.ts'
import { walkTo } from './walk.ts'
import { widerThanScreen } from './width.ts'

const MAX_FIRST_LOAD_BYTES = 350_000

describe('every page of the console', { skip: noBrowser }, () => {
  let world: ConsoleWorld
  const pages = new Map<string, Page>()
  const lifetime = fileLifetime()
  before(async () => {
    world = await consoleWorld(lifetime)
  })
  closeBrowserAfterwards()

  for (const [index, sight] of consoleSights.entries()) {
    const looks = looksOf(index)
    test(`${sight.name}: without a complaint or a barrier and in its width (${looks.join(' and ')})`, async () => {
      const address = (await sight.prepare?.(world)) ?? sight.address
      for (const look of looks) {
        const page = await pageOf(sight, look)
        await visit(page, address)
        await assertGood(page)
      }
    })
  }

  test('a way in is refused in words, and the console’s page has a policy that lets nothing inline run', async () => {
    const page = await openPage(world.url)
    const answer = await page.goto('/payments')
    const policy = answer?.headers()['content-security-policy'] ?? ''
    assert.doesNotMatch(policy, /unsafe/)
    assert.match(policy, /frame-ancestors 'none'/)
    await page.getByLabel('邮箱或用户名').fill('nobody')
    await page.getByLabel('密码').fill('not the password')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('alert').waitFor()
    await page.context().close()
  })

  test('the first page is loaded with at most 350 kB, and its language changes in place', async () => {
    const page = await world.open()
    await page.goto('/')
    await page.waitForLoadState('networkidle')
    // Without the chart, which comes when the page is there already and can be worked with.
    const loaded = await page.evaluate(
      "performance.getEntriesByType('resource').filter((one) => !/[/]chart-/.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize, 0)",
    )
    assert.ok(Number(loaded) > 100_000 && Number(loaded) <= MAX_FIRST_LOAD_BYTES, `${loaded} bytes`)
    await page.locator('.person').click()
    await page.getByRole('menuitem', { name: 'English', exact: true }).click()
    await page.locator('html[lang="en"]').waitFor()
    await page.context().close()
  })

  /** One browser profile for each kind of person and look: neither signing in nor a change of look is what is looked at here. */
  async function pageOf(sight: ConsoleSight, look: PageLook): Promise<Page> {
    const key = `${JSON.stringify(sight.who)} ${look}`
    const page = pages.get(key) ?? (await openFor(world, sight, lookOf[look]))
    pages.set(key, page)
    return page
  }
})

/**
 * A console that is open is walked through as by its links, which takes a third of what loading each page would. With all looks
 * each is loaded, as from a link in a message.
 */
function visit(page: Page, address: string): Promise<unknown> {
  const isOpen = page.url().startsWith('http') && !address.includes('#')
  return isOpen && !isEveryLook ? walkTo(page, address) : page.goto(address)
}

async function assertGood(page: Page): Promise<void> {
  await settled(page)
  // What signing in is refused with is the page's to show, and the browser notes it too.
  const complaints = troubles(page)
    .splice(0)
    .filter((text) => !/401 \(Unauthorized\)/.test(text))
  assert.deepEqual(complaints, [])
  assert.deepEqual(await barriersOn(page), [])
  assert.deepEqual(await widerThanScreen(page), [], 'wider than the screen')
}
