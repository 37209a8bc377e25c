import type { Source } from './files.ts'
import { codeOf, isCode, type Problem } from './source.ts'

const maxLines = 300
const maxTestLines = 400
const generated = /\/tables\.ts$|^packages\/sdk\/src\/generated\//

export function checkSize(sources: readonly Source[]): Problem[] {
  return sources
    .filter(({ path }) => isCode(path) && !generated.test(path))
    .flatMap(({ path, text }) => {
      const limit = /\.(test|story)\.tsx?$/.test(path) ? maxTestLines : maxLines
      const lines = text.trimEnd().split('\n').length
      return lines > limit
        ? [{ path, message: `${lines} lines, and ${limit} is the end: it is more than one thing` }]
        : []
    })
}

/** A file that only hands on what others export hides where things are. */
export function checkBarrels(sources: readonly Source[]): Problem[] {
  return sources
    .filter(({ path, text }) => isCode(path) && isBarrel(text))
    .map(({ path }) => ({ path, message: 'only re-exports: import from the files themselves' }))
}

function isBarrel(text: string): boolean {
  const handedOn = /^\s*export\s+(type\s+)?(\{[^}]*\}|\*(\s+as\s+\w+)?)\s*from\s*(['"])\s*\4\s*;?/gm
  const imported = /^\s*import\s[^'"]*(['"])\s*\1\s*;?|^\s*export\s+(type\s+)?\{[^}]*\}\s*;?\s*$/gm
  const code = codeOf(text)
  if (!/^\s*export\b/m.test(code)) return false
  return code.replace(handedOn, '').replace(imported, '').trim() === ''
}
