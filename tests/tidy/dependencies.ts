import type { Source } from './files.ts'
import { type Import, importsOf, splitSpecifier, workspaceOf } from './imports.ts'
import { isCode, isTest, type Problem } from './source.ts'

const page = 'docs/decisions/dependencies.md'
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']

/** Every package that any package.json asks for has its line, and every line its package. */
export function checkDependencyPage(sources: readonly Source[]): Problem[] {
  const text = sources.find((source) => source.path === page)?.text ?? ''
  const cells = [...text.matchAll(/^\|([^|]*`[^|]*)\|/gm)].flatMap((row) => [...row[1]!.matchAll(/`([^`]+)`/g)])
  const explained = new Set(cells.map((cell) => cell[1]!))
  const used = new Set([...declaredDependencies(sources).values()].flat())
  return [
    ...[...used].filter((name) => !explained.has(name)).map((name) => `${name} is a dependency and has no line here`),
    ...[...explained].filter((name) => !used.has(name)).map((name) => `${name} is explained here and no dependency`),
  ].map((message) => ({ path: page, message }))
}

/** What a workspace needs at run time is imported somewhere in it; tools and binaries of the root are not asked. */
export function checkUnused(sources: readonly Source[]): Problem[] {
  const imported = new Set(sources.filter(({ path }) => isCode(path)).flatMap(packagesImportedBy))
  return manifestsIn(sources)
    .filter((manifest) => workspaceOf(manifest.path) !== '')
    .flatMap((manifest) =>
      namesUnder(manifest, 'dependencies')
        .filter((name) => !imported.has(`${workspaceOf(manifest.path)} ${name}`))
        .map((name) => ({ path: manifest.path, message: `${name} is a dependency that nothing here imports` })),
    )
}

/** What each workspace, and '' for the root, asks a registry for. */
export function declaredDependencies(sources: readonly Source[]): Map<string, string[]> {
  const all = (manifest: Source) => kinds.flatMap((kind) => namesUnder(manifest, kind))
  return new Map(manifestsIn(sources).map((manifest) => [workspaceOf(manifest.path), all(manifest)]))
}

/** What is wrong with an import from a registry: its package is not declared where it is used. */
export function undeclared(
  source: Source,
  one: Import,
  declared: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const [name] = splitSpecifier(one.specifier)
  if (one.specifier.startsWith('node:') || /^[/.]/.test(one.specifier)) return undefined
  const here = declared.get(workspaceOf(source.path)) ?? []
  const inTests = isTest(source.path) ? (declared.get('') ?? []) : []
  const types = one.typeOnly ? (declared.get('') ?? []).filter((dev) => dev.startsWith('@types/')) : []
  if ([...here, ...inTests].includes(name) || types.includes(`@types/${name}`)) return undefined
  return `${name} is not among the dependencies of ${workspaceOf(source.path)}/package.json`
}

function manifestsIn(sources: readonly Source[]): Source[] {
  return sources.filter((source) => /^((packages|apps)\/[^/]+\/)?package\.json$/.test(source.path))
}

function namesUnder(manifest: Source, kind: string): string[] {
  const fields = JSON.parse(manifest.text) as Record<string, Record<string, string> | undefined>
  return Object.keys(fields[kind] ?? {}).filter((name) => !name.startsWith('@teyue/'))
}

function packagesImportedBy(source: Source): string[] {
  return importsOf(source).map((one) => `${workspaceOf(source.path)} ${splitSpecifier(one.specifier)[0]}`)
}
