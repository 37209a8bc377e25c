/** What stands at a path of an opened form; an empty text where nothing does. @param {unknown} form @param {string} path */
export function textAt(form, path) {
  /** @type {unknown} */
  let value = form
  for (const name of path.slice(1).split('/')) {
    if (typeof value !== 'object' || value === null) return ''
    value = /** @type {Record<string, unknown>} */ (value)[name]
  }
  return typeof value === 'string' ? value : ''
}

/** The full name that the papers of an application give. @param {unknown} form */
export function subjectName(form) {
  const paths = ['/subject_info/business_license_info/merchant_name', '/subject_info/certificate_info/merchant_name']
  return first(form, paths) || textAt(form, '/contact_info/contact_name')
}

/** @param {unknown} form */
export function confirmedName(form) {
  const paths = ['/subject_info/business_licence_info/merchant_name', '/subject_info/certificate_info/merchant_name']
  return first(form, paths) || textAt(form, '/identification_info/identification_name')
}

/** Every field with a value, by its last name, which is what a rejection names. @param {unknown} form @param {string} [path] @returns {string[]} */
export function filledPaths(form, path = '') {
  if (Array.isArray(form)) return form.slice(0, 1).flatMap((item) => filledPaths(item, `${path}/*`))
  if (typeof form !== 'object' || form === null) return [path]
  return Object.entries(form).flatMap(([name, inner]) => filledPaths(inner, `${path}/${name}`))
}

/** @param {unknown} form @param {string[]} paths */
function first(form, paths) {
  return paths.map((path) => textAt(form, path)).find((text) => text !== '') ?? ''
}
