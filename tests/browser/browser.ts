import { existsSync } from 'node:fs'
import { after } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const LAUNCH_TIMEOUT_MS = 30_000
const WAIT_MS = 20_000
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export const sizes = { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const

export type Look = {
  readonly lang?: 'zh' | 'en'
  readonly size?: keyof typeof sizes
  readonly colors?: 'light' | 'dark'
}

const executable = process.env.TEYUE_TEST_BROWSER ?? USUAL_PLACES.find((place) => existsSync(place))

/** Why browser tests are skipped, for the option `skip`: false where a browser was found. */
export const noBrowser: false | string = executable
  ? false
  : 'no Chromium was found: install Debian’s package chromium, or name one in TEYUE_TEST_BROWSER'

let running: Promise<Browser> | undefined

/** A page in a fresh profile, as one person at one machine. It fails the test when the page logs an error. */
export async function openPage(origin: string, look: Look = {}): Promise<Page> {
  const context = await newContext(origin, look)
  const page = await context.newPage()
  page.on('pageerror', (error) => troubles(page).push(String(error)))
  page.on('console', (message) => message.type() === 'error' && troubles(page).push(message.text()))
  return page
}

/**
 * Waits until a page is drawn and waits for nothing any more. Its network tells nothing of that: on a busy machine it is idle
 * before, and on a page that follows what happens it never is.
 */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.locator('.ant-skeleton, .ant-spin-spinning, [aria-busy="true"]').first().waitFor({ state: 'hidden' })
  await page.evaluate('document.fonts.ready.then(() => new Promise((drawn) => requestAnimationFrame(drawn)))')
}

const heard = new WeakMap<Page, string[]>()

/** What the browser complained of on this page: exceptions, refused scripts, failed loads. */
export function troubles(page: Page): string[] {
  const known = heard.get(page) ?? []
  heard.set(page, known)
  return known
}

async function newContext(
  origin: string,
  { lang = 'zh', size = 'desk', colors = 'light' }: Look,
): Promise<BrowserContext> {
  running ??= launch()
  const context = await (await running).newContext({
    baseURL: origin,
    viewport: sizes[size],
    colorScheme: colors,
    // What moves is missed by a click on a busy machine.
    reducedMotion: 'reduce',
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone',
  })
  context.setDefaultTimeout(WAIT_MS)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await context.addInitScript(`localStorage.setItem('teyue.lang', localStorage.getItem('teyue.lang') ?? '${lang}')`)
  return context
}

// One browser for each test file, which is a process of its own.
function launch(): Promise<Browser> {
  if (executable === undefined) throw new Error(String(noBrowser))
  return chromium.launch({
    executablePath: executable,
    timeout: LAUNCH_TIMEOUT_MS,
    // Chromium's own sandbox cannot be had as root, which containers usually are.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

export async function closeBrowser(): Promise<void> {
  await (await running)?.close()
  running = undefined
}

/** To be called once in a test file, after what the pages need has been started. */
export function closeBrowserAfterwards(): void {
  after(closeBrowser)
}
