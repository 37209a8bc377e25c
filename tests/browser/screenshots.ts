import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { startSimulator } from '@teyue/simulator/simulator'
import type { Page } from 'playwright-core'
import { closeBrowser, type Look, noBrowser, openPage, settled } from './browser.ts'
import { consoleSights } from './console-pages.ts'
import { openFor } from './console-sight.ts'
import { consoleWorld } from './console-world.ts'
import { sights } from './simulator-pages.ts'

const folder = path.resolve(process.argv[2] ?? 'screenshots')
const only = process.argv.slice(3)
const looks: readonly Required<Look>[] = [
  { lang: 'zh', size: 'desk', colors: 'light' },
  { lang: 'zh', size: 'phone', colors: 'light' },
  { lang: 'en', size: 'desk', colors: 'dark' },
  { lang: 'en', size: 'phone', colors: 'dark' },
]
const isWanted = ({ name }: { readonly name: string }) => only.length === 0 || only.includes(name)

if (noBrowser) {
  process.stderr.write(`${noBrowser}\n`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
try {
  await shootSimulator()
  await shootConsole()
} finally {
  await closeBrowser()
}

async function shootSimulator(): Promise<void> {
  const wanted = sights.filter(isWanted)
  if (wanted.length === 0) return
  const simulator = await startSimulator({ port: 0, dataDir: null })
  try {
    for (const sight of wanted) {
      const address = (await sight.prepare?.(simulator)) ?? sight.address
      for (const look of looks) await shoot(await openPage(simulator.url, look), sight.name, address, look)
    }
  } finally {
    await simulator.close()
  }
}

async function shootConsole(): Promise<void> {
  const wanted = consoleSights.filter(isWanted)
  if (wanted.length === 0) return
  const closers: (() => Promise<void> | void)[] = []
  const world = await consoleWorld({ after: (close) => void closers.push(close) })
  try {
    for (const sight of wanted) {
      const address = (await sight.prepare?.(world)) ?? sight.address
      for (const look of looks) await shoot(await openFor(world, sight, look), sight.name, address, look)
    }
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

async function shoot(page: Page, name: string, address: string, look: Required<Look>): Promise<void> {
  await page.goto(address)
  await (name.startsWith('console-') ? settled(page) : page.waitForLoadState('networkidle'))
  const file = path.join(folder, `${name}-${look.size}-${look.lang}-${look.colors}.png`)
  await page.screenshot({ path: file, fullPage: true })
  process.stdout.write(`${file}\n`)
  await page.context().close()
}
