import path from 'node:path'
import type { Source } from './files.ts'
import { codeOf, lineAt } from './source.ts'

/** One import or re-export. `names` are those taken as values, under the names the other file gives them. */
export type Import = {
  readonly specifier: string
  readonly line: number
  readonly typeOnly: boolean
  readonly names: readonly string[]
}

// They are looked for in code whose strings are blank, so that an import inside a string is none.
const statement =
  /^[ \t]*(?:import|export)(?<type>\s+type)?\s+(?<clause>\*(?:\s+as\s+[\w$]+)?|[\w$\s,]*\{[^}]*\}|[\w$]+(?:\s*,\s*\*\s+as\s+[\w$]+)?)\s+from\s*(?<string>'[^']*'|"[^"]*")/dgm
const bare = /^[ \t]*import\s*(?<string>'[^']*'|"[^"]*")/dgm
const dynamic = /\bimport\(\s*(?<string>'[^']*'|"[^"]*")/dg
// A package whose file is handed on, as to a browser, is used as much as one that runs here.
const resolved = /\bimport\.meta\.resolve\(\s*(?<string>'[^']*'|"[^"]*")/dg

const workspaceFolders: Readonly<Record<string, string>> = {
  '@teyue/wechatpay': 'packages/wechatpay',
  '@teyue/simulator': 'packages/simulator',
  '@teyue/contract': 'packages/contract',
  '@teyue/sdk': 'packages/sdk',
  '@teyue/server': 'apps/server',
  '@teyue/console': 'apps/console',
  '@teyue/cashier': 'apps/cashier',
}

export function importsOf(source: Source): Import[] {
  const code = codeOf(source.text)
  return [statement, bare, dynamic, resolved].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => read(source, match)),
  )
}

/** The path in this tree that an import means, or undefined when it comes from Node or a registry. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier)
  const [name, rest] = splitSpecifier(specifier)
  const folder = workspaceFolders[name]
  return folder && `${folder}/src/${rest}.ts`
}

/** `@scope/name/sub/path` is the package `@scope/name` and the rest. */
export function splitSpecifier(specifier: string): [string, string] {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  return [parts.slice(0, length).join('/'), parts.slice(length).join('/')]
}

/** The folder of the workspace a path lies in: `packages/x` or `apps/x`, or '' for the root. */
export function workspaceOf(file: string): string {
  return /^(?:packages|apps)\/[^/]+/.exec(file)?.[0] ?? ''
}

function read(source: Source, match: RegExpExecArray): Import {
  const [start, end] = match.indices!.groups!.string!
  const names = namesIn(match.groups?.clause ?? '')
  return {
    specifier: source.text.slice(start + 1, end - 1),
    line: lineAt(source.text, start),
    typeOnly: Boolean(match.groups?.type) || (names.length > 0 && names.every((name) => name.startsWith('type '))),
    names: names.filter((name) => !name.startsWith('type ')),
  }
}

function namesIn(clause: string): string[] {
  const list = /\{([^}]*)\}/.exec(clause)?.[1] ?? ''
  const names = list.split(',').map((name) => name.trim().replace(/\s+as\s+.*$/, ''))
  const others = clause.replace(/\{[^}]*\}/, '').split(',')
  return [...names, ...others.map((name) => name.trim())].filter((name) => name !== '')
}
