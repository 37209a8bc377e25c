import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { startSimulator } from '@teyue/simulator/simulator'
import { closeBrowser, type Look, noBrowser, openPage } from './browser.ts'
import { sights } from './simulator-pages.ts'

const folder = path.resolve(process.argv[2] ?? 'screenshots')
const only = process.argv.slice(3)
const looks: readonly Required<Look>[] = [
  { lang: 'zh', size: 'desk', colors: 'light' },
  { lang: 'zh', size: 'phone', colors: 'light' },
  { lang: 'en', size: 'desk', colors: 'dark' },
  { lang: 'en', size: 'phone', colors: 'dark' },
]

if (noBrowser) {
  process.stderr.write(`${noBrowser}\n`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
const simulator = await startSimulator({ port: 0, dataDir: null })
try {
  for (const sight of sights.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const address = (await sight.prepare?.(simulator)) ?? sight.address
    for (const look of looks) await shoot(sight.name, address, look)
  }
} finally {
  await closeBrowser()
  await simulator.close()
}

async function shoot(name: string, address: string, look: Required<Look>): Promise<void> {
  const page = await openPage(simulator.url, look)
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  const file = path.join(folder, `${name}-${look.size}-${look.lang}-${look.colors}.png`)
  await page.screenshot({ path: file, fullPage: true })
  process.stdout.write(`${file}\n`)
  await page.context().close()
}
