import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file of the tree: its path from the root with forward slashes, and its whole text. */
export type Source = { readonly path: string; readonly text: string }

const readable = /\.(ts|tsx|js|mjs|css|html|sql|md|json|yaml|yml|sh)$/
const notOurs = new Set(['node_modules', 'dist', 'package-lock.json'])
const hiddenAndOurs = new Set(['.ci', '.env.example'])

/** Paths of all files under `root` that are ours: nothing installed, built, or hidden except what is listed. */
export function findFiles(root: string, folder = ''): string[] {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true })
  return entries.filter(isOurs).flatMap((entry) => {
    const here = folder ? `${folder}/${entry.name}` : entry.name
    return entry.isDirectory() ? findFiles(root, here) : [here]
  })
}

export function readTree(root: string): Source[] {
  return findFiles(root)
    .filter((file) => readable.test(file))
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }))
}

function isOurs(entry: { readonly name: string }): boolean {
  return !notOurs.has(entry.name) && (!entry.name.startsWith('.') || hiddenAndOurs.has(entry.name))
}
