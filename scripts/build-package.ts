import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type Package = {
  readonly folder: string
  /** Where it is built: what `npm run build -w … -- FOLDER` names, or `dist`. */
  readonly outDir: string
  /** Files beside JavaScript, types, README and licence that go with it, and what is more in its package.json. */
  readonly papers?: readonly string[]
  readonly files?: readonly string[]
  readonly more?: Readonly<Record<string, unknown>>
  /** Modules that are not offered by name. */
  readonly hidden?: readonly string[]
  /**
   * What programs import, where it is not all of it: the other modules are then there by a pattern. Node reads the whole
   * list again for each module that it loads; four hundred names made the simulator's start twice as long.
   */
  readonly entries?: readonly string[]
}

/** The folder that a build script was asked for: its first argument, or `dist` beside it. */
export function outDirOf(folder: string): string {
  return path.resolve(process.argv[2] ?? path.join(folder, 'dist'))
}

/**
 * A package as it is published: JavaScript, types, maps with their sources, and a package.json of its own.
 * Why: docs/decisions/0009-the-client-is-published-from-dist.md
 */
export function buildPackage(built: Package): void {
  const { folder, outDir, papers = [] } = built
  rmSync(outDir, { recursive: true, force: true })
  compile(built)
  writeFileSync(path.join(outDir, 'package.json'), `${JSON.stringify(manifestOf(built), null, 2)}\n`)
  const kept = ['README.md', 'README.zh-CN.md', ...papers].map((name) => path.join(folder, name))
  for (const paper of [...kept, path.join(folder, '../../LICENSE')].filter(existsSync)) {
    copyFileSync(paper, path.join(outDir, path.basename(paper)))
  }
}

function compile({ folder, outDir }: Package): void {
  const tsc = path.join(folder, '../../node_modules/typescript/bin/tsc')
  const args = [tsc, '-p', path.join(folder, 'tsconfig.build.json'), '--outDir', outDir]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** What the workspace's package.json says, with each module by its name: checkers and editors cannot read a pattern. */
function manifestOf({ folder, outDir, papers = [], files = [], more = {}, hidden = [], entries }: Package) {
  const {
    private: _private,
    scripts: _scripts,
    exports: _exports,
    ...kept
  } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
  const modules = globSync('**/*.js', { cwd: outDir, exclude: [...hidden] })
    .map((file) => file.replaceAll('\\', '/').replace(/\.js$/, ''))
    .toSorted()
  const offered = entries === undefined ? modules : [...entries, '*']
  const named = offered.map((name) => [`./${name}`, { types: `./${name}.d.ts`, default: `./${name}.js` }])
  return {
    ...kept,
    ...more,
    exports: { ...Object.fromEntries(named), './package.json': './package.json' },
    files: ['**/*.js', '**/*.js.map', '**/*.d.ts', ...files, ...papers],
    publishConfig: { access: 'public' },
  }
}
