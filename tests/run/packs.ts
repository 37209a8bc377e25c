import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Loading what a test needs takes longer than most test files: as many as this share a process that has loaded it once. */
const filesInPack = 15
/** Whose time goes into processes and browsers of their own, and not into loading. */
const playedAlone = ['/cli/', '/embedded/', 'tests/browser/', 'tests/demo/', 'tests/storm/', 'package.test.ts']

/** Files that load much the same, and so are played in one process; the long ones, alone, come first. */
export function packsOf(files: readonly string[]): string[][] {
  const alone = files.filter((file) => playedAlone.some((words) => file.includes(words)))
  const shared = files.filter((file) => !alone.includes(file))
  const packs = [...Map.groupBy(shared, workspaceOf).values()].flatMap(divide)
  return [...alone.map((file) => [file]), ...packs]
}

function workspaceOf(file: string): string {
  return file.split('/').slice(0, 2).join('/')
}

/** Even parts in the files' order. */
function divide(files: readonly string[]): string[][] {
  const parts = Math.ceil(files.length / filesInPack)
  return Array.from({ length: parts }, (_, part) =>
    files.slice(Math.floor((part * files.length) / parts), Math.floor(((part + 1) * files.length) / parts)),
  )
}

/** What `node --test` is told to run: a lone file as it is, several by a file that plays them. */
export function entriesOf(packs: readonly (readonly string[])[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'teyue-packs-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const player = pathToFileURL(path.join(import.meta.dirname, 'play-files.ts')).href
  return packs.map((files, number) => {
    if (files.length === 1) return files[0]!
    const entry = path.join(folder, `${number}-${workspaceOf(files[0]!).replace('/', '-')}.test.mjs`)
    writeFileSync(entry, `import { playFiles } from '${player}'\nplayFiles(${JSON.stringify(files, null, 2)})\n`)
    return entry
  })
}
