import { declaredDependencies, undeclared } from './dependencies.ts'
import type { Source } from './files.ts'
import { type Import, importsOf, resolveImport, splitSpecifier, workspaceOf } from './imports.ts'
import {
  allows,
  featureOf,
  featureOrder,
  freeLayers,
  layerOf,
  serverLayers,
  targetLayer,
  workspaceImports,
} from './layers.ts'
import { isCode, isTest, type Problem } from './source.ts'

// What only reaches out, or only the machine underneath, is for these layers.
const outward = /^node:(https?|http2|net|tls|dns|dgram|child_process|cluster|worker_threads|fs|os)(\/|$)/
const reachesOut = [
  'errands',
  'wechat',
  'http',
  'embedded',
  'config',
  'env',
  'secrets',
  'storage',
  'queue',
  'kit',
  'outbound',
]
const pureBuiltins = ['node:assert/strict', 'node:buffer', 'node:crypto']

/** Between workspaces: who may know whom, and everything from a registry is declared where it is used. */
export function checkWorkspaceImports(sources: readonly Source[]): Problem[] {
  const declared = declaredDependencies(sources)
  return eachImport(sources, (source, one) => {
    const from = workspaceOf(source.path)
    const target = resolveImport(source.path, one.specifier)
    if (target === undefined) return from === '' ? undefined : undeclared(source, one, declared)
    const to = workspaceOf(target)
    if (from === '' || to === from || workspaceImports[from]?.includes(to)) return undefined
    if (isBuildScript(source.path) && target.startsWith('scripts/')) return undefined
    return `${from} may not import ${to || 'from outside the workspaces'}: ${one.specifier}`
  })
}

/** Inside the server: which layer may import which layer and which library. */
export function checkLayerImports(sources: readonly Source[]): Problem[] {
  return eachImport(sources.filter(isServerCode), (source, one) => {
    const from = layerOf(source.path)!
    const layer = serverLayers[from]
    if (!layer) return freeLayers.includes(from) ? undefined : `${from} is no layer of tests/tidy/layers.ts`
    const to = targetLayer(source.path, one.specifier)
    if (to !== undefined)
      return allows(layer, to, one.typeOnly) ? undefined : `${from} may not import ${to}: ${one.specifier}`
    if (one.specifier.startsWith('node:')) return builtin(from, one)
    return layer.libraries.includes(splitSpecifier(one.specifier)[0])
      ? undefined
      : `${from} may not import the library ${one.specifier}`
  })
}

/** Between features: one way, and only to a noun or a use case; a use case calls only those that join its transaction. */
export function checkFeatureImports(sources: readonly Source[]): Problem[] {
  const texts = new Map(sources.map((source) => [source.path, source.text]))
  return eachImport(sources.filter(isServerCode), (source, one) => {
    const from = featureOf(source.path)
    const target = resolveImport(source.path, one.specifier)
    const to = target && featureOf(target)
    if (!from || !target || !to || from === to) return undefined
    const wrongWay = againstTheOrder(from, to)
    if (wrongWay) return wrongWay
    const role = layerOf(target)!
    if (!['noun', 'usecase'].includes(role)) return `${from} reaches into ${to} through its ${role}: ${one.specifier}`
    if (layerOf(source.path) !== 'usecase' || role !== 'usecase' || one.typeOnly) return undefined
    const opens = one.names.find((name) => opensTransaction(texts.get(target) ?? '', name))
    return (
      opens && `${opens} opens a transaction of its own (takes ctx); a use case may only call one that joins (takes tx)`
    )
  })
}

/** A feature is a flat folder of files that have a role. */
export function checkFeatureFolders(sources: readonly Source[]): Problem[] {
  return sources
    .filter((source) => /^apps\/server\/src\/features\/[^/]+(\/[^/]+\/|$|\.ts)/.test(source.path))
    .map(({ path }) => ({ path, message: 'a feature is a flat folder: features/<feature>/<file>.ts' }))
}

function eachImport(sources: readonly Source[], judge: (source: Source, one: Import) => string | undefined): Problem[] {
  return sources
    .filter((source) => isCode(source.path))
    .flatMap((source) =>
      importsOf(source).flatMap((one) => {
        const message = judge(source, one)
        return message ? [{ path: source.path, line: one.line, message }] : []
      }),
    )
}

function isServerCode(source: Source): boolean {
  return layerOf(source.path) !== undefined && !isTest(source.path)
}

function builtin(from: string, one: Import): string | undefined {
  const pure = from === 'noun' || from === 'errors'
  const allowed = pure
    ? pureBuiltins.includes(one.specifier)
    : !outward.test(one.specifier) || reachesOut.includes(from)
  return allowed ? undefined : `${from} may not import ${one.specifier}`
}

function againstTheOrder(from: string, to: string): string | undefined {
  const [above, below] = [rank(from), rank(to)]
  if (above === -1 || below === -1)
    return `${above === -1 ? from : to} has no place in featureOrder of tests/tidy/layers.ts`
  return above < below ? undefined : `feature ${from} may not import feature ${to}: features import one way, downwards`
}

function rank(feature: string): number {
  return featureOrder.findIndex((names) => names.includes(feature))
}

function opensTransaction(text: string, name: string): boolean {
  return new RegExp(`export async function ${name}(?:<[^(]*>)?\\(\\s*ctx\\b`).test(text)
}

/** Packages are built by one script of the repository; nothing of it is in what is built. */
function isBuildScript(path: string): boolean {
  return /^packages\/[^/]+\/build\.ts$/.test(path)
}
