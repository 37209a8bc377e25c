/** Where the SDK has a call: `teyue.<resource>.<name>(…)`. */
export type CallName = {
  readonly resource: string
  readonly name: string
  /** What the id in the path is an id of. */
  readonly idName: string | null
}

/**
 * Names follow from addresses, so that a new route needs no name of its own: POST /v1/payments/{id}/refunds makes a
 * refund (`refunds.create`), since refunds have an address; POST /v1/webhook-endpoints/{id}/tests makes a test of an
 * endpoint (`webhookEndpoints.createTest`); and what is no plural is a verb (`payments.close`), or is looked at as one
 * (`overview.get`, `payments.totals`).
 */
export function nameCall(method: string, path: string, resources: ReadonlySet<string>): CallName {
  const [, version, top = '', id, below, ...rest] = path.split('/')
  const resource = camel(top)
  const isOfAll = method === 'get' && below === undefined && id !== '{id}'
  if (version !== 'v1' || rest.length > 0 || (id !== undefined && id !== '{id}' && !isOfAll))
    throw nameless(method, path)
  if (isOfAll) return { resource, name: id ? camel(id) : nameOfLook(resource), idName: null }
  if (id === undefined) {
    if (method === 'post') return { resource, name: 'create', idName: null }
  } else if (below === undefined) {
    const name = { get: 'get', delete: 'remove', patch: 'update', put: 'replace' }[method]
    if (name) return { resource, name, idName: 'id' }
  } else if (method === 'post') {
    const noun = camel(below)
    if (resources.has(noun)) return { resource: noun, name: 'create', idName: singular(resource) }
    return { resource, name: noun.endsWith('s') ? `create${capital(singular(noun))}` : noun, idName: 'id' }
  } else if (method === 'get') {
    return { resource, name: `${nameOfLook(below)}${capital(camel(below))}`, idName: 'id' }
  }
  throw nameless(method, path)
}

/** The resources that have an address of their own. */
export function resourcesOf(paths: readonly string[]): Set<string> {
  return new Set(paths.map((path) => camel(path.split('/')[2] ?? '')))
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function singular(plural: string): string {
  return plural.endsWith('ies') ? `${plural.slice(0, -3)}y` : plural.replace(/s$/, '')
}

function nameOfLook(noun: string): 'list' | 'get' {
  return noun.endsWith('s') || noun === 'people' || noun === 'audit' ? 'list' : 'get'
}

function camel(segment: string): string {
  return segment.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function nameless(method: string, path: string): Error {
  return new Error(`cli/sdk/name-call.ts has no rule that names ${method.toUpperCase()} ${path}: give it one`)
}
