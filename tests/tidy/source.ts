import type { Source } from './files.ts'

/** A broken rule, with the place and what to do about it. */
export type Problem = { readonly path: string; readonly line?: number; readonly message: string }

type Kind = 'code' | 'comment' | 'quoted' | 'regex'
type Span = { readonly kind: Kind; readonly start: number; readonly end: number }

const comment = /\/\/.*|\/\*[\s\S]*?\*\//y
const quoted = /'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/y
const templatePart = /[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y
const codeRun = /[^'"`/{}]+/y
const regex = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y

// After one of these a slash begins a regular expression; after anything else it divides.
const beforeRegex = /(?:^|[([{},;:=!&|?+\-*%<>~]|\b(?:return|typeof|case|of|in))$/

/** The text without comments and what stands in strings and regular expressions; every offset stays where it was. */
export function codeOf(text: string): string {
  return blank(text, ['comment', 'quoted', 'regex'])
}

/** Only what stands in strings and templates. */
export function stringsOf(text: string): string {
  return blank(text, ['code', 'comment', 'regex'])
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** TypeScript and JavaScript, by their names. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|js|mjs)$/.test(path)
}

/** Test code may reach anywhere: tests, what only they import, and what measures. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /^(tests|bench)\//.test(path) || /\/src\/(.+\/)?testing\//.test(path)
}

/** Every place where the pattern matches `searched`, which must have the offsets of the source's text. */
export function findAll(source: Source, searched: string, pattern: RegExp, message: string): Problem[] {
  return [...searched.matchAll(pattern)].map((match) => ({
    path: source.path,
    line: lineAt(source.text, match.index),
    message: message.replace('$0', match[0].trim()),
  }))
}

function blank(text: string, kinds: readonly Kind[]): string {
  let out = ''
  for (const { kind, start, end } of spansOf(text)) {
    const part = text.slice(start, end)
    out += kinds.includes(kind) ? blankInside(part, kind) : part
  }
  return out
}

// A string keeps its two ends, so that what stands around it still reads as code.
function blankInside(part: string, kind: Kind): string {
  const hidden = part.replace(/[^\n]/g, ' ')
  return kind === 'quoted' ? part[0] + hidden.slice(1, -1) + part.at(-1) : hidden
}

// A `}` may end a block or bring a template string back; the stack knows which.
function* spansOf(text: string): Generator<Span> {
  const open: ('block' | 'template')[] = []
  let before = ''
  for (let start = 0; start < text.length; ) {
    const inTemplate = text[start] === '`' || (text[start] === '}' && open.at(-1) === 'template')
    const span = inTemplate ? templateSpan(text, start) : plainSpan(text, start, before)
    const part = text.slice(start, span.end)
    if (part[0] === '}') open.pop()
    if (part === '{') open.push('block')
    if (inTemplate && part.endsWith('${')) open.push('template')
    if (span.kind !== 'comment') before = (before + part).slice(-12)
    yield span
    start = span.end
  }
}

function templateSpan(text: string, start: number): Span {
  return { kind: 'quoted', start, end: matchEnd(templatePart, text, start) ?? text.length }
}

function plainSpan(text: string, start: number, before: string): Span {
  const found = (kind: Kind, pattern: RegExp) => {
    const end = matchEnd(pattern, text, start)
    return end === undefined ? undefined : { kind, start, end }
  }
  const begins = beforeRegex.test(before.trimEnd()) ? found('regex', regex) : undefined
  const run = { kind: 'code', start, end: matchEnd(codeRun, text, start) ?? start + 1 } as const
  return found('comment', comment) ?? found('quoted', quoted) ?? begins ?? run
}

function matchEnd(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : undefined
}
