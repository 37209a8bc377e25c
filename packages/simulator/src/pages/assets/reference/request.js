import { resolved } from './fields.js'

/** @typedef {import('./document.js').Operation} Operation */
/** @typedef {import('./document.js').Schema} Schema */
/** @typedef {{ method: string, target: string, body: string | null }} Filled */

/** A body with what has to be there, to begin with. @param {Operation} operation @param {Record<string, Schema>} schemas */
export function firstBody({ body }, schemas) {
  if (body === null) return null
  const { properties = {}, required = [] } = resolved(body, schemas)
  const entries = required.map((name) => [name, example(properties[name] ?? {}, schemas)])
  return JSON.stringify(Object.fromEntries(entries), null, 2)
}

/** The call with the values of its form; what is not filled in keeps its {name}. @param {Operation} operation @param {Record<string, string>} values @param {string | null} body @returns {Filled} */
export function filled({ method, path, parameters }, values, body) {
  const address = path.replace(/\{(\w+)\}/g, (whole, name) => (values[name] ? encodeURIComponent(values[name]) : whole))
  const query = new URLSearchParams(
    parameters.flatMap(({ name, in: where }) => (where === 'query' && values[name] ? [[name, values[name]]] : [])),
  ).toString()
  return { method, target: query === '' ? address : `${address}?${query}`, body }
}

/** The same for a shell. @param {Filled} filled @param {string} origin */
export function curlOf({ method, target, body }, origin) {
  const parts = ['curl -s', ...(method === 'GET' ? [] : [`-X ${method}`]), quoted(`${origin}${target}`)]
  if (body !== null) parts.push("-H 'Content-Type: application/json'", `-d ${quoted(compact(body))}`)
  return parts.join(' ')
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** @param {string} body */
function compact(body) {
  try {
    return JSON.stringify(JSON.parse(body))
  } catch {
    return body
  }
}

/** @param {Schema} schema @param {Record<string, Schema>} schemas @returns {unknown} */
function example(schema, schemas) {
  const own = resolved(schema, schemas)
  if (own.enum) return own.enum[0]
  const [choice] = own.anyOf ?? own.oneOf ?? []
  if (choice) return example(choice, schemas)
  switch (Array.isArray(own.type) ? own.type[0] : own.type) {
    case 'integer':
    case 'number':
      return Math.max(1, own.minimum ?? 1)
    case 'boolean':
      return true
    case 'array':
      return []
    case 'object': {
      const { properties = {}, required = [] } = own
      return Object.fromEntries(required.map((name) => [name, example(properties[name] ?? {}, schemas)]))
    }
    default:
      return own.format === 'date-time' ? new Date().toISOString() : ''
  }
}
