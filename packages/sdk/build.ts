import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// `npm run build -w packages/sdk [-- FOLDER]`: the package as it is published, in `dist` or in FOLDER: JavaScript,
// types, maps with their sources, and a package.json of its own. Why: docs/decisions/0009-the-client-is-published-from-dist.md

const here = import.meta.dirname
const root = path.join(here, '../..')
const outDir = path.resolve(process.argv[2] ?? path.join(here, 'dist'))
const papers = [path.join(here, 'README.md'), path.join(here, 'README.zh-CN.md'), path.join(root, 'LICENSE')]

rmSync(outDir, { recursive: true, force: true })
compile()
writeFileSync(path.join(outDir, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
for (const paper of papers.filter(existsSync)) copyFileSync(paper, path.join(outDir, path.basename(paper)))

function compile(): void {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
  const args = [tsc, '-p', path.join(here, 'tsconfig.build.json'), '--outDir', outDir]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** What the workspace's package.json says, with each module by its name: checkers and editors cannot read a pattern. */
function manifest(): Record<string, unknown> {
  const {
    private: _private,
    scripts: _scripts,
    exports: _exports,
    ...kept
  } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8')) as Record<string, unknown>
  const modules = globSync('**/*.js', { cwd: outDir })
    .map((file) => file.replaceAll('\\', '/').replace(/\.js$/, ''))
    .toSorted()
  const named = modules.map((name) => [`./${name}`, { types: `./${name}.d.ts`, default: `./${name}.js` }])
  return {
    ...kept,
    exports: { ...Object.fromEntries(named), './package.json': './package.json' },
    files: ['**/*.js', '**/*.js.map', '**/*.d.ts'],
    publishConfig: { access: 'public' },
  }
}
