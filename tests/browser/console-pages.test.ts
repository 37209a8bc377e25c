import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import type { Page } from 'playwright-core'
import { barriersOn } from './accessibility.ts'
import { closeBrowserAfterwards, noBrowser, openPage, settled, sizes, troubles } from './browser.ts'
import { consoleSights } from './console-pages.ts'
import { type ConsoleSight, openFor } from './console-sight.ts'
import { type ConsoleWorld, consoleWorld } from './console-world.ts'
import { looksOf } from './looks.ts'
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
      const page = await pageOf(sight)
      const address = (await sight.prepare?.(world)) ?? sight.address
      await page.evaluate("location.origin !== 'null' && localStorage.setItem('teyue.lang', 'zh')")
      await page.setViewportSize(sizes.desk)
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(address)
      if (looks.includes('desk')) await assertGood(page)
      else await settled(page)
      if (!looks.includes('phone')) return
      await page.setViewportSize(sizes.phone)
      await page.emulateMedia({ colorScheme: 'dark' })
      await speakEnglish(page)
      await assertGood(page)
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

  test('the first page is loaded with at most 350 kB', async () => {
    const page = await world.open()
    await page.goto('/')
    await page.waitForLoadState('networkidle')
    // Without the chart, which comes when the page is there already and can be worked with.
    const loaded = await page.evaluate(
      "performance.getEntriesByType('resource').filter((one) => !/[/]chart-/.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize, 0)",
    )
    assert.ok(Number(loaded) > 100_000 && Number(loaded) <= MAX_FIRST_LOAD_BYTES, `${loaded} bytes`)
    await page.context().close()
  })

  /** One browser profile for each kind of person: signing in is not what is looked at here. */
  async function pageOf(sight: ConsoleSight): Promise<Page> {
    const key = JSON.stringify(sight.who)
    const page = pages.get(key) ?? (await openFor(world, sight))
    pages.set(key, page)
    return page
  }
})

/** Without loading anything again: what is on the page changes its words in place. Where the page covers the menu it must be. */
async function speakEnglish(page: Page): Promise<void> {
  const atTheDoor = page.getByRole('button', { name: 'English', exact: true })
  if (await page.locator('.collecting').isVisible()) {
    await page.evaluate("localStorage.setItem('teyue.lang', 'en')")
    await page.reload()
  } else if (await atTheDoor.isVisible()) await atTheDoor.click()
  else {
    await page.locator('.person').click()
    await page.getByRole('menuitem', { name: 'English', exact: true }).click()
  }
  await page.locator('html[lang="en"]').waitFor()
  await page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').waitFor({ state: 'hidden' })
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
