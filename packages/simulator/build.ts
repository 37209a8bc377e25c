import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

// `npm run build -w packages/simulator [-- FOLDER]`: the package as it is published, in `dist` or in FOLDER: JavaScript, types, the
// pages as they lie in src, and a package.json of its own with the command `teyue-simulator`.

const here = import.meta.dirname
const root = path.join(here, '../..')
const outDir = path.resolve(process.argv[2] ?? path.join(here, 'dist'))
const papers = ['README.md', 'README.zh-CN.md', 'CONTROL.md'].map((name) => path.join(here, name))

rmSync(outDir, { recursive: true, force: true })
compile()
cpSync(path.join(here, 'src/pages/assets'), path.join(outDir, 'pages/assets'), {
  recursive: true,
  filter: (file) => !/\.test\.ts$|tsconfig\.json$/.test(file),
})
writeFileSync(path.join(outDir, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
for (const paper of [...papers, path.join(root, 'LICENSE')].filter(existsSync)) {
  copyFileSync(paper, path.join(outDir, path.basename(paper)))
}

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
  const modules = globSync('**/*.js', { cwd: outDir, exclude: ['pages/assets/**'] })
    .map((file) => file.replaceAll('\\', '/').replace(/\.js$/, ''))
    .toSorted()
  const named = modules.map((name) => [`./${name}`, { types: `./${name}.d.ts`, default: `./${name}.js` }])
  return {
    ...kept,
    bin: { 'teyue-simulator': './main.js' },
    exports: { ...Object.fromEntries(named), './package.json': './package.json' },
    files: ['**/*.js', '**/*.js.map', '**/*.d.ts', 'pages/assets', 'CONTROL.md'],
    publishConfig: { access: 'public' },
  }
}
