import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startSimulator } from '../simulator.ts'
import type { Document } from './document.ts'
import { chaptersOf, fileOf, renderChapter, renderWorld } from './render-calls.ts'
import { homesOf, renderTypes } from './render-types.ts'

// Writes src/helper/generated from the OpenAPI document that the simulator serves. With --check it only compares.

const folder = path.join(import.meta.dirname, '../helper/generated')
const root = path.join(import.meta.dirname, '../../../..')
const command = 'npx node packages/simulator/src/helper-generator/generate.ts'
const head = `// Generated from /_control/openapi.json by ${command}; \`npm run check\` fails when it is stale.\n`
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
const MOST_LINES = 300

const files = formatted(render(await readDocument()))
const stale: string[] = []
for (const [name, text] of files) {
  if (text.split('\n').length > MOST_LINES) throw new Error(`${name} has more than ${MOST_LINES} lines`)
  if ((await readFile(path.join(folder, name), 'utf8').catch(() => '')) !== text) stale.push(name)
}
const left = (await readdir(folder, { recursive: true }).catch(() => []))
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !files.has(name))
if (process.argv.includes('--check')) complain([...stale, ...left])
else await write()

async function readDocument(): Promise<Document> {
  const simulator = await startSimulator({ port: 0, tlsPort: 0, dataDir: null })
  try {
    const answer = await fetch(`${simulator.url}/_control/openapi.json`, { signal: AbortSignal.timeout(10_000) })
    return (await answer.json()) as Document
  } finally {
    await simulator.close()
  }
}

function render(document: Document): Map<string, string> {
  const homes = homesOf(document)
  const chapters = chaptersOf(document)
  return new Map([
    ...[...new Set(homes.values())].map((home) => [`types/${home}.ts`, renderTypes(document, homes, home)] as const),
    ...[...chapters]
      .filter(([name]) => name !== '')
      .map(([name, calls]) => [fileOf(name), renderChapter(name, calls, homes)] as const),
    ['world.ts', renderWorld(chapters, homes)] as const,
  ])
}

/** As the rest of the repository is: all of them in one run, each in a block of its own. */
function formatted(texts: Map<string, string>): Map<string, string> {
  const names = [...texts.keys()]
  const border = '// ======== next file ========\n'
  const whole = names.map((name) => texts.get(name)!).join(`\n${border}`)
  const args = [biome, 'format', `--stdin-file-path=${path.join(root, 'packages/simulator/src/whole.ts')}`]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, input: whole, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const parts = stdout.split(border)
  return new Map(names.map((name, index) => [name, `${head}\n${parts[index]!.trim()}\n`]))
}

function complain(wrong: readonly string[]): void {
  for (const name of wrong) {
    process.stderr.write(`packages/simulator/src/helper/generated/${name} is stale: run \`${command}\`\n`)
    process.exitCode = 1
  }
}

async function write(): Promise<void> {
  for (const name of left) await rm(path.join(folder, name))
  await mkdir(path.join(folder, 'types'), { recursive: true })
  for (const name of stale) await writeFile(path.join(folder, name), files.get(name)!)
}
