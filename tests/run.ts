import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { keepTemporaryFilesInMemory } from './run/memory-folder.ts'
import { entriesOf, packsOf } from './run/packs.ts'
import { findFiles } from './tidy/files.ts'

/** Tests wait for a good part of their time, so two more than there are processors; more worlds would want more connections than PostgreSQL has. */
const testConcurrency = Math.min(availableParallelism() + 2, 6)
/** A pack's; each of its files has a limit of its own. */
const testProcessTimeoutMs = 600_000
const biome = 'node_modules/@biomejs/biome/bin/biome'
// Most test processes load the same modules: Node keeps their types stripped and compiled.
const compileCache = 'node_modules/.cache/teyue-compiled'
const root = path.resolve(import.meta.dirname, '..')

type Stage = {
  readonly name: string
  readonly args: readonly string[]
  readonly database?: true
  readonly ownSummary?: true
}
type Cluster = { readonly url: string; stop(): Promise<void> }

/** Scripts that fail when the file they make is not the one they would make today. Add a line for each. */
const generators: readonly Stage[] = [
  { name: 'generated tables', args: ['apps/server/src/storage/generate-tables.ts', '--check'], database: true },
  { name: 'generated SDK', args: ['apps/server/src/cli/generate-sdk.ts', '--check'] },
  {
    name: 'generated helper of the simulator',
    args: ['packages/simulator/src/helper-generator/generate.ts', '--check'],
  },
  { name: 'generated checklist', args: ['tests/generate-checklist.ts', '--check'] },
]

/** What a browser plays for minutes, and every page in all its looks. */
const stories = ['.story.ts', '-pages.test.ts']

const [first, ...others] = process.argv.slice(2)
keepTemporaryFilesInMemory()
process.exitCode = await run(wanted())

/** `check` alone; `stories`, which a browser plays for minutes, with filters of their own; or the check and the tests. */
function wanted(): Stage[] {
  if (first === 'check') return checks()
  return first === 'stories' ? [tests(others, stories)] : [...checks(), tests([first ?? '', ...others])]
}

function checks(): Stage[] {
  return [
    { name: 'types', args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
    {
      name: 'types of the phone',
      args: ['node_modules/typescript/bin/tsc', '-p', 'packages/simulator/src/pages/assets'],
    },
    { name: 'types of the console', args: ['node_modules/typescript/bin/tsc', '-p', 'apps/console'] },
    { name: 'lint and format', args: [biome, 'check', '--error-on-warnings', '.'] },
    { name: 'tidy', args: ['--test', '--test-reporter=dot', ...testFiles(['tests/tidy'])] },
    ...generators.filter((stage) => existsSync(path.join(root, stage.args[0]!))),
  ]
}

/** Every test file, or those whose path contains one of the filters. Node's own summary closes the run. */
function tests(filters: readonly string[], endings = ['.test.ts']): Stage {
  const files = testFiles(filters, endings)
  if (files.length === 0) leave(`no test file has ${filters.join(' or ')} in its path`)
  const limits = [`--test-concurrency=${testConcurrency}`, `--test-timeout=${testProcessTimeoutMs}`]
  return { name: 'tests', args: ['--test', ...limits, ...entriesOf(packsOf(files))], database: true, ownSummary: true }
}

function testFiles(filters: readonly string[], endings = ['.test.ts']): string[] {
  const named = (file: string) => filters.length === 0 || filters.some((filter) => file.includes(filter))
  return findFiles(root).filter((file) => endings.some((ending) => file.endsWith(ending)) && named(file))
}

/** Runs every stage, also after one has failed, and answers with the worst exit code. */
async function run(stages: readonly Stage[]): Promise<number> {
  const failed: string[] = []
  let cluster: Cluster | undefined
  let worst = 0
  try {
    for (const stage of stages) {
      if (stage.database) cluster ??= await openCluster()
      const code = await runStage(stage, environment(cluster?.url))
      if (code !== 0) failed.push(stage.name)
      worst = Math.max(worst, code)
    }
  } finally {
    await cluster?.stop()
  }
  if (failed.length > 0) say(`failed: ${failed.join(', ')}`)
  return worst
}

/** One PostgreSQL for all test files, unless the caller brings one; each test makes a database of its own in it. */
async function openCluster(): Promise<Cluster | undefined> {
  const file = path.join(root, 'apps/server/src/testing/cluster.ts')
  if (process.env.TEYUE_TEST_DATABASE_URL || !existsSync(file)) return undefined
  const started = performance.now()
  const { startTestCluster } = (await import(file)) as { startTestCluster(): Promise<Cluster> }
  const cluster = await startTestCluster()
  say(`PostgreSQL for the tests is up in ${secondsSince(started)}`)
  return cluster
}

/** What the caller has set for a Teyue of their own must not reach the ones that tests start. */
function environment(databaseUrl: string | undefined): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TEYUE_') || name.startsWith('TEYUE_TEST_'),
  )
  const cache = { NODE_COMPILE_CACHE: path.join(root, compileCache) }
  const looks = first === 'stories' ? { TEYUE_TEST_LOOKS: 'all' } : {}
  return {
    ...cache,
    ...looks,
    ...Object.fromEntries(kept),
    ...(databaseUrl && { TEYUE_TEST_DATABASE_URL: databaseUrl }),
  }
}

async function runStage(stage: Stage, env: NodeJS.ProcessEnv): Promise<number> {
  say(`── ${stage.name}`)
  const started = performance.now()
  const child = spawn(process.execPath, stage.args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  const pass = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (status) => resolve(status ?? 1))
  })
  process.off('SIGINT', pass).off('SIGTERM', pass)
  if (!stage.ownSummary) say(`${stage.name}: ${code === 0 ? 'good' : `exit ${code}`} after ${secondsSince(started)}`)
  return code
}

function leave(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(2)
}

function secondsSince(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
