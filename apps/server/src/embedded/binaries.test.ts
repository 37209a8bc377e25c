import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { copyBinaries, findPackage, type Package } from './binaries.ts'
import { chooseRunAs } from './run-as.ts'

const parent = mkdtempSync(join(tmpdir(), 'teyue-binaries-'))
chmodSync(parent, 0o755)
after(() => rmSync(parent, { recursive: true, force: true }))

test('programs run from the copy although no install script made their links and their home is closed', async () => {
  const found = withoutLinks(await findPackage(), join(parent, 'home'))
  chmodSync(join(parent, 'home'), 0o700)
  const cache = join(parent, 'cache')
  mkdirSync(cache)
  const copies = await Promise.all([copyBinaries(found, cache), copyBinaries(found, cache)])
  assert.equal(copies[0], copies[1])
  const runAs = await chooseRunAs(join(parent, 'none'))
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const said = execFileSync(join(copies[0], 'bin', program), ['--version'], { cwd: '/', encoding: 'utf8', ...runAs })
    assert.match(said, /\(PostgreSQL\) 18\./)
  }
})

test('a copy that something has eaten from is made anew', async () => {
  const found = await findPackage()
  const cache = join(parent, 'eaten')
  mkdirSync(cache)
  const copy = await copyBinaries(found, cache)
  const eaten = join(copy, 'share/postgresql/postgres.bki')
  rmSync(eaten)
  assert.equal(await copyBinaries(found, cache), copy)
  assert(existsSync(eaten))
})

function withoutLinks(found: Package, home: string): Package {
  cpSync(found.folder, home, { recursive: true, verbatimSymlinks: true })
  for (const { target } of found.links) rmSync(join(home, target.replace('native/', '')), { force: true })
  return { ...found, folder: home }
}
