type Json = Readonly<Record<string, unknown>>

/** Each field of a form that something stands in, under WeChat's name of it. */
export function fieldsOf(json: unknown, path = ''): { readonly path: string; readonly value: string }[] {
  if (Array.isArray(json)) return json.flatMap((item, index) => fieldsOf(item, `${path}/${index}`))
  if (typeof json === 'object' && json !== null)
    return Object.entries(json).flatMap(([name, value]) => fieldsOf(value, path === '' ? name : `${path}/${name}`))
  return [{ path, value: String(json) }]
}

/** A change of one field: `/contact_info/name` and its value, nested as the form is. */
export function changeOf(path: string, value: unknown): Json {
  const names = path.slice(1).split('/')
  return names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Json
}
