import path from 'node:path'
import type { Source } from './files.ts'
import { lineAt, type Problem } from './source.ts'

const errorPage = 'docs/errors.md'

/** Every link of a Markdown file to a file here, and to a heading in it, leads somewhere. `files` are all paths. */
export function checkLinks(sources: readonly Source[], files: readonly string[]): Problem[] {
  const texts = new Map(sources.map((source) => [source.path, source.text]))
  const known = new Set([...files, ...files.flatMap(foldersOf)])
  return markdown(sources).flatMap((source) =>
    linksOf(source).flatMap(({ href, line }) => {
      const [file = '', anchor] = decodeURI(href).split('#')
      const target =
        file === '' ? source.path : path.posix.join(path.posix.dirname(source.path), file).replace(/\/$/, '')
      if (!known.has(target)) return [{ path: source.path, line, message: `the link ${href} leads nowhere` }]
      if (!anchor || headingsOf(texts.get(target) ?? '').includes(anchor)) return []
      return [{ path: source.path, line, message: `${target} has no heading #${anchor}` }]
    }),
  )
}

/** `| \`CODE\` | status | …` in docs/errors.md says what the catalogue in errors.ts says. */
export function checkErrorPage(
  sources: readonly Source[],
  catalogue: Readonly<Record<string, { readonly status: number }>>,
): Problem[] {
  const text = sources.find((source) => source.path === errorPage)?.text ?? ''
  const rows = [...text.matchAll(/^\|\s*`([A-Z][A-Z0-9_]*)`\s*\|\s*(\d{3})?/gm)]
  const documented = new Map(rows.map((row) => [row[1]!, { status: row[2], line: lineAt(text, row.index) }]))
  const missing = Object.keys(catalogue).filter((code) => !documented.has(code))
  const stale = [...documented].filter(([code]) => !catalogue[code])
  const wrong = [...documented].filter(
    ([code, { status }]) => catalogue[code] && status && Number(status) !== catalogue[code].status,
  )
  return [
    ...missing.map((code) => ({ path: errorPage, message: `${code} is in errors.ts and has no row here` })),
    ...stale.map(([code, { line }]) => ({ path: errorPage, line, message: `${code} is not in errors.ts` })),
    ...wrong.map(([code, { line }]) => ({
      path: errorPage,
      line,
      message: `${code} is ${catalogue[code]!.status} in errors.ts`,
    })),
  ]
}

function markdown(sources: readonly Source[]): Source[] {
  return sources.filter((source) => source.path.endsWith('.md'))
}

function linksOf(source: Source): { href: string; line: number }[] {
  const prose = withoutCodeBlocks(source.text)
  return [...prose.matchAll(/\]\(<?([^()\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(\S+)/gm)]
    .map((match) => ({ href: match[1] ?? match[2]!, line: lineAt(prose, match.index) }))
    .filter(({ href }) => !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href))
}

// As GitHub names them: lower case, without punctuation, spaces as hyphens, a repeat counted.
function headingsOf(text: string): string[] {
  const seen = new Map<string, number>()
  return [...withoutCodeBlocks(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) => {
    const slug = match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-')
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  })
}

function withoutCodeBlocks(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ')
  return text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, blank)
}

function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
