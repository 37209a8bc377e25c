export type View = { readonly name: string; readonly values: Readonly<Record<string, string>> }

export const MAX_VIEWS = 12

/** What a list is narrowed to by the filters of these names. */
export function valuesOf(
  names: readonly string[],
  values: Readonly<Record<string, string | undefined>>,
): View['values'] {
  return Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])))
}

export function isSameView(one: View['values'], other: View['values']): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}

/** A name stands for one view: kept again, it means what is shown now. */
export function withView(views: readonly View[], view: View): readonly View[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-MAX_VIEWS)
}

/** What a browser kept may be anything: it is its owner's to change. */
export function viewsIn(kept: string | null): readonly View[] {
  try {
    const found: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(found) ? found.filter(isView).slice(0, MAX_VIEWS) : []
  } catch {
    return []
  }
}

function isView(one: unknown): one is View {
  if (typeof one !== 'object' || one === null) return false
  const { name, values } = one as { readonly name?: unknown; readonly values?: unknown }
  if (typeof name !== 'string' || typeof values !== 'object' || values === null) return false
  return Object.values(values).every((value) => typeof value === 'string')
}
