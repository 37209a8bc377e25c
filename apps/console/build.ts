import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const here = import.meta.dirname
const dist = path.join(here, 'dist')
const stamp = path.join(dist, '.made-of')
const madeOf = [
  'src',
  'index.html',
  'vite.config.ts',
  'build.ts',
  '../../packages/contract/src',
  '../../package-lock.json',
]
const compressible = /\.(js|css|svg|html|json)$/

await build()

/** Makes the console's pages, unless those that lie there are made of the same files. */
async function build(): Promise<void> {
  const now = await fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  const started = performance.now()
  process.stdout.write('Building the console …\n')
  const { build: bundle } = await import('vite')
  await bundle({ configFile: path.join(here, 'vite.config.ts'), logLevel: 'warn' })
  await compressAll(path.join(dist, 'assets'))
  await writeFile(stamp, now)
  process.stdout.write(`The console is built, after ${((performance.now() - started) / 1000).toFixed(1)} s.\n`)
}

async function fingerprint(): Promise<string> {
  const files = (await Promise.all(madeOf.map((name) => filesUnder(path.join(here, name))))).flat().sort()
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(path.relative(here, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

async function filesUnder(place: string): Promise<string[]> {
  if (path.extname(place) !== '') return [place]
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

/** Beside each file what a browser is sent instead, so that no request waits for it. */
async function compressAll(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => compressible.test(name))
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const content = await readFile(file)
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
      await writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality))
      await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
    }),
  )
}
