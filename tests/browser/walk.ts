import type { Page } from 'playwright-core'

const NOWHERE = '/no-such-page'

/**
 * Goes on within the console that is open, as a link does. By way of a page that is none, so that it shows when the one of before
 * is gone and the new one has come, also where both are the same page of different things.
 */
export async function walkTo(page: Page, address: string): Promise<void> {
  const nowhere = page.getByRole('heading', { level: 1, name: /^(没有这个页面|No such page)$/ })
  await go(page, NOWHERE)
  await nowhere.waitFor()
  await go(page, address)
  if (address !== NOWHERE) await nowhere.waitFor({ state: 'detached' })
}

async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`,
  )
}
