import type { Page } from 'playwright-core'

const MAX_NAMED = 5

/** What makes the page wider than its screen, innermost elements first; nothing where it fits. */
export async function widerThanScreen(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const { scrollWidth } = document.documentElement
    if (scrollWidth <= innerWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth)
    const innermost = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)))
    return [scrollWidth + ' px of ' + innerWidth, ...innermost.slice(0, ${MAX_NAMED}).map((one) => one.outerHTML.slice(0, 200))]
  })()`)) as string[]
}
