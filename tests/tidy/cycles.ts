import type { Source } from './files.ts'
import { importsOf, resolveImport } from './imports.ts'
import { isCode, type Problem } from './source.ts'

/** Each cycle once, told from the file that comes first by name. Types count: what needs each other is one thing. */
export function checkCycles(sources: readonly Source[]): Problem[] {
  const graph = importGraph(sources)
  const done = new Set<string>()
  const problems: Problem[] = []
  for (const start of [...graph.keys()].sort()) {
    const cycle = done.has(start) ? undefined : findCycle(graph, start)
    if (!cycle) continue
    for (const file of cycle) done.add(file)
    problems.push({ path: start, message: `imports itself by way of ${[...cycle.slice(1), start].join(' → ')}` })
  }
  return problems
}

function importGraph(sources: readonly Source[]): Map<string, string[]> {
  const files = new Set(sources.map((source) => source.path))
  const code = sources.filter((source) => isCode(source.path))
  return new Map(code.map((source) => [source.path, targetsOf(source).filter((target) => files.has(target))]))
}

function targetsOf(source: Source): string[] {
  return importsOf(source).flatMap((one) => resolveImport(source.path, one.specifier) ?? [])
}

/** The shortest way from a file back to itself. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const waiting = [start]
  for (const file of waiting) {
    for (const target of graph.get(file) ?? []) {
      if (target === start) return pathTo(cameFrom, start, file)
      if (cameFrom.has(target)) continue
      cameFrom.set(target, file)
      waiting.push(target)
    }
  }
  return undefined
}

function pathTo(cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] {
  const path = [end]
  while (path[0] !== start) path.unshift(cameFrom.get(path[0]!)!)
  return path
}
